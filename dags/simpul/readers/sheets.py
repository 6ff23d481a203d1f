"""XLSX: the right sheet, its header row, and every cell as text without loss."""

from __future__ import annotations

import re
from typing import NamedTuple

import duckdb
import fastexcel
import pyarrow as pa

from simpul.readers.archives import Archive
from simpul.readers.cells import texts_of
from simpul.readers.headers import SEARCHED_ROWS, HeaderRow, find_header
from simpul.readers.refusals import refused
from simpul.readers.source import Source, names
from simpul.readers.workbook import formulas_of, has_links


class Choice(NamedTuple):
    """A sheet and where its header stands."""

    sheet: str
    header: HeaderRow


def open_sheet(connection: duckdb.DuckDBPyConnection, archive: Archive, wanted: str | None, known: set[str]) -> Source:
    """Open one sheet of a guarded workbook.

    Raises:
        PromiseBroken: damaged, no sheet of the wanted name, no cell in any sheet.
    """
    try:
        book = fastexcel.read_excel(str(archive.path))
        choice = _choose(book, archive, wanted, known)
        formulas = formulas_of(archive, choice.sheet)
        cells = texts_of(connection, book, choice.sheet, formulas.without_value)
    except fastexcel.FastExcelError as error:
        raise refused(f"no workbook that we can read: {str(error).splitlines()[0]}", archive.path.name) from error
    notes = []
    if formulas.count:
        more = f" (and {formulas.count - 1} more)" if formulas.count > 1 else ""
        notes.append(f"formula in {choice.sheet}!{formulas.first}{more}")
    if has_links(archive):
        notes.append("values taken from other workbooks may be old")
    headers, rows = _cut(cells, choice.header.position)
    connection.register("delivered_sheet", rows)
    types = ["VARCHAR"] * len(headers)
    first_row = choice.header.position + 2
    return Source("delivered_sheet", headers, types, first_row, str(rows.num_rows), notes, choice.sheet)


def _choose(book: fastexcel.ExcelReader, archive: Archive, wanted: str | None, known: set[str]) -> Choice:
    """Return the sheet of the wanted name; of several, the one with most promised names in its header."""
    sheets = [sheet for sheet in book.sheet_names if wanted is None or re.fullmatch(wanted, sheet)]
    if not sheets:
        raise refused(
            f"no sheet named like {wanted!r}; there are: {', '.join(book.sheet_names)}",
            archive.path.name,
            "send the sheet, or let the steward correct the contract",
        )
    choices = [Choice(sheet, find_header(rows, known)) for sheet in sheets if any(map(any, rows := _top(book, sheet)))]
    if not choices:
        raise refused("no cell is filled", f"{archive.path.name}, {', '.join(sheets)}")
    return max(choices, key=lambda choice: choice.header.matches)


def _top(book: fastexcel.ExcelReader, sheet: str) -> list[list[str | None]]:
    top = book.load_sheet(sheet, header_row=None, skip_rows=0, n_rows=SEARCHED_ROWS, dtypes="string").to_arrow()
    return [list(row) for row in zip(*(column.to_pylist() for column in top.columns), strict=True)]


def _cut(cells: pa.Table, position: int) -> tuple[list[str], pa.Table]:
    """Return the header and the rows below it, without trailing columns that have neither name nor value."""
    headers = [" ".join((column[position].as_py() or "").split()) for column in cells.columns]
    rows = cells.slice(position + 1)
    width = len(headers)
    while width and not headers[width - 1] and rows.column(width - 1).null_count == rows.num_rows:
        width -= 1
    return headers[:width], rows.select(range(width)).rename_columns(names(width))
