"""Ranges: the least and the greatest of what is told of the same thing, each figure a point of its own."""

import altair as alt
import polars as pl

from components.charts.captions import height, whole
from components.charts.kept import kept
from components.palette import dressed, palette


@kept
def ranges(frame: pl.DataFrame) -> alt.LayerChart:
    """Draw name, value (of the greatest, in percent), label, told, is_lowest and is_highest as points on a line."""
    colour = palette()
    names = frame["name"].unique(maintain_order=True).to_list()
    x = alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, 118], nice=False))
    y = alt.Y("name:N", axis=None, sort=names, scale=alt.Scale(padding=0))
    base = alt.Chart(frame).encode(y, tooltip=[alt.Tooltip("told:N", title=" ")])
    spans = frame.group_by("name", maintain_order=True).agg(value=pl.col("value").min(), most=pl.col("value").max())
    line = (
        alt.Chart(spans)
        .mark_rule(color=colour["minus"], strokeWidth=4, yOffset=4, opacity=0.55)
        .encode(y, x, x2="most:Q")
    )
    points = base.mark_point(filled=True, size=110, opacity=1, color=colour["main"], yOffset=4).encode(x)
    # The least is written to the left of its point and the greatest to the right, so that near ones do not collide.
    ends = {"dy": 20, "color": colour["text"], "fontSize": 12}
    least = base.transform_filter("datum.is_lowest").mark_text(align="right", dx=-3, **ends).encode(x, text="label:N")
    most = base.transform_filter("datum.is_highest").mark_text(align="left", dx=3, **ends).encode(x, text="label:N")
    heads = whole(alt.Chart(spans).encode(y), -13)
    return dressed(alt.layer(line, points, least, most, heads), height(names, 56) * len(names))
