"""Whether the norms of cost are kept: what was spent against what the norm gives for as many people."""

import polars as pl
from editions import Edition

from components import charts, counterpart, figures, frame, names, reading, stories
from components.cell import listed
from components.cost_efficiency import basis
from components.figures import Caption
from components.filters import Selection
from components.formatting import money, number, period
from components.language import _
from components.remembered import remembered
from components.wording import worded

METRIC = "cost_norm_ratio"


def draw(edition: Edition, selection: Selection) -> None:
    """Rank the norms by how far spending goes beyond them; the dashed line is the norm."""
    if not (shown := _shown(edition, selection)):
        return
    caption, ranked, table = shown
    frame.section(_("Are the cost norms kept?"))
    stories.picture(
        edition, caption, charts.lines(ranked, 1.0), table, sources=(METRIC,), rows=lambda: listed(METRIC, ranked)
    )


@remembered
def _shown(edition: Edition, selection: Selection) -> tuple[Caption, pl.DataFrame, pl.DataFrame] | None:
    """Return the caption, the norms as they are ranked and their table; none where nothing is told."""
    ranked = counterpart.beneath(edition, selection, lambda one: _ranked(edition, one))
    if ranked.is_empty():
        return None
    own = _ranked(edition, selection)
    above = own.filter(pl.col("value") > 1).height
    title = _("{above} of {all} norms are exceeded").format(above=number(above, 0), all=number(own.height, 0))
    words = selection.worded("agency", "compared")
    subtitle = _(
        "Spending of the twelve months to {month} against the norm, {filters}; dashed line: the norm. {basis}."
    ).format(month=period(own["period"][0]), filters=words, basis=basis.said(figures.definition_of(edition, METRIC)))
    title, subtitle = counterpart.told(edition, selection, title, subtitle, ranked)
    caption = Caption("norms", title, subtitle, stories.listed(title, ranked), words)
    return caption, ranked, ranked.select(counterpart.columns(selection, "name", "numerator", "denominator", "value"))


@remembered
def _ranked(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Return the norms of an agency by how far spending goes beyond them."""
    cells = reading.last(edition, METRIC, selection, "norm").filter(pl.col("value").is_not_null())
    cells, labels = cells.sort("value", "member", descending=[True, False]), names.members(edition, "norm")
    name = worded(cells["member"], lambda code: labels.get(code, code))
    return cells.with_columns(name=name, label=pl.Series(_said(cells), dtype=pl.String))


def _said(cells: pl.DataFrame) -> list[str]:
    """Write each norm's ratio with what was spent and what the norm gives."""
    told = _("{ratio} × the norm ({spent} of {norm})")
    rows = cells.select("value", "numerator", "denominator").iter_rows()
    return [told.format(ratio=number(ratio), spent=money(spent), norm=money(norm)) for ratio, spent, norm in rows]
