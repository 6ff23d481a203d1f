"""What came: the columns of a source by position, and which of them a contract speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simpul.readers.headers import aliases, normal
from simpul.rows.cell import Cell
from simpul.table import Table


@dataclass(frozen=True)
class Delivered:
    """The columns of a source by position, and the habits of their table."""

    headers: Sequence[str]
    types: Sequence[str]
    table: Table

    def cell(self, position: int) -> Cell:
        """Return the column at a position as SQL."""
        table = self.table
        return Cell(f"c{position}", self.types[position], table.nulls, table.decimal, table.dates)

    def spots(self, names: Sequence[str]) -> list[int]:
        """Return the positions of every column that has one of these names."""
        known = {normal(name) for name in names}
        return [position for position, header in enumerate(self.headers) if normal(header) in known]


def period_cells(delivered: Delivered) -> list[Cell]:
    """Return the cells of the period's year and, where it is monthly, month; empty where a column is not there."""
    table = delivered.table
    wanted = [name for name in (table.period.year, table.period.month) if name]
    known = [aliases(names) for names in table.columns_for(None)]
    spots = [delivered.spots(next((names for names in known if name in names), [name])) for name in wanted]
    return [delivered.cell(spot[0]) for spot in spots] if wanted and all(spots) else []
