"""The places of an edition that a code can stand for, and the letters of each: cells, marts' rows, and sets of both."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

import marks
import polars as pl
import warehouse
from components.cell import Cell
from editions import Edition
from row_lists import KINDS, Row, keyed

CELL = ("agency_code", "period", "dimension", "member")
EVERY = "*"
"""In place of an agency or a member: a code that opens every number of its cut at once, such as those of a picture."""


@lru_cache(maxsize=512)
def of_cells(edition: Edition, metric: str, month: date) -> dict[str, str]:
    """Return the letters of each place of an indicator in a month: of all that the edition holds."""
    cells = [Cell(metric, *place) for place in warehouse.every_cell(edition, metric, month).iter_rows()]
    return marks.distinct(cell_place(edition, one) for cell in cells for one in cuts(cell))


@lru_cache(maxsize=512)
def of_rows(edition: Edition, kind: str, month: date) -> dict[str, str]:
    """Return the letters of each place of a kind of rows in a month: of all that the edition holds."""
    there = warehouse.every_row(edition, kind, month)
    rows = keyed(kind, there) if there.height else []
    return marks.distinct(row_place(edition, one) for row in rows for one in (row, every(row)))


def cell_place(edition: Edition, cell: Cell) -> str:
    """Return where a cell stands, in one word."""
    at = (cell.metric, cell.agency, cell.period.isoformat(), cell.dimension, cell.member)
    return "|".join((edition.edition_id, *at))


def row_place(edition: Edition, row: Row) -> str:
    """Return where a mart's row stands, in one word."""
    return "|".join((edition.edition_id, "row", row.kind, row.period.isoformat(), *row.key))


def named(edition: Edition, kind: str, month: date) -> list[Row]:
    """Return where the rows of a kind stand that the viewer may see."""
    there = warehouse.printed(edition, kind, month)
    return keyed(kind, there) if there.height else []


def held(edition: Edition, metric: str, month: date) -> list[Cell]:
    """Return where the cells of an indicator stand that the viewer may see."""
    cells = warehouse.cells(edition, metric).filter(pl.col("period").dt.truncate("1mo") == month).select(CELL)
    return [Cell(metric, *place) for place in cells.iter_rows()]


def every(row: Row) -> Row:
    """Return in a row's place all rows of its kind and period; of sums, all of the same agency, unit or wave."""
    return replace(row, key=(*row.key[: KINDS[row.kind].fixed], EVERY))


def cuts(cell: Cell) -> tuple[Cell, ...]:
    """Return a cell and the cuts that it belongs to: all members beside it, and all agencies."""
    cut = replace(cell, member=EVERY) if cell.dimension != "all" else cell
    return cell, cut, replace(cell, agency=EVERY)
