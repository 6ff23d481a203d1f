"""Towers of floors, each floor coloured by its share and labelled with it."""

import altair as alt
import polars as pl

from components.charts import scales
from components.drill import pick
from components.palette import dressed, palette

FLOOR = 30


def towers(frame: pl.DataFrame, chosen: str | None = None) -> alt.LayerChart:
    """Draw tower, floor (its number), code, name, value (0 to 100, or none) and label as stacks side by side.

    A click picks a floor by its code; the one that is chosen has a strong frame. A floor that is not told is empty.
    """
    colour = palette()
    names = frame["tower"].unique(maintain_order=True).to_list()
    size = alt.ExprRef("width < 330 ? 10 : 12")
    axis = alt.Axis(
        orient="bottom", labelExpr="split(datum.label, ' ')", labelLimit=80, labelFontSize=size, labelOverlap=False
    )
    x = alt.X("tower:N", sort=names, title=None, axis=axis, scale=alt.Scale(paddingInner=0.12))
    y = alt.Y("floor:O", sort="descending", title=None, axis=alt.Axis(labelFontSize=12))
    tips = [alt.Tooltip(f"{name}:N", title=" ") for name in ("name", "label")]
    base = alt.Chart(frame.with_columns(chosen=pl.col("code") == (chosen or ""))).encode(x, y, tooltip=tips)
    told = base.transform_filter("isValid(datum.value)")
    edge = alt.when(alt.datum.chosen).then(alt.value(colour["minus"])).otherwise(alt.value(colour["grid"]))
    width = alt.when(alt.datum.chosen).then(alt.value(4)).otherwise(alt.value(1))
    cells = told.mark_rect(cornerRadius=2).encode(scales.fill(legend=False), stroke=edge, strokeWidth=width)
    blank = base.transform_filter("!isValid(datum.value)").mark_rect(fillOpacity=0, strokeDash=[3, 3], cornerRadius=2)
    frames = blank.encode(stroke=alt.value(scales.untold()), strokeWidth=width)
    words = told.mark_text(fontSize=12).encode(scales.ink(), text="label:N")
    symbols = base.transform_filter("!isValid(datum.value)").mark_text(fontSize=12, color=colour["text"])
    layers = [cells.add_params(pick()), frames, words, symbols.encode(text="label:N")]
    if frame["value"].null_count() == 0:  # a layer of nothing would be an unnamed picture to a reader
        layers = [layers[0], words]
    height = FLOOR * frame["floor"].n_unique() + 50
    return dressed(alt.layer(*layers).resolve_scale(color="independent"), height)
