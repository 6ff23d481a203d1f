"""What travel between the two capitals costs, twelve months at a time."""

from dataclasses import replace

import polars as pl
import warehouse
from editions import Edition

from components import charts, figures, frame, stories, two_lines
from components.cards import spoken
from components.cell import listed
from components.cost_efficiency import basis
from components.doors import door
from components.figures import Caption
from components.filters import Selection
from components.formatting import money, period
from components.language import _
from components.remembered import remembered
from components.wording import told, worded

METRIC = "capital_travel_cost"


def draw(edition: Edition, selection: Selection) -> None:
    """Draw the cost of travel between Jakarta and Nusantara over time."""
    series = _series(edition, selection, selection.agency)
    if series.height < 2:
        return
    frame.section(_("What does travel between the capitals cost?"))
    if selection.compared and (there := _series(edition, selection, selection.compared)).height:
        definition = figures.definition_of(edition, METRIC)
        words = replace(selection, words=f"{selection.worded('agency', 'compared')}. {basis.said(definition)}")
        two_lines.draw(edition, definition, [series, there], words, "travel")
    else:
        caption, drawn, table = _shown(edition, selection, series)
        stories.picture(
            edition, caption, charts.amounts(drawn), table, sources=(METRIC,),
            rows=lambda: listed(METRIC, series))  # fmt: skip
    door(_("Open the cost of travel →"), METRIC, (selection.agency, series["period"][-1]), ("all", "all"))


@remembered
def _shown(edition: Edition, selection: Selection, series: pl.DataFrame) -> tuple[Caption, pl.DataFrame, pl.DataFrame]:
    """Return the caption, which sets the last twelve months against the first, the columns drawn and the table."""
    definition = figures.definition_of(edition, METRIC)
    first, last = series.row(0, named=True), series.row(-1, named=True)
    words = {"first": money(first["value"]), "last": money(last["value"]), "start": period(first["period"])}
    words |= {"month": period(last["period"]), "filters": selection.worded("agency"), "basis": basis.said(definition)}
    title = _("Travel between the capitals costs {last} in twelve months; it was {first} by {start}").format(**words)
    subtitle = _("Twelve months up to each month, {filters}, to {month}. {basis}.").format(**words)
    said = spoken(series, told(definition, "label"), definition["unit"], False)
    caption = Caption("travel", title, subtitle, said, selection.worded("agency"))
    drawn = series.with_columns(told=worded(series["period"], period))
    return caption, drawn, series.select("period", "value")


@remembered
def _series(edition: Edition, selection: Selection, agency: str) -> pl.DataFrame:
    series = selection.last(warehouse.cells(edition, METRIC, agency, "all"))
    return series.filter(pl.col("value").is_not_null()).sort("period")
