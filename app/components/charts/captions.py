"""What stands above a bar: its name and, bold beneath, its label; both as wide as the window allows."""

import altair as alt
import polars as pl

from components.palette import palette

ROW, OFFSET = 60, 17
"""The height of a row of two lines and a bar, and how far below its middle the bar lies."""
WIDE = alt.ExprRef("width")
"""A text that is longer than its picture is cut with three dots; else the picture would shrink to make room."""


def captions(said: pl.DataFrame, y: alt.Y) -> list[alt.Chart]:
    """Draw name and label, one row each, from the left edge."""
    lines = [("name", -18, "normal"), ("label", -1, "bold")]
    base = alt.Chart(said).encode(y, x=alt.value(0))
    style = {"align": "left", "limit": WIDE, "color": palette()["text"]}
    return [base.mark_text(dy=dy, fontWeight=weight, **style).encode(text=f"{field}:N") for field, dy, weight in lines]


def goals(base: alt.Chart, target: float | None, offset: int) -> list[alt.Chart]:
    """Draw a target as a dash across each bar, so that the line which they make together crosses no name."""
    if target is None:
        return []
    look = {"color": palette()["minus"], "thickness": 2, "size": 20, "yOffset": offset, "opacity": 1}
    return [base.mark_tick(orient="vertical", **look).encode(x=alt.datum(target))]
