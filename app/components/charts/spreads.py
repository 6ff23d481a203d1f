"""How values lie among each other: a tick each, the middle half as a band, the median and one's own as rules."""

import altair as alt
import polars as pl

from components.charts.kept import kept
from components.palette import dressed, palette


@kept
def spread(frame: pl.DataFrame, middle: tuple[float, float, float], words: tuple[str, str]) -> alt.LayerChart:
    """Draw name, value, label and is_own; `middle` is lower quartile, median and upper quartile.

    `words` name the median and one's own; they stand above and below, so that they never cover each other.
    """
    colour, (low, median, high) = palette(), middle
    scale, axis = alt.Scale(zero=False, nice=True, padding=12), alt.Axis(tickCount=5, grid=False)
    if frame["value"].n_unique() == 1:  # one place, which the median's word names
        scale, axis = alt.Scale(domain=[median - 1, median + 1]), alt.Axis(labels=False, grid=False)
    x = alt.X("value:Q", title=None, scale=scale, axis=axis)
    tips = [alt.Tooltip("name:N", title=" "), alt.Tooltip("label:N", title=" ")]
    band = alt.Chart(pl.DataFrame({"low": [low], "high": [high]})).mark_rect(color=colour["quiet"], opacity=0.18)
    ticks = alt.Chart(frame).mark_tick(thickness=2, size=34, color=colour["quiet"]).encode(x, tooltip=tips)
    centre = alt.Chart(pl.DataFrame({"value": [median], "text": [words[0]]})).encode(x)
    rule = centre.mark_rule(color=colour["text"], strokeDash=[4, 3], strokeWidth=1.5)
    rule = rule.encode(y=alt.value(20), y2=alt.value(130))
    label = {"color": colour["text"], "fontSize": 13, "align": "center"}
    layers = [band.encode(alt.X("low:Q"), alt.X2("high:Q")), rule, ticks]
    layers.append(centre.mark_text(**label).encode(text="text:N", y=alt.value(8)))
    own = frame.filter(pl.col("is_own"))
    if own.height:
        mine = alt.Chart(own.with_columns(text=pl.lit(words[1]))).encode(x, tooltip=tips)
        layers.append(mine.mark_tick(thickness=6, size=54, color=colour["main"]))
        layers.append(mine.mark_text(**label | {"color": colour["main"], "fontWeight": "bold"}).encode(
            text="text:N", y=alt.value(122)))  # fmt: skip
    return dressed(alt.layer(*layers), 130)
