"""How the people of every agency are rated, and which cells are hidden."""

import polars as pl
import warehouse
from editions import Edition

from components import charts, counterpart, figures, names, reading
from components.cell import listed
from components.filters import Selection
from components.formatting import number, percentage, period
from components.language import _
from components.remembered import remembered
from components.withheld import short
from components.wording import worded

SHARE = "rating_share"


def draw(edition: Edition, selection: Selection) -> None:
    """Draw the ratings of every agency as shares; a cell that could name a person bears its symbol."""
    cells = _every(edition, None if selection.agency == "all" or selection.compared else selection.agency)
    if cells.is_empty():
        return
    data, table = _matrix(edition, selection, cells)
    title = _("{n} of {all} cells are suppressed, so that nobody is recognised").format(
        n=number(data["value"].null_count(), 0), all=number(data.height, 0))  # fmt: skip
    subtitle = _("Share of ratings by agency, {period}; c: suppressed, fewer than 5 people or next to such a cell.")
    there = set(data["member"].to_list())
    columns = [label for label in names.members(edition, "predicate").values() if label in there]
    if selection.compared:
        subtitle += counterpart.key(edition, selection)
    figures.figure(
        edition, key="ratings-by-agency", title=title, subtitle=subtitle.format(period=period(reading.when(data))),
        chart=charts.group_matrix(data, columns), table=table, alt=f"{title}.", sources=(SHARE,),
        filters=selection.worded("agency", "compared"),
        rows=lambda: listed(SHARE, data.with_columns(member="code")))  # fmt: skip


@remembered
def _every(edition: Edition, agency: str | None) -> pl.DataFrame:
    return warehouse.cells(edition, SHARE, agency, "predicate").filter(pl.col("agency_code") != "all")


@remembered
def _matrix(edition: Edition, selection: Selection, cells: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Put the last half-year's cells in words, those of agencies compared marked; return them and their table."""
    labels, known = names.members(edition, "predicate"), names.short(edition)
    last = reading.latest(cells, selection)
    kept = last.filter(pl.col("value").is_not_null() | pl.col("withheld").is_not_null())
    told = [percentage(value, 0) if value is not None else short(reason)[0]
            for value, reason in kept.select("value", "withheld").iter_rows()]  # fmt: skip
    data = kept.with_columns(
        name=worded(kept["agency_code"], lambda code: known.get(code, code)), code=kept["member"],
        member=worded(kept["member"], lambda code: labels.get(code, code)), told=pl.Series(told, dtype=pl.String),
    ).sort("name")  # fmt: skip
    data = counterpart.marked(data, selection) if selection.compared else data
    return data, data.select("name", "member", "value", "withheld")
