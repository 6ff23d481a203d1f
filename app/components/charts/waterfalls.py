"""A waterfall laid on its side: each step begins where the one before it ends, its name above, its amount beside."""

import altair as alt
import polars as pl

from components.palette import dressed, palette

ROW = 44


def waterfall(frame: pl.DataFrame) -> alt.LayerChart:
    """Draw name, start, end, kind (`whole`, `minus`, `plus` or `rest`) and label, in the frame's order.

    Where `low` and `high` are given, they are the range of the step's end, as a whisker.
    """
    colour = palette()
    last = max(frame["start"].max(), frame["end"].max(), *_ends(frame))
    first = min(0, frame["start"].min(), frame["end"].min(), *_ends(frame))
    x = alt.X("start:Q", axis=None, scale=alt.Scale(domain=[first, last + (last - first) * 0.28], nice=False))
    y = alt.Y("name:N", sort=frame["name"].to_list(), axis=None, scale=alt.Scale(paddingInner=0))
    base = alt.Chart(frame.with_columns(far=pl.max_horizontal("start", "end", *_range(frame)))).encode(y)
    kinds = {"whole": colour["main"], "minus": colour["minus"], "plus": colour["main"], "rest": colour["quiet"]}
    fill = alt.Color("kind:N", scale=alt.Scale(domain=list(kinds), range=list(kinds.values())), legend=None)
    tips = [alt.Tooltip("name:N", title=" "), alt.Tooltip("label:N", title=" ")]
    bars = base.mark_bar(height=16, yOffset=8, cornerRadius=2).encode(x, fill, x2="end:Q", tooltip=tips)
    names = base.mark_text(align="left", dy=-10, color=colour["text"]).encode(x=alt.value(0), text="name:N")
    ends = {"align": "left", "dx": 8, "dy": 8, "color": colour["text"], "fontWeight": "bold"}
    labels = base.mark_text(**ends).encode(x="far:Q", text="label:N")
    return dressed(alt.layer(*_whiskers(base, frame), bars, *_whiskers(base, frame), names, labels), ROW * frame.height)


def _range(frame: pl.DataFrame) -> list[str]:
    return [name for name in ("low", "high") if name in frame.columns]


def _ends(frame: pl.DataFrame) -> list[float]:
    found = [frame[name].drop_nulls() for name in _range(frame)]
    return [value for series in found if series.len() for value in (series.min(), series.max())]


def _whiskers(base: alt.Chart, frame: pl.DataFrame) -> list[alt.Chart]:
    if not _ends(frame):
        return []
    told = base.transform_filter("isValid(datum.low)")
    line = {"color": palette()["text"], "strokeWidth": 2, "yOffset": 8}
    tick = {"color": palette()["text"], "thickness": 2, "height": 14, "yOffset": 8}
    ends = [told.mark_tick(**tick).encode(x=f"{side}:Q") for side in ("low", "high")]
    return [told.mark_rule(**line).encode(x="low:Q", x2="high:Q"), *ends]
