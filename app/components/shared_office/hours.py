"""When the offices are used: presence by hour and weekday."""

import polars as pl
import warehouse
from editions import Edition

from components import charts, frame, names, reading, stories
from components.cell import listed
from components.figures import Caption
from components.filters import Selection
from components.formatting import percentage, period
from components.language import N_, _
from components.remembered import remembered
from components.wording import worded

METRIC = "mean_utilisation"


NOTES = (N_("All buildings that are measured together: an hour of one building would tell of few people."),)


def draw(edition: Edition, selection: Selection) -> None:
    """Draw the heat of hours and weekdays in the last month told."""
    cells = _told(edition, selection)
    if cells.is_empty():
        return
    drawn, days, hours = _cells(edition, cells)
    caption, table = _shown(drawn, selection)
    frame.section(_("When are the offices used?"))
    chart = charts.heat_map(drawn, hours, days, 30)
    stories.picture(edition, caption, chart, table, sources=(METRIC,), notes=NOTES, rows=lambda: listed(METRIC, drawn))


@remembered
def _told(edition: Edition, selection: Selection) -> pl.DataFrame:
    found = reading.latest(warehouse.cells(edition, METRIC, "all", "weekday_hour"), selection)
    return found.filter(pl.col("value").is_not_null())


@remembered
def _cells(edition: Edition, cells: pl.DataFrame) -> tuple[pl.DataFrame, list[str], list[str]]:
    """Name each cell's hour and weekday; return them with the weekdays and hours in order."""
    weekdays, bands = names.members(edition, "weekday"), names.members(edition, "hour_band")
    split = cells.sort("member").with_columns(pl.col("member").str.split_exact("-", 1).struct.unnest())
    codes = split.rename({"field_0": "weekday", "field_1": "hour_band"})
    drawn = codes.with_columns(
        column=worded(codes["weekday"], lambda code: weekdays.get(code, code)),
        row=worded(codes["hour_band"], lambda code: bands.get(code, code)),
        label=worded(codes["value"], lambda value: percentage(value, 0)),
    ).with_columns(weekday=pl.col("column"), hour_band=pl.col("row"))
    return drawn, drawn["column"].unique(maintain_order=True).to_list(), sorted(drawn["row"].unique())


@remembered
def _shown(drawn: pl.DataFrame, selection: Selection) -> tuple[Caption, pl.DataFrame]:
    """Return the caption, which names the fullest and the emptiest cell, and the table."""
    ranked = drawn.sort("value")
    words = {"most": _at(ranked.row(-1, named=True)), "least": _at(ranked.row(0, named=True))}
    title = _("Fullest on {most}; emptiest on {least}").format(**words)
    subtitle = _("Presence against the time that seats could be used, floors with readers or sensors, {month}.")
    subtitle = f"{subtitle.format(month=period(drawn['period'][0]))} {charts.scales.key()}"
    caption = Caption("hours", title, subtitle, f"{title}. {subtitle}", selection.worded())
    return caption, drawn.select("hour_band", "weekday", "numerator", "denominator", "value")


def _at(cell: dict) -> str:
    return f"{cell['column']} {cell['row']} ({cell['label']})"
