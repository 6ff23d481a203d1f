"""Build what no agency should send, and look at what the readers make of it."""

from __future__ import annotations

import os
import resource
import stat
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
from simpul.landing import Landing
from simpul.readers import open_source, refusing

HTML = b"<!DOCTYPE html>\n<html><body><h1>502 Bad Gateway</h1></body></html>\n"
Rows = list[list[Any]]


def look(payload: Path, known: frozenset[str] = frozenset(), **landing: str) -> dict[str, Any]:
    """Open a payload, read all of it, and say what stood in it and how much memory that took."""
    connection = duckdb.connect(config={"threads": 2, "memory_limit": "1GB"})
    source = open_source(connection, payload, Landing(connector="drop", match=("*",), **landing), set(known))
    with refusing(payload.name):
        rows = connection.execute(f"select * from {source.relation}").fetchall()
    return {
        "headers": source.headers, "rows": rows, "first_row": source.first_row, "notes": source.notes,
        "place": source.place, "total": source.total, "types": source.column_types,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }  # fmt: skip


def look_with(payload: Path, known: frozenset[str], landing: dict[str, str]) -> dict[str, Any]:
    """Do the same, called by position, in a child."""
    return look(payload, known, **landing)


def write(path: Path, content: bytes | str) -> Path:
    """Write a small file."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def workbook(path: Path, **sheets: Rows) -> Path:
    """Write a workbook; a text that begins with = is a formula without a value."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def zip_of(path: Path, members: dict[str, bytes], links: tuple[str, ...] = ()) -> Path:
    """Write a zip with these entries, some of them symbolic links."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            if name in links:
                entry.external_attr = (stat.S_IFLNK | 0o777) << 16
            file.writestr(entry, content)
    return path


def altered(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """Replace bytes in one part of a workbook."""
    with zipfile.ZipFile(path) as file:
        members = {name: file.read(name) for name in file.namelist()}
    assert old in members[part], members[part][:400]
    members[part] = members[part].replace(old, new)
    return zip_of(path, members)


def bomb(path: Path, megabytes: int, inside: str = "rows.csv") -> Path:
    """Write a small zip that unpacks to zeros without end."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file, file.open(inside, "w", force_zip64=True) as member:
        for _ in range(megabytes):
            member.write(bytes(1 << 20))
    return path


def sparse(path: Path, head: bytes, size: int) -> Path:
    """Write a file that is nearly all hole: it costs no disk and reads as zeros."""
    path.write_bytes(head)
    os.truncate(path, size)
    return path
