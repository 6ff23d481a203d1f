"""A cell: where a value stands, and its address, `metric~agency~period~dimension~member`."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
import warehouse
from editions import Edition

SEPARATOR = "~"
SHARED = {"procurement_saving": "IDR", "output_budget_at_risk": "IDR"}
"""Shares whose cards tell the money that is shared: metric → unit of its numerator."""


@dataclass(frozen=True)
class Cell:
    """Where a value stands: its metric, agency, period, dimension and member."""

    metric: str
    agency: str
    period: date
    dimension: str = "all"
    member: str = "all"

    @property
    def address(self) -> str:
        """Return the cell in one word, for an address."""
        return SEPARATOR.join((self.metric, self.agency, self.period.isoformat(), self.dimension, self.member))

    def behind(self, edition: Edition, what: str) -> pl.DataFrame:
        """Read what stands behind the cell (``warehouse.behind``)."""
        return warehouse.behind(edition, self.metric, (self.agency, self.period, self.dimension, self.member), what)

    def value(self, edition: Edition) -> dict[str, Any] | None:
        """Return its numerator, denominator and value, or why they are withheld; none where there is no such cell."""
        found = warehouse.cells(edition, self.metric, self.agency, self.dimension, self.period)
        rows = found.filter(member=self.member).drop("agency_code", "period", "dimension", "member")
        return rows.row(0, named=True) if rows.height else None


def listed(metric: str, rows: pl.DataFrame) -> list[Cell]:
    """Return the cells that rows are of; none where the rows do not say where they stand."""
    place = ["agency_code", "period", "dimension", "member"]
    if not set(place) <= set(rows.columns):
        return []
    return [Cell(metric, *at) for at in rows.select(place).iter_rows()]


def read(address: str) -> Cell | None:
    """Read a cell's address; none where it is not one."""
    parts = address.split(SEPARATOR)
    if not 3 <= len(parts) <= 5:
        return None
    metric, agency, when, *slice_of = parts
    try:
        return Cell(metric, agency, date.fromisoformat(when if len(when) > 7 else f"{when}-01"), *slice_of)
    except ValueError:
        return None
