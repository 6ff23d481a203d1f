"""Two series in one diagram, told apart by line and label as well as by colour."""

import altair as alt
import polars as pl

from components.charts.kept import kept
from components.charts.trends import amount_axis, time_axis
from components.palette import dressed, palette


@kept
def pair(series: pl.DataFrame) -> alt.LayerChart:
    """Draw period, value, who and told as two lines; the second is dashed, as in the key above.

    With a `member`, no line crosses from one to the next: where the next begins is marked.
    """
    colour, order = palette(), series["who"].unique(maintain_order=True).to_list()
    legend = alt.Legend(direction="vertical", labelLimit=600, symbolType="stroke", symbolStrokeWidth=2.5)
    fill = alt.Color("who:N", scale=alt.Scale(domain=order, range=[colour["main"], colour["minus"]]), legend=legend)
    dash = alt.StrokeDash("who:N", scale=alt.Scale(domain=order, range=[[1, 0], [6, 4]]), legend=legend)
    x = alt.X("period:T", title=None, axis=time_axis(series))
    y = alt.Y("value:Q", title=None, scale=alt.Scale(zero=False, nice=True), axis=amount_axis(series))
    tips = [alt.Tooltip("who:N", title=" "), alt.Tooltip("when:N", title=" "), alt.Tooltip("told:N", title=" ")]
    parts = [alt.Detail("member:N")] if "member" in series.columns else []
    line = alt.Chart(series).mark_line(strokeWidth=2.5, point=alt.OverlayMarkDef(size=28))
    return dressed(alt.layer(line.encode(x, y, fill, dash, *parts, tooltip=tips), *_breaks(series, x)), 320)


def _breaks(series: pl.DataFrame, x: alt.X) -> list[alt.Chart]:
    """Mark where each member after the first begins."""
    if "member" not in series.columns:
        return []
    starts = series.group_by("member").agg(pl.col("period").min()).sort("period")[1:]
    return [alt.Chart(starts).mark_rule(color=palette()["quiet"], strokeDash=[2, 3]).encode(x)] if starts.height else []
