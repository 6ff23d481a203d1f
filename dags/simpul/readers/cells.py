"""Cells as text without loss: 25 stays 25, a third keeps its sixteen digits, a day is ISO, an error says its name."""

from __future__ import annotations

import re
from collections import defaultdict

import duckdb
import fastexcel
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from simpul.readers.source import names

Place = tuple[int, int]
"""Row and column of a cell, from 0."""
Marks = dict[Place, str]

FORMULA = "=FORMULA"
"""Stands for a formula whose result did not come along: it fails every type but text."""
ERRORS = {"Div0": "#DIV/0!", "NA": "#N/A", "Name": "#NAME?", "Null": "#NULL!", "Num": "#NUM!", "Ref": "#REF!"}


def texts_of(
    connection: duckdb.DuckDBPyConnection, book: fastexcel.ExcelReader, sheet: str, formulas: list[Place]
) -> pa.Table:
    """Return every cell of a sheet from its first row on; columns c0, c1, ….

    Args:
        connection: computes the texts; nothing stays in it.
        book: the open workbook.
        sheet: its name.
        formulas: where in the sheet stand formulas without a value.
    """
    loaded = book.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string")
    batch, errors = loaded.to_arrow_with_errors()
    width = names(batch.num_columns)
    texts = pa.table(batch.columns, names=width)
    numbers = book.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="float").to_arrow()
    exact = _exact(connection, texts, pa.table(numbers.columns, names=[f"n{c}" for c in width]))
    begins = loaded.selected_columns[0].absolute_index if width else min((c for _, c in formulas), default=0)
    marks = {error.position: _name_of(error.detail) for error in (errors.errors if errors else [])}
    # a column of formulas left of every value has no name either: nothing was promised of it
    marks |= {(row, column - begins): FORMULA for row, column in formulas if column >= begins}
    return _marked(_wide_enough(exact, marks), marks)


def _name_of(detail: str) -> str:
    """Return what Excel shows for an error that fastexcel describes."""
    kind = re.search(r"Error\((\w+)\)", detail)
    return ERRORS.get(kind[1], "#VALUE!") if kind else "#VALUE!"


def _exact(connection: duckdb.DuckDBPyConnection, texts: pa.Table, numbers: pa.Table) -> pa.Table:
    """Put back the digits that fastexcel's text drops after the ninth, and the time of day that a day has not."""
    columns = ", ".join(
        f"case when try_cast({c} as double) <> n{c} then n{c}::varchar "
        rf"else regexp_replace(regexp_replace({c}, '^(\d{{4}}-\d\d-\d\d) 00:00:00$', '\1'), "
        rf"'^1899-12-31 (\d\d:\d\d:\d\d)$', '\1') end as {c}"
        for c in texts.column_names
    )
    if not texts.num_columns:
        return texts
    connection.register("sheet_texts", texts)
    connection.register("sheet_numbers", numbers)
    exact = connection.sql(f"select {columns} from sheet_texts positional join sheet_numbers").to_arrow_table()
    connection.unregister("sheet_texts")
    connection.unregister("sheet_numbers")
    return exact


def _wide_enough(cells: pa.Table, marks: Marks) -> pa.Table:
    """Add rows and columns that hold nothing but formulas without a value: calamine does not count them."""
    rows = max((row + 1 for row, _ in marks), default=0)
    columns = max((column + 1 for _, column in marks), default=0)
    if rows > cells.num_rows or columns > cells.num_columns:
        rows = max(rows, cells.num_rows)
        found = [pa.chunked_array([*c.chunks, pa.nulls(rows - cells.num_rows, c.type)]) for c in cells.columns]
        found += [pa.nulls(rows, pa.string())] * (columns - cells.num_columns)
        return pa.table(found, names=names(len(found)))
    return cells


def _marked(cells: pa.Table, marks: Marks) -> pa.Table:
    """Write texts into single cells, a column at a time."""
    by_column: dict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), text in marks.items():
        by_column[column][row] = text
    for column, found in by_column.items():
        rows = np.array(sorted(found))
        mask = np.zeros(cells.num_rows, dtype=bool)
        mask[rows] = True
        texts = pa.array([found[row] for row in rows], pa.string())
        marked = pc.replace_with_mask(cells.column(column).combine_chunks().cast(pa.string()), mask, texts)
        cells = cells.set_column(column, cells.column_names[column], marked)
    return cells
