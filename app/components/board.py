"""The indicators of a page and their cells, as its filters let them through."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from components.filters import Selection
from components.remembered import remembered


@dataclass(frozen=True)
class Board:
    """The indicators of a page, by rank, and their cells: totals, and those of the dimensions that are filters."""

    defined: list[dict]
    cells: pl.DataFrame

    @cached_property
    def agencies(self) -> list[str]:
        """Return the agencies of which an indicator has a number."""
        return sorted(set(self.cells["agency_code"]) - {"all"})

    @cached_property
    def periods(self) -> list[date]:
        """Return the periods of which an indicator has a number, newest first."""
        return self.cells["period"].unique().sort(descending=True).to_list()

    @remembered
    def members(self, dimension: str) -> list[str]:
        """Return the members of a dimension that an indicator is told by."""
        return self.cells.filter(dimension=dimension)["member"].unique().sort().to_list()

    @remembered
    def series(self, definition: dict, selection: Selection, agency: str = "") -> pl.DataFrame:
        """Return an indicator's cells under the filters, or those of another agency; empty where it has none."""
        dimension, member = selection.cut(dimensions(definition))
        at = {"agency_code": agency or selection.agency, "dimension": dimension, "member": member}
        return selection.last(self.cells.filter(metric=definition["metric"], **at))

    @remembered
    def by_unit(self, definition: dict, selection: Selection) -> pl.DataFrame:
        """Return an indicator's cells of the agency's units, in the last period that the filters let through."""
        found = self.cells.filter(metric=definition["metric"], agency_code=selection.agency, dimension="work_unit")
        kept = selection.last(found.filter(pl.col("value").is_not_null()))
        return kept.filter(pl.col("period") == pl.col("period").max())

    @remembered
    def by_agency(self, definition: dict, selection: Selection) -> pl.DataFrame:
        """Return an indicator's cells of every agency, in the last period that the filters let through."""
        dimension, member = selection.cut(dimensions(definition))
        found = self.cells.filter(
            pl.col("agency_code") != "all", metric=definition["metric"], dimension=dimension, member=member
        )
        kept = selection.last(found.filter(pl.col("value").is_not_null()))
        return kept.filter(pl.col("period") == pl.col("period").max())


def dimensions(definition: dict) -> dict[str, str]:
    """Return the dimensions that an indicator is told by."""
    return json.loads(definition["dimensions"] or "{}")
