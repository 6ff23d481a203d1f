"""Ranked bars, each with its name above it and its value at its end."""

from typing import Any

import altair as alt
import polars as pl

from components.charts.captions import OFFSET, ROW, captions, goals, height, whole
from components.drill import pick
from components.palette import dressed, palette

DIGIT = 6.8
"""The width of a letter of a bold number and its unit."""


def bars(frame: pl.DataFrame, target: float | None = None) -> alt.LayerChart:
    """Draw name, value and label as ranked bars; below zero in the other colour and to the other side.

    The name stands above its bar, so that a long one is read whole on a phone too. With a `code`, a bar can be clicked.
    """
    colour, low, high = palette(), min([0, *frame["value"]]), max([0, *frame["value"]])
    room = _room(frame, low, high)
    least = alt.ExprRef(f"{low} - {room}") if low < 0 else low
    scale = alt.Scale(domainMin=least, domainMax=alt.ExprRef(f"{high} + {room}"))
    x, end = alt.X("value:Q", axis=None, scale=scale), alt.X("end:Q", axis=None, scale=scale)
    y = alt.Y("name:N", axis=None, sort=frame["name"].to_list(), scale=alt.Scale(padding=0))
    base = alt.Chart(frame).encode(y, tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("label:N", title=" ")])
    fill = alt.when(alt.datum.value < 0).then(alt.value(colour["minus"])).otherwise(_strong(frame))
    bar = base.mark_bar(cornerRadius=2, height=14, yOffset=9).encode(x, color=fill)
    ends = {"baseline": "middle", "dy": 9, "color": colour["text"], "fontWeight": "bold"}
    # A number that the target would strike through stands behind it.
    past = (
        f"datum.value < {target} && datum.value > {target} - {room} ? {target} : datum.value"
        if target
        else "datum.value"
    )
    up = base.transform_filter("datum.value >= 0").transform_calculate(end=past)
    up = up.mark_text(align="left", dx=6, **ends).encode(end, text="label:N")
    down = base.transform_filter("datum.value < 0").mark_text(align="right", dx=-6, **ends).encode(x, text="label:N")
    layers = [bar.add_params(pick()) if "code" in frame.columns else bar, whole(base, -9), up, down]
    layers += goals(base, target, 9)
    return dressed(alt.layer(*layers), height(frame["name"], 46) * frame.height)


def lines(frame: pl.DataFrame, target: float | None = None) -> alt.LayerChart:
    """Draw ranked bars whose long labels stand beneath their names, so that a phone has room for both."""
    ends = [0, target or 0, *frame["value"]]
    x = alt.X("value:Q", axis=None, scale=alt.Scale(domain=[min(ends), max(ends)], nice=False))
    names = frame["name"].to_list()
    y = alt.Y("name:N", sort=names, axis=None, scale=alt.Scale(domain=names, padding=0))
    tips = [alt.Tooltip("name:N", title=" "), alt.Tooltip("label:N", title=" ")]
    bar = alt.Chart(frame).mark_bar(height=14, yOffset=OFFSET, cornerRadius=2)
    layers = [bar.encode(x, y, color=_strong(frame), tooltip=tips), *captions(frame, y)]
    layers += goals(alt.Chart(frame).encode(y), target, OFFSET)
    return dressed(alt.layer(*layers), height(names, ROW) * frame.height)


def _room(frame: pl.DataFrame, low: float, high: float) -> str:
    """Return, as an expression, how far beyond the longest bar its number ends: as wide as it is in any window."""
    need = DIGIT * max(map(len, frame["label"]), default=0) + 8
    sides = 1 + (low < 0 < high)
    return f"({high - low} * {need} / max(80, width - {sides * need}))"


def _strong(frame: pl.DataFrame) -> Any:
    """Colour bars: all alike or, where a `mark` says that some are chosen, those alone strong; of two, the first."""
    colour = palette()
    marks = set(frame["mark"]) if "mark" in frame.columns else {""}
    if len(marks) == 1:
        return alt.value(colour["main"])
    strong = "datum.mark != ''" if "" in marks else f"datum.mark == '{frame['mark'][0]}'"
    return alt.when(strong).then(alt.value(colour["main"])).otherwise(alt.value(colour["quiet"]))
