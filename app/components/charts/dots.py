"""Dots against a target: where each stands now, where it stood before, and on which side of the target."""

import altair as alt
import polars as pl

from components.charts.kept import kept
from components.palette import dressed, palette


@kept
def dots(
    frame: pl.DataFrame, domain: tuple[float, float], target: float | None = None, row: int = 38
) -> alt.LayerChart:
    """Draw name, value, before and label as one dot a row: filled is now, hollow is before, orange is under the target.

    The name stands above its dot, so that a long one is read whole on a phone too.
    """
    colour, low = palette(), frame["value"].min() if target is None else target
    scale = alt.Scale(domain=list(domain), nice=False, zero=False)
    x = alt.X("value:Q", title=None, scale=scale, axis=alt.Axis(tickCount=5, grid=False))
    y = alt.Y("name:N", axis=None, sort=frame["name"].to_list(), scale=alt.Scale(padding=0))
    base = alt.Chart(frame).encode(y, tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("label:N", title=" ")])
    under = alt.when(alt.datum.value < low).then(alt.value(colour["minus"])).otherwise(alt.value(colour["main"]))
    track = base.mark_rule(color=colour["grid"], strokeWidth=2, yOffset=9)
    now = base.mark_point(filled=True, size=110, opacity=1, yOffset=9).encode(x, color=under)
    names = base.mark_text(align="left", dy=-8, color=colour["text"]).encode(x=alt.value(0), text="name:N")
    whole = track.encode(x=alt.datum(domain[0]), x2=alt.datum(domain[1]))
    layers = [whole, *_before(base, x), now, names, *_numbers(base, x)]
    if target is not None:
        goal = alt.Chart(pl.DataFrame({"value": [target]}))
        layers.append(goal.mark_rule(color=colour["minus"], strokeDash=[6, 4], strokeWidth=1.5).encode(x))
    return dressed(alt.layer(*layers), row * frame.height)


def _before(base: alt.Chart, x: alt.X) -> list[alt.Chart]:
    """Draw where each stood before, hollow, and the way from there."""
    known, quiet = base.transform_filter("isValid(datum.before)"), palette()["quiet"]
    was = known.mark_point(color=quiet, size=50, filled=False, strokeWidth=1.5, yOffset=9)
    return [
        known.mark_rule(color=quiet, strokeWidth=2, yOffset=9).encode(x, x2="before:Q"),
        was.encode(x="before:Q"),
    ]


def _numbers(base: alt.Chart, x: alt.X) -> list[alt.Chart]:
    """Write each number on the side where the way from before is not."""
    style = {"dy": 9, "color": palette()["text"], "fontWeight": "bold"}
    after = base.transform_filter("!(datum.before > datum.value)").mark_text(align="left", dx=10, **style)
    ahead = base.transform_filter("datum.before > datum.value").mark_text(align="right", dx=-10, **style)
    return [one.encode(x, text="label:N") for one in (after, ahead)]
