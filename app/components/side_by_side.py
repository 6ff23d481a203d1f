"""What stands side by side on a theme's page: a line an agency, or a unit, and a column an indicator."""

import polars as pl
from editions import Edition

from components import grid, names
from components.board import Board
from components.filters import Selection
from components.formatting import period
from components.movement import is_yearly
from components.remembered import remembered
from components.wording import told, worded


@remembered
def of_agencies(
    edition: Edition, board: Board, selection: Selection, told_by: list[dict]
) -> tuple[pl.DataFrame, pl.DataFrame, pl.Series]:
    """Return a line an agency of which an indicator is told: code, name, and each value; without code; short names."""
    known, short = names.agencies(edition), names.short(edition)
    codes = [code for code in board.agencies if code in known]
    shown = pl.DataFrame({"agency_code": codes, "agency_name": [known[code] for code in codes]})
    for one in told_by:
        cells = board.by_agency(one, selection)
        cells = cells.select("agency_code", pl.col("value").alias(heading(one, cells)))
        shown = shown.join(cells, on="agency_code", how="left", maintain_order="left")
    shown = shown.filter(pl.any_horizontal(pl.nth(range(2, shown.width)).is_not_null()))
    named = worded(shown["agency_code"], lambda code: short.get(code, code)).alias("agency_name")
    return shown, shown.drop("agency_code"), named


def heading(definition: dict, cells: pl.DataFrame) -> str:
    """Name an indicator with the period that its column tells of: each has its own latest."""
    if cells.is_empty():
        return told(definition, "label")
    return f"{told(definition, 'label')} ({period(cells['period'][0], is_yearly(cells))})"


@remembered
def of_units(
    edition: Edition, board: Board, selection: Selection, told_by: list[dict]
) -> tuple[list[str], pl.DataFrame, pl.Series]:
    """Return the codes of the units of which an indicator is told, a line each of name and values, and the names."""
    labels = names.members(edition, "work_unit")
    codes = pl.concat([board.by_unit(one, selection)["member"] for one in told_by]).unique().to_list()
    codes = [code for code in labels if code in codes and selection.unit in {None, code}]
    shown = pl.DataFrame({"member": codes, "work_unit_name": [labels[code] for code in codes]})
    for one in told_by:
        cells = board.by_unit(one, selection)
        cells = cells.select("member", pl.col("value").alias(heading(one, cells)))
        shown = shown.join(cells, on="member", how="left", maintain_order="left")
    return codes, shown.drop("member"), shown["work_unit_name"]


@remembered
def columns(shown: pl.DataFrame, told_by: list[dict], cells: list[pl.DataFrame]) -> list[grid.Numbers]:
    """Return the columns of numbers, in the order of their indicators."""
    return [
        grid.Numbers(told(one, "label"), period(of["period"][0], is_yearly(of)), shown.to_series(place), one["unit"])
        for place, (one, of) in enumerate(zip(told_by, cells, strict=True), 1)
    ]
