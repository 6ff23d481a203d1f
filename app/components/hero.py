"""The one large figure of a theme's page: its first indicator over time, under the page's filters."""

import polars as pl
from editions import Edition

from components import charts, frame, names, pictures, sentences, two_lines
from components.board import Board, dimensions
from components.figures import UNSEEN, Caption, of_metric
from components.filters import CUTS, Selection
from components.formatting import period, round_quantity
from components.language import _
from components.movement import is_yearly, spoken
from components.remembered import remembered
from components.wording import told, worded


def draw(edition: Edition, board: Board, selection: Selection) -> None:
    """Draw the first indicator that has a series under the filters with its target, or with the agency compared."""
    if selection.compared and (both := two_lines.shared(board, selection)):
        frame.section(_("Over time"))
        two_lines.draw(edition, *both, selection)
    elif found := trending(board, selection):
        frame.section(_("Over time"))
        trend(edition, *found, selection)


@remembered
def trending(board: Board, selection: Selection) -> tuple[dict, pl.DataFrame] | None:
    """Return the first indicator that has a series under the filters, and the series; None where none has."""
    for definition in board.defined:
        series = board.series(definition, selection).filter(pl.col("value").is_not_null())
        if series.height > 1:
            return definition, series
    return None


def trend(edition: Edition, definition: dict, series: pl.DataFrame, selection: Selection) -> None:
    """Draw an indicator over time, with its target."""
    metric, unit, label = definition["metric"], definition["unit"], told(definition, "label")
    if "instrument" in dimensions(definition) and selection.cut(dimensions(definition)) == ("all", "all"):
        pictures.index_trend(edition, definition, selection.agency)
        return
    yearly = is_yearly(series)
    span = {"start": period(series["period"][0], yearly), "end": period(series["period"][-1], yearly)}
    cut = selection.cut(dimensions(definition))[0]
    words = selection.worded("agency", *(name for name, dimension in CUTS.items() if dimension == cut))
    subtitle = _("{label}; {filters}; {start} to {end}.").format(label=label, filters=words, **span)
    if definition["target"] is not None:
        goal = round_quantity(definition["target"], unit)
        subtitle += " " + _("Dashed line: target {target}.").format(target=goal)
    title = sentences.trend_title(label, series, definition, sentences.breaks(edition, metric))
    caption = Caption(f"trend-{metric}", title, subtitle, spoken(series, label, unit, yearly), words)
    members = {} if cut == "all" else names.members(edition, cut)
    marks = {code: name.split(" (")[0] for code, name in members.items()} | {"all": ""}
    drawn, data = _drawn(series)
    of_metric(edition, metric, caption, charts.trend(drawn, definition["target"], marks), data)


@remembered
def _drawn(series: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the series as it is drawn, its periods in words, and as it is listed."""
    yearly = is_yearly(series)
    said = worded(series["period"], lambda day: period(day, yearly))
    listed = series.select(*UNSEEN, "period", "member", "numerator", "denominator", "value")
    return series.with_columns(told=said), listed
