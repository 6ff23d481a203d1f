"""A waterfall laid on its side: each step begins where the one before it ends, its name and amount above it."""

import altair as alt
import polars as pl

from components.charts.captions import OFFSET, ROW, captions, height
from components.palette import STEPS, dressed, palette, scheme


def waterfall(frame: pl.DataFrame) -> alt.LayerChart:
    """Draw name, start, end, kind (`whole`, `minus`, `plus` or `rest`) and label, in the frame's order.

    A name may have several parts, end to end; its label is that of the last. Where `low` and `high` are given, they are
    the range of the step's end, as a whisker.
    """
    colour = palette()
    ends = [*frame["start"], *frame["end"], *_ends(frame)]
    scale = alt.Scale(domain=[min(0, *ends), max(ends)], nice=False)
    names = frame["name"].unique(maintain_order=True).to_list()
    y = alt.Y("name:N", sort=names, axis=None, scale=alt.Scale(domain=names, padding=0))
    base = alt.Chart(frame).encode(y)
    kinds = {"whole": colour["main"], "minus": colour["minus"], "plus": STEPS[scheme()][0][1], "rest": colour["quiet"]}
    fill = alt.Color("kind:N", scale=alt.Scale(domain=list(kinds), range=list(kinds.values())), legend=None)
    tips = [alt.Tooltip("name:N", title=" "), alt.Tooltip("label:N", title=" ")]
    x = alt.X("start:Q", axis=None, scale=scale)
    bars = base.mark_bar(height=14, yOffset=OFFSET, cornerRadius=2).encode(x, fill, x2="end:Q", tooltip=tips)
    said = frame.group_by("name", maintain_order=True).agg(pl.col("label").last())
    return dressed(alt.layer(bars, *_whiskers(base, frame, scale), *captions(said, y)), height(names, ROW) * len(names))


def _ends(frame: pl.DataFrame) -> list[float]:
    return [value for name in ("low", "high") if name in frame.columns for value in frame[name].drop_nulls()]


def _whiskers(base: alt.Chart, frame: pl.DataFrame, scale: alt.Scale) -> list[alt.Chart]:
    if not _ends(frame):
        return []
    told = base.transform_filter("isValid(datum.low)")
    line = told.mark_rule(color=palette()["text"], strokeWidth=2, yOffset=OFFSET)
    tick = {"color": palette()["text"], "thickness": 2, "height": 16, "yOffset": OFFSET}
    ends = [told.mark_tick(**tick).encode(alt.X(f"{side}:Q", scale=scale, axis=None)) for side in ("low", "high")]
    return [line.encode(alt.X("low:Q", scale=scale, axis=None), x2="high:Q"), *ends]
