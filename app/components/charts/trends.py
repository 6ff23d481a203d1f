"""Series over time: the sparkline of a card, and a line for each instrument."""

import altair as alt
import polars as pl

from components.formatting import SCALES
from components.language import _
from components.palette import dressed, palette

MONTHS = 30


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


def trend(
    series: pl.DataFrame, target: float | None, words: dict[str, str], span: tuple[float, float] | None = None
) -> alt.LayerChart:
    """Draw period, value, member and told as one line a member, so that no line crosses a change of instrument.

    `words` holds the label of each member, which stands where the member begins.
    """
    colour = palette()
    low, high = span or _span(series, target)
    x = alt.X("period:T", title=None, axis=time_axis(series))
    y = alt.Y("value:Q", title=None, scale=alt.Scale(domain=[low, high], nice=False), axis=amount_axis(series))
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


def amounts(series: pl.DataFrame) -> alt.LayerChart:
    """Draw period, value and told as columns from nought, the last one strong and the others quiet."""
    colour = palette()
    x = alt.X("told:O", title=None, sort=None, axis=alt.Axis(labelOverlap="parity"))
    y = alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=4, labelExpr=_scaled(series["value"].max())))
    last = alt.datum.told == series["told"][-1]
    fill = alt.when(last).then(alt.value(colour["main"])).otherwise(alt.value(colour["quiet"]))
    return dressed(alt.layer(alt.Chart(series).mark_bar(cornerRadius=2).encode(x, y, color=fill)), 260)


def time_axis(series: pl.DataFrame) -> alt.Axis:
    """Name the years of a series or, of a short one within the year, months: a year alone would date nothing."""
    long = (series["period"].max() - series["period"].min()).days > MONTHS * 31
    if long or all(day.month == 1 for day in series["period"]):
        return alt.Axis(format="%Y", tickCount="year", grid=False)
    return alt.Axis(format="%b %Y", tickCount=6, grid=False, labelOverlap=True)


def amount_axis(series: pl.DataFrame) -> alt.Axis:
    """Write the numbers of an axis; millions and more in their words, for nobody counts noughts."""
    most = max(abs(value) for value in series["value"])
    return alt.Axis(labelExpr=_scaled(most)) if most >= SCALES[-1][0] else alt.Axis()


def _scaled(most: float) -> str:
    """Write an axis of rupiah in its largest whole scale, as an expression of Vega."""
    scale, word = next(((scale, _(word)) for scale, word in SCALES if most >= scale), (1.0, ""))
    return f"format(datum.value / {scale}, ',.3~f') + ' {word}'"


def _span(series: pl.DataFrame, target: float | None) -> tuple[float, float]:
    """Return where the upright axis begins and ends: with room for the instrument's name, never under an idle zero."""
    least, most = series["value"].min(), max(series["value"].max(), target or 0)
    low = (least - 3) // 5 * 5
    low = max(low, 0) if least >= 0 else low
    return low, most + min(4, (most - low) * 0.25) if most > low else low + 1
