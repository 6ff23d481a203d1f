"""The explorer's own pictures: several lines told apart by their names, and a heat map of members over periods."""

import altair as alt
import polars as pl

from components.charts.kept import kept
from components.palette import dressed, palette, scheme

INKS = {
    "light": ["#0b4f8a", "#b45f06", "#2a8a86", "#7a3b8f", "#5c6670", "#a61c3c", "#3a80b9", "#6b5b00"],
    "dark": ["#8ec5ff", "#f0a95a", "#6fd0c8", "#cf9be0", "#aab4be", "#ff8fa6", "#64a0dc", "#d9c65a"],
}
DASHES = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [1, 0], [6, 3], [2, 2], [8, 3, 2, 3]]
RAMP = {"light": ["#e8f0f8", "#a9cbe6", "#5c9acb", "#2068a3", "#083b68"],
        "dark": ["#143a5e", "#245e94", "#4a89c8", "#8ec5ff", "#dcedff"]}  # fmt: skip
TELLING, TICKS = 14, 10


@kept
def lines(drawn: pl.DataFrame, yearly: bool) -> alt.LayerChart:
    """Draw period, name and value as lines that differ in colour, dash and by their names above the picture."""
    order = drawn["name"].unique(maintain_order=True).to_list()
    periods = drawn["period"].unique().sort().to_list()
    ticks = [alt.DateTime(year=day.year, month=day.month) for day in periods[:: -(-len(periods) // TICKS)]]
    x = alt.X(
        "yearmonth(period):T",
        title=None,
        axis=alt.Axis(format="%Y" if yearly else "%b %Y", values=ticks, grid=False, labelOverlap=True),
    )
    y = alt.Y("value:Q", title=None, scale=alt.Scale(zero=False, nice=True))
    legend = alt.Legend(columns=1, labelLimit=320, symbolType="stroke") if len(order) > 1 else None
    ink = alt.Color(
        "name:N", sort=order, scale=alt.Scale(domain=order, range=INKS[scheme()][: len(order)]), legend=legend
    )
    dash = alt.StrokeDash(
        "name:N", sort=order, scale=alt.Scale(domain=order, range=DASHES[: len(order)]), legend=legend
    )
    tips = [alt.Tooltip(f"{part}:N", title=" ") for part in ("name", "told", "label")]
    base = alt.Chart(drawn).encode(x, y, tooltip=tips)
    line = base.mark_line(strokeWidth=2.5).encode(ink, strokeDash=dash)
    return dressed(alt.layer(line, base.mark_point(filled=True, size=36).encode(ink)), 340 + 18 * len(order))


@kept
def heat(drawn: pl.DataFrame) -> alt.LayerChart:
    """Draw names down and periods across, darker where more; each cell says its number where there is room."""
    colour, ramp = palette(), RAMP[scheme()]
    rows = drawn["name"].unique(maintain_order=True).to_list()
    periods = drawn.sort("period")["told"].unique(maintain_order=True).to_list()
    base = alt.Chart(drawn).encode(
        alt.X("told:O", title=None, sort=periods, axis=alt.Axis(labelOverlap=True)),
        alt.Y("name:N", title=None, sort=rows, axis=alt.Axis(labelLimit=230)),
        tooltip=[alt.Tooltip(f"{part}:N", title=" ") for part in ("name", "told", "label")],
    )
    fill = alt.Color("value:Q", scale=alt.Scale(type="quantize", range=ramp), legend=alt.Legend(orient="top"))
    layers = [base.mark_rect(stroke=colour["grid"]).encode(fill)]
    if len(periods) <= TELLING:
        middle = (drawn["value"].min() + drawn["value"].max()) / 2
        dark, light = ("#ffffff", "#0b0c0c") if scheme() == "light" else ("#0b0c0c", "#ffffff")
        ink = alt.when(alt.datum.value > middle).then(alt.value(dark)).otherwise(alt.value(light))
        layers.append(base.mark_text(fontSize=11).encode(text="label:N", color=ink))
    return dressed(alt.layer(*layers), 30 * len(rows) + 40)
