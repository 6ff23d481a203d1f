"""Open a delivery: its first bytes, not its name, say what it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zipfile import is_zipfile

import duckdb

from simpul.landing import Landing
from simpul.readers.archives import Archive
from simpul.readers.columns import open_columns
from simpul.readers.records import open_records
from simpul.readers.refusals import refused
from simpul.readers.sheets import open_sheet
from simpul.readers.source import Source
from simpul.readers.tables import open_table

STRANGERS = {
    b"\xd0\xcf\x11\xe0": ("an old .xls workbook or one locked by a password", "save it as .xlsx without a password"),
    b"\x1f\x8b": ("compressed by gzip", "send it as it is or as .zip"),
    b"7z\xbc\xaf": ("a 7z archive", "send it as it is or as .zip"),
    b"Rar!": ("a RAR archive", "send it as it is or as .zip"),
    b"%PDF": ("a PDF", "send the table itself"),
    b"\x28\xb5\x2f\xfd": ("compressed by zstd", "send it as it is or as .zip"),
}
"""Beginnings of what agencies send by mistake."""


def open_source(connection: duckdb.DuckDBPyConnection, payload: Path, landing: Landing, known: set[str]) -> Source:
    """Open a payload as a relation of ``connection``.

    Reading the relation may still fail on a late line: do it inside ``readers.refusing(where)``.

    Args:
        connection: where the relation can be used; it lives no longer than this connection.
        payload: the bytes as they came.
        landing: which sheet, which key.
        known: promised names as ``headers.normal`` writes them; they tell the header row.

    Raises:
        PromiseBroken: empty, cut, hostile, or of no format that we read; names file, sheet, row or line.
    """
    with payload.open("rb") as file:
        head = file.read(4096)
    for beginning, (what, todo) in STRANGERS.items():
        if head.startswith(beginning):
            raise refused(what, payload.name, todo)
    if not head.strip():
        raise refused("the file is empty", payload.name)
    if head.startswith(b"PAR1"):
        return open_columns(connection, payload)
    if head.startswith(b"PK") or is_zipfile(payload):
        return _open_archive(connection, payload, landing, known)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"[", b"{"):
        return open_records(connection, payload, landing.records)
    return open_table(connection, payload, known)


def _open_archive(connection: duckdb.DuckDBPyConnection, payload: Path, landing: Landing, known: set[str]) -> Source:
    archive = Archive(payload)
    archive.guard()
    if archive.is_workbook:
        return open_sheet(connection, archive, landing.sheet, known)
    member = archive.extract()
    if is_zipfile(member) and not Archive(member).is_workbook:
        raise refused("a zip inside a zip", f"{payload.name}, {member.name}", "send a zip of one data file")
    source = open_source(connection, member, landing, known)
    return replace(source, place=", ".join(part for part in (member.name, source.place) if part))
