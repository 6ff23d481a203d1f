"""Dots against a target: where each stands now, and where it stood before or where another stands."""

import altair as alt
import polars as pl

from components.charts.captions import goals, height, whole
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
    base, x = _base(frame), _along("value", domain)
    under = alt.when(alt.datum.value < low).then(alt.value(colour["minus"])).otherwise(alt.value(colour["main"]))
    now = base.mark_point(filled=True, size=110, opacity=1, yOffset=9).encode(x, color=under)
    layers = [*goals(base, target, 9), *_tracks(base, domain), *_before(base, x), now, *_numbers(base, x)]
    return dressed(alt.layer(*layers), height(frame["name"], row) * frame.height)


@kept
def both(
    frame: pl.DataFrame, domain: tuple[float, float], target: float | None = None, row: int = 38
) -> alt.LayerChart:
    """Draw name, value, other, label and other_label: one agency filled and bold, the other a hollow ring and plain."""
    colour, base = palette(), _base(frame)
    x, across = _along("value", domain), _along("other", domain)
    ways = base.transform_filter("isValid(datum.value) && isValid(datum.other)")
    way = ways.mark_rule(color=colour["quiet"], strokeWidth=2, yOffset=9).encode(x, x2="other:Q")
    own = base.transform_filter("isValid(datum.value)")
    there = base.transform_filter("isValid(datum.other)")
    filled = own.mark_point(filled=True, size=110, opacity=1, yOffset=9, color=colour["main"]).encode(x)
    look = {"stroke": colour["minus"], "fill": colour["paper"], "size": 150, "strokeWidth": 2.5, "opacity": 1}
    ring = there.mark_point(yOffset=9, **look)
    ends = ((own.encode(x, text="label:N"), "bold", "datum.value < datum.other"),
            (there.encode(across, text="other_label:N"), "normal", "!(datum.value < datum.other)"))  # fmt: skip
    layers = [*goals(base, target, 9), *_tracks(base, domain), way, ring.encode(across), filled]
    for told, weight, is_left in ends:
        style = {"dy": 9, "color": colour["text"], "fontWeight": weight}
        for which, align, dx in ((is_left, "right", -12), (f"!({is_left})", "left", 12)):
            layers.append(told.transform_filter(which).mark_text(align=align, dx=dx, **style))
    return dressed(alt.layer(*layers), height(frame["name"], row) * frame.height)


def _base(frame: pl.DataFrame) -> alt.Chart:
    """Return the rows in their order, with what is said of each."""
    y = alt.Y("name:N", axis=None, sort=frame["name"].to_list(), scale=alt.Scale(padding=0))
    told = [alt.Tooltip(f"{name}:N", title=" ") for name in ("name", "label", "other_label") if name in frame.columns]
    return alt.Chart(frame).encode(y, tooltip=told)


def _along(field: str, domain: tuple[float, float]) -> alt.X:
    """Return the axis across the rows."""
    scale = alt.Scale(domain=list(domain), nice=False, zero=False)
    return alt.X(f"{field}:Q", title=None, scale=scale, axis=alt.Axis(tickCount=5, grid=False))


def _tracks(base: alt.Chart, domain: tuple[float, float]) -> list[alt.Chart]:
    """Draw the line that each dot lies on, and the name above it."""
    track = base.mark_rule(color=palette()["grid"], strokeWidth=2, yOffset=9)
    return [track.encode(x=alt.datum(domain[0]), x2=alt.datum(domain[1])), whole(base, -8)]


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
