"""The buildings of Nusantara and a metric's cells of them, in the month that the page shows."""

from datetime import date

import polars as pl
import warehouse
from editions import Edition

from components.filters import Selection
from components.remembered import remembered


@remembered
def cells(edition: Edition, metric: str, selection: Selection, dimension: str = "building") -> pl.DataFrame:
    """Return a metric's cells by building or floor in the last month under the filters, with the building's names."""
    found = selection.last(warehouse.cells(edition, metric, "all", dimension))
    last = found.filter(pl.col("period") == pl.col("period").max())
    key = "building_code" if dimension == "building" else "floor_code"
    named = last.join(warehouse.read(edition, f"{dimension}s"), left_on="member", right_on=key, how="inner")
    code = pl.col("member") if dimension == "building" else pl.col("building_code")
    named = named.filter(pl.col("site") == "nusantara")
    return named.filter(code == selection.building) if selection.building else named


def month(found: pl.DataFrame) -> date:
    """Return the month of cells that are of one month."""
    return found["period"][0]
