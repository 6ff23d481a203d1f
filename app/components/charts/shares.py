"""Parts of a whole as full-width stacks."""

from typing import Any

import altair as alt
import polars as pl

from components.palette import STEPS, dressed, scheme

KEYS, ROOM = 3, 26
"""Names of members side by side, and the letters of them all: more would be cut off on a phone."""


def stacked(
    frame: pl.DataFrame, order: list[str], steps: tuple[int, ...] = (0, 1, 2, 3, 4), whole: float | None = None
) -> alt.LayerChart:
    """Draw told (a period), member, value and label as full-width stacks: the members in `order`, labels inside.

    `steps` are the places of their colours among the steps of the palette; of a `whole` that is told, what is withheld
    stays empty, where else the members fill the width.
    """
    fills, inks = ([shades[step] for step in steps[: len(order)]] for shades in STEPS[scheme()])
    place = {name: number for number, name in enumerate(order)}
    ranked = frame.with_columns(place=pl.col("member").replace_strict(place, return_dtype=pl.Int64))
    rows = ranked["told"].unique(maintain_order=True).to_list()
    base = alt.Chart(ranked).encode(
        alt.Y("told:N", title=None, sort=rows, axis=alt.Axis(labelLimit=160)),
        _across(whole, axis=None),
        order="place:O",
    )
    keys = _keys(order)
    fill = alt.Color(
        "member:N", sort=order, scale=alt.Scale(domain=order, range=fills), legend=alt.Legend(columns=keys)
    )
    tips = [alt.Tooltip("told:N", title=" "), alt.Tooltip("member:N", title=" "), alt.Tooltip("label:N", title=" ")]
    middle = _across(whole, bandPosition=0.5)
    ink = alt.Color("member:N", sort=order, scale=alt.Scale(domain=order, range=inks), legend=None)
    labels = (
        base.transform_calculate(shown="datum.numerator * width >= 46 * datum.denominator ? datum.label : ''")
        .mark_text()
        .encode(middle, ink, text="shown:N")
    )
    chart = alt.layer(base.mark_bar(height={"band": 0.8}).encode(fill, tooltip=tips), labels).resolve_scale(
        color="independent"
    )
    return dressed(chart, 32 * len(rows) + 60 + 20 * -(-len(order) // keys))


def _across(whole: float | None, **more: Any) -> alt.X:
    if whole is None:
        return alt.X("value:Q", stack="normalize", **more)
    return alt.X("value:Q", stack="zero", scale=alt.Scale(domain=[0, whole], nice=False, clamp=True), **more)


def _keys(order: list[str]) -> int:
    """Return how many names the legend sets side by side."""
    lines = [order[place : place + KEYS] for place in range(0, len(order), KEYS)]
    return KEYS if all(len("".join(line)) <= ROOM for line in lines) else KEYS - 1
