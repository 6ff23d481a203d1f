"""Which agencies come to the office: holders of seats seen on working days, by their own agency."""

import polars as pl
import warehouse
from editions import Edition

from components import charts, counterpart, frame, names, stories
from components.cell import listed
from components.figures import Caption
from components.filters import Selection
from components.formatting import number, percentage, period
from components.language import N_, _
from components.remembered import remembered

METRIC, ELSEWHERE = "attendance", "elsewhere_time_share"
NOTES = (
    N_("Fewer than five holders of an agency in a building are not counted; floors without readers tell nothing."),
)


def draw(edition: Edition, selection: Selection) -> None:
    """Rank the agencies by the share of working days on which holders of seats were seen."""
    if not (shown := _shown(edition, selection)):
        return
    caption, ranked, whole, table = shown
    frame.section(_("Who comes to the office?"))
    chart = charts.lines(ranked, whole["value"][0])
    stories.picture(edition, caption, chart, table, sources=(METRIC, ELSEWHERE), notes=NOTES,
                    rows=lambda: listed(METRIC, ranked), also=lambda: listed(METRIC, whole))  # fmt: skip


@remembered
def _shown(edition: Edition, selection: Selection) -> tuple[Caption, pl.DataFrame, pl.DataFrame, pl.DataFrame] | None:
    """Return the caption, the agencies as they are ranked, all together, and the table; none where nothing is told."""
    every = _cells(edition, METRIC, selection)
    cells, whole = every.filter(pl.col("agency_code") != "all"), every.filter(agency_code="all")
    if cells.is_empty() or whole.is_empty():
        return None
    ranked, all_of = _ranked(edition, selection, cells), percentage(whole["value"][0], 0)
    title = _("{agency} comes to the office the most: {share} of working days").format(
        agency=ranked["name"][0], share=percentage(ranked["value"][0], 0))  # fmt: skip
    subtitle = _(
        "Days on which holders of seats were seen, by their agency, {month}; upright mark: all together, {all}."
    )
    said = subtitle.format(month=period(whole["period"][0]), all=all_of) + counterpart.key(edition, selection)
    caption = Caption("tenants", title, said, stories.listed(title, ranked), selection.worded("agency", "compared"))
    table = ranked.select("name", "numerator", "denominator", "value", "away")
    return caption, counterpart.marked(ranked, selection), whole, table


def _ranked(edition: Edition, selection: Selection, cells: pl.DataFrame) -> pl.DataFrame:
    """Put the agencies that come the most first, each with its label and how often its people work elsewhere."""
    away, known = _cells(edition, ELSEWHERE, selection).select("agency_code", away="value"), names.short(edition)
    cells = cells.join(away, on="agency_code", how="left").sort("value", "agency_code", descending=[True, False])
    told = [_said(*row) for row in zip(cells["numerator"], cells["denominator"], cells["value"], strict=True)]
    named = [known.get(code, code) for code in cells["agency_code"]]
    return cells.with_columns(label=pl.Series(told, dtype=pl.String), name=pl.Series(named, dtype=pl.String))


def _cells(edition: Edition, metric: str, selection: Selection) -> pl.DataFrame:
    """Return each agency's cell, or that of all, in the last month under the filters; in the building chosen."""
    dimension = "building" if selection.building else "all"
    cells = selection.last(warehouse.cells(edition, metric, dimension=dimension))
    cells = cells.filter(member=selection.building or "all").filter(pl.col("value").is_not_null())
    return cells.filter(pl.col("period") == pl.col("period").max())


def _said(seen: float, due: float, share: float) -> str:
    told = _("{share} · {seen} of {due} person-days")
    return told.format(share=percentage(share, 0), seen=number(seen, 0), due=number(due, 0))
