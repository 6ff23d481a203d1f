"""Two series in one diagram, told apart by line and label as well as by colour."""

import altair as alt
import polars as pl

from components.charts.kept import kept
from components.charts.trends import amount_axis, time_axis
from components.palette import dressed, palette


@kept
def pair(series: pl.DataFrame) -> alt.LayerChart:
    """Draw period, value, who and told as two lines; the second is dashed, as in the key above."""
    colour, order = palette(), series["who"].unique(maintain_order=True).to_list()
    legend = alt.Legend(direction="vertical", labelLimit=600, symbolType="stroke", symbolStrokeWidth=2.5)
    fill = alt.Color("who:N", scale=alt.Scale(domain=order, range=[colour["main"], colour["minus"]]), legend=legend)
    dash = alt.StrokeDash("who:N", scale=alt.Scale(domain=order, range=[[1, 0], [6, 4]]), legend=legend)
    x = alt.X("period:T", title=None, axis=time_axis(series))
    y = alt.Y("value:Q", title=None, scale=alt.Scale(zero=False, nice=True), axis=amount_axis(series))
    tips = [alt.Tooltip("who:N", title=" "), alt.Tooltip("when:N", title=" "), alt.Tooltip("told:N", title=" ")]
    line = alt.Chart(series).mark_line(strokeWidth=2.5, point=alt.OverlayMarkDef(size=28))
    return dressed(alt.layer(line.encode(x, y, fill, dash, tooltip=tips)), 320)
