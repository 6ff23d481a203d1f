"""A payload written anew in its own format, from the rows and headers that a reader found in it."""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from zipfile import ZIP_DEFLATED, ZipFile

import duckdb
import xlsxwriter

from simpul.promises.promise import quoted
from simpul.readers.archives import Archive

BATCH = 10_000


def form_of(payload: Path) -> str:
    """Return what a payload is, told by its first bytes as the readers tell it."""
    with payload.open("rb") as file:
        head = file.read(4096)
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK"):
        return "workbook" if Archive(payload).is_workbook else "zip"
    return "json" if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"[", b"{") else "csv"


@dataclass(frozen=True)
class Rows:
    """A relation whose columns, in their order, have these names as delivered; ``sheet`` is a workbook's."""

    relation: str
    headers: list[str]
    sheet: str = ""


def write(connection: duckdb.DuckDBPyConnection, rows: Rows, form: str, out: Path) -> None:
    """Write rows to ``out``; ``form`` is as ``form_of`` tells it."""
    if form == "workbook":
        _write_workbook(connection, rows, out)
    elif form == "csv":
        _write_csv(connection, rows, out)
    else:
        columns = [row[0] for row in connection.execute(f"describe from {rows.relation}").fetchall()]
        named = ", ".join(f"{column} as {_name(name)}" for column, name in zip(columns, rows.headers, strict=True))
        connection.execute(f"copy (select {named} from {rows.relation}) to '{quoted(out)}' (format {form})")


def pack(member: Path, name: str, out: Path) -> None:
    """Put one file into a zip under its name."""
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.write(member, name)


def _write_csv(connection: duckdb.DuckDBPyConnection, rows: Rows, out: Path) -> None:
    body = Path(mkdtemp(prefix="simpul-")) / "body.csv"
    connection.execute(f"copy (from {rows.relation}) to '{quoted(body)}' (format csv, header false)")
    head = io.StringIO(newline="")
    csv.writer(head, lineterminator="\n").writerow(rows.headers)
    with out.open("xb") as file, body.open("rb") as rest:
        file.write(head.getvalue().encode())
        shutil.copyfileobj(rest, file)
    body.unlink()


def _write_workbook(connection: duckdb.DuckDBPyConnection, rows: Rows, out: Path) -> None:
    found = connection.execute(f"from {rows.relation}")
    plain = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(out), plain | {"constant_memory": True}) as book:
        page = book.add_worksheet(rows.sheet[:31])
        page.write_row(0, 0, rows.headers)
        place = 0
        while batch := found.fetchmany(BATCH):
            for row in batch:
                place += 1
                for column, cell in enumerate(row):
                    if cell is not None:
                        page.write_string(place, column, cell)


def _name(header: str) -> str:
    return '"' + header.replace('"', '""') + '"'
