"""Charts: each builder returns an Altair chart with direct labels; colours come from the theme in use."""

import altair as alt
import polars as pl

from components.palette import STEPS, dressed, palette, scheme


def sparkline(series: pl.DataFrame) -> alt.LayerChart:
    """Draw a series of period and value as a bare line that ends in a point."""
    colour = palette()["main"]
    y = alt.Y("value:Q", axis=None, scale=alt.Scale(zero=False, padding=6))
    base = alt.Chart(series).encode(alt.X("period:T", axis=None, scale=alt.Scale(padding=6)), y)
    last = base.transform_window(rank="rank()", sort=[alt.SortField("period", "descending")]).transform_filter(
        "datum.rank == 1"
    )
    return dressed(
        base.mark_line(color=colour, strokeWidth=2) + last.mark_point(color=colour, filled=True, size=60, opacity=1), 48
    )


def trend(series: pl.DataFrame, target: float | None, words: dict[str, str]) -> alt.LayerChart:
    """Draw period, value, member and told as one line a member, so that no line crosses a change of instrument.

    `words` holds the label of each member, which stands where the member begins.
    """
    colour = palette()
    low, high = (series["value"].min() - 3) // 5 * 5, max(series["value"].max(), target or 0) + 4
    x = alt.X("period:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", grid=False))
    y = alt.Y("value:Q", title=None, scale=alt.Scale(domain=[low, high], nice=False))
    tips = [alt.Tooltip("told:N", title=" "), alt.Tooltip("value:Q", title=" ", format=",.2f")]
    point = alt.OverlayMarkDef(size=28, color=colour["main"])
    line = alt.Chart(series).mark_line(strokeWidth=2.5, color=colour["main"], point=point)
    starts = series.group_by("member").agg(pl.col("period").min()).sort("period")
    begins = alt.Chart(starts.with_columns(label=pl.col("member").replace(words)))
    label = {"align": "left", "baseline": "top", "dx": 6, "y": 4, "color": colour["text"]}
    layers = [line.encode(x, y, detail="member:N", tooltip=tips), begins.mark_text(**label).encode(x, text="label:N")]
    layers += [alt.Chart(starts[1:]).mark_rule(color=colour["quiet"], strokeDash=[2, 3]).encode(x)]
    layers += [alt.Chart(series[-1:]).mark_point(color=colour["main"], filled=True, size=110, opacity=1).encode(x, y)]
    if target is not None:
        goal = alt.Chart(pl.DataFrame({"value": [target]}))
        layers += [goal.mark_rule(color=colour["minus"], strokeDash=[6, 4], strokeWidth=1.5).encode(y)]
    return dressed(alt.layer(*layers), 340)


def bars(frame: pl.DataFrame, target: float | None = None) -> alt.LayerChart:
    """Draw name, value and label as ranked bars; below zero in the other colour and to the other side.

    The name stands above its bar, so that a long one is read whole on a phone too.
    """
    colour = palette()
    low, high = min([0, *frame["value"]]), max([0, *frame["value"]])
    room = (high - low) * 0.2
    x = alt.X("value:Q", axis=None, scale=alt.Scale(domain=[low - (room if low < 0 else 0), high + room]))
    y = alt.Y("name:N", axis=None, sort=frame["name"].to_list(), scale=alt.Scale(padding=0))
    base = alt.Chart(frame).encode(y, tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("label:N", title=" ")])
    fill = alt.when(alt.datum.value < 0).then(alt.value(colour["minus"])).otherwise(alt.value(colour["main"]))
    bar = base.mark_bar(cornerRadius=2, height=14, yOffset=9).encode(x, color=fill)
    names = base.mark_text(align="left", dy=-9, color=colour["text"]).encode(x=alt.value(0), text="name:N")
    ends = {"baseline": "middle", "dy": 9, "color": colour["text"], "fontWeight": "bold"}
    up = base.transform_filter("datum.value >= 0").mark_text(align="left", dx=6, **ends).encode(x, text="label:N")
    down = base.transform_filter("datum.value < 0").mark_text(align="right", dx=-6, **ends).encode(x, text="label:N")
    layers = [bar, names, up, down]
    if target is not None:
        goal = alt.Chart(pl.DataFrame({"value": [target]}))
        layers.append(goal.mark_rule(color=colour["minus"], strokeDash=[6, 4], strokeWidth=1.5).encode(x))
    return dressed(alt.layer(*layers), 46 * frame.height)


def stacked(frame: pl.DataFrame, order: list[str]) -> alt.LayerChart:
    """Draw told (a period), member, value and label as full-width stacks: the steps in `order`, labels inside."""
    fills, inks = STEPS[scheme()]
    place = {name: number for number, name in enumerate(order)}
    ranked = frame.with_columns(place=pl.col("member").replace_strict(place, return_dtype=pl.Int64))
    rows = ranked["told"].unique(maintain_order=True).to_list()
    base = alt.Chart(ranked).encode(
        alt.Y("told:N", title=None, sort=rows, axis=alt.Axis(labelLimit=160)),
        alt.X("value:Q", stack="normalize", axis=None),
        order="place:O",
    )
    fill = alt.Color("member:N", sort=order, scale=alt.Scale(domain=order, range=fills[: len(order)]))
    tips = [alt.Tooltip("told:N", title=" "), alt.Tooltip("member:N", title=" "), alt.Tooltip("label:N", title=" ")]
    middle = alt.X("value:Q", stack="normalize", bandPosition=0.5)
    ink = alt.Color("member:N", sort=order, scale=alt.Scale(domain=order, range=inks[: len(order)]), legend=None)
    labels = (
        base.transform_calculate(shown="datum.numerator >= 0.1 * datum.denominator ? datum.label : ''")
        .mark_text()
        .encode(middle, ink, text="shown:N")
    )
    chart = alt.layer(base.mark_bar(height={"band": 0.8}).encode(fill, tooltip=tips), labels).resolve_scale(
        color="independent"
    )
    return dressed(chart, 32 * len(rows) + 40)
