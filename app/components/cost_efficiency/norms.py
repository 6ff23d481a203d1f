"""Whether the norms of cost are kept: what was spent against what the norm gives for as many people."""

import polars as pl
from editions import Edition

from components import charts, figures, frame, names, reading, stories
from components.cost_efficiency import basis
from components.figures import Caption
from components.filters import Selection
from components.formatting import money, number, period
from components.language import _
from components.wording import worded

METRIC = "cost_norm_ratio"


def draw(edition: Edition, selection: Selection) -> None:
    """Rank the norms by how far spending goes beyond them; the dashed line is the norm."""
    cells = reading.last(edition, METRIC, selection, "norm").filter(pl.col("value").is_not_null())
    if cells.is_empty():
        return
    cells, labels = cells.sort("value", "member", descending=[True, False]), names.members(edition, "norm")
    name = worded(cells["member"], lambda code: labels.get(code, code))
    ranked = cells.with_columns(name=name, label=pl.Series(_said(cells), dtype=pl.String))
    above = cells.filter(pl.col("value") > 1).height
    title = _("{above} of {all} norms are exceeded").format(above=number(above, 0), all=number(cells.height, 0))
    subtitle = _(
        "Spending of the twelve months to {month} against the norm, {filters}; dashed line: the norm. {basis}."
    ).format(
        month=period(cells["period"][0]),
        filters=selection.worded("agency"),
        basis=basis.said(figures.definition_of(edition, METRIC)),
    )
    caption = Caption("norms", title, subtitle, stories.listed(title, ranked), selection.worded("agency"))
    table = ranked.select("name", "numerator", "denominator", "value")
    frame.section(_("Are the cost norms kept?"))
    stories.picture(edition, caption, charts.lines(ranked, 1.0), table, sources=(METRIC,))


def _said(cells: pl.DataFrame) -> list[str]:
    """Write each norm's ratio with what was spent and what the norm gives."""
    told = _("{ratio} × the norm ({spent} of {norm})")
    rows = cells.select("value", "numerator", "denominator").iter_rows()
    return [told.format(ratio=number(ratio), spent=money(spent), norm=money(norm)) for ratio, spent, norm in rows]
