"""Tiles: a small set of things, each with its number, its mark and its state, in rows of one heading."""

import altair as alt
import polars as pl

from components.charts.kept import kept
from components.palette import dressed, palette


@kept
def tiles(frame: pl.DataFrame, states: list[str]) -> alt.LayerChart:
    """Draw heading, place, mark (what stands in the tile), state and told; the heading stands above its row."""
    colour = palette()
    heads = frame["heading"].unique(maintain_order=True).to_list()
    x = alt.X("place:O", axis=None, scale=alt.Scale(paddingInner=0.08, paddingOuter=0))
    y = alt.Y("heading:N", axis=None, sort=heads, scale=alt.Scale(padding=0))
    fills = [colour["main"], colour["quiet"], colour["grid"]]
    inks = [colour["paper"], colour["paper"], colour["text"]]
    key = alt.Color("state:N", sort=states, scale=alt.Scale(domain=states, range=fills))
    ink = alt.Color("state:N", sort=states, scale=alt.Scale(domain=states, range=inks), legend=None)
    tips = [alt.Tooltip("told:N", title=" ")]
    base = alt.Chart(frame).encode(y, tooltip=tips)
    boxes = base.mark_rect(height=28, yOffset=11, cornerRadius=3).encode(x, key)
    room = alt.expr(f"width / {frame['place'].n_unique()} - 24")
    # A phone's tile holds the mark and the number; what they are of stands in the table.
    brief = "width < 560 ? split(datum.mark, '.')[0] : datum.mark"
    marks = base.transform_calculate(brief=brief).mark_text(align="left", dx=8, dy=11, limit=room)
    marks = marks.encode(x.bandPosition(0), ink, text="brief:N")
    first = frame.unique("heading", keep="first", maintain_order=True)
    names = (
        alt.Chart(first)
        .mark_text(align="left", dy=-13, color=colour["text"])
        .encode(y, x=alt.value(0), text="heading:N")
    )
    return dressed(alt.layer(boxes, marks, names).resolve_scale(color="independent"), 58 * len(heads))
