"""Matrices: who gives to whom as cells of four strengths, and groups by category with what may not be told."""

from textwrap import wrap

import altair as alt
import polars as pl

from components.charts.kept import kept
from components.palette import dressed, palette, scheme

EDGES = [10, 25, 50]
SHADES = {
    "light": (["#dceaf6", "#9cc4e4", "#4a8dc6", "#0b4f8a"], ["#0b0c0c", "#0b0c0c", "#0b0c0c", "#ffffff"]),
    "dark": (["#1b3550", "#2f6596", "#5c9bd4", "#b5d9ff"], ["#f5f5f5", "#f5f5f5", "#0b0c0c", "#0b0c0c"]),
}

HEADS = alt.Axis(
    orient="top",
    labelExpr="split(datum.label, ' ')",
    labelFontSize=alt.ExprRef("width < 400 ? 10 : 12"),
    labelLimit=90,
    labelPadding=20,
    labelOverlap=False,
)
"""Headings word under word, so that none is left out on a phone."""
LINE = 22
"""Letters in a line of a row's name: names are read whole, on a phone too."""
BROKEN = f"split(trim(replace(datum.label, regexp('(.{{1,{LINE}}})(\\\\s+|$)', 'g'), '$1\\n')), '\\n')"
HIGH = 13
"""Pixels of such a line; Vega sets the first at the row's middle, from where it is lifted by half of the others."""


@kept
def exchanges(frame: pl.DataFrame, order: list[str], steps: list[str]) -> alt.LayerChart:
    """Draw provider, consumer, step and told as a square matrix; the columns bear the numbers of the rows' names.

    Every label lies flat: a row is "3 Kemenkeu", the column of the same agency is "3".
    """
    colour, (fills, _inks) = palette(), SHADES[scheme()]
    numbered = {name: f"{place} {name}" for place, name in enumerate(order, start=1)}
    numbers = {name: str(place) for place, name in enumerate(order, start=1)}
    data = frame.with_columns(
        row=pl.col("provider").replace_strict(numbered), column=pl.col("consumer").replace_strict(numbers)
    )
    x = alt.X(
        "column:N",
        title=None,
        sort=list(numbers.values()),
        axis=alt.Axis(orient="top", labelOverlap=True),
    )
    y = alt.Y("row:N", title=None, sort=list(numbered.values()), axis=alt.Axis(labelLimit=150, labelOverlap=False))
    domains = {"x": alt.Scale(domain=list(numbers.values())), "y": alt.Scale(domain=list(numbered.values()))}
    tips = [alt.Tooltip(f"{name}:N", title=" ") for name in ("provider", "consumer", "told")]
    key = alt.Legend(columns=2, symbolStrokeWidth=0, symbolSize=180)
    fill = alt.Color("step:N", sort=steps, scale=alt.Scale(domain=steps, range=fills[: len(steps)]), legend=key)
    base = alt.Chart(data).encode(x.scale(domains["x"]), y.scale(domains["y"]), tooltip=tips)
    cells = base.mark_rect(stroke=colour["grid"], strokeWidth=0.5, cornerRadius=2).encode(fill)
    dead = base.transform_filter("!datum.is_alive").mark_text(text="✕", color=colour["minus"], fontWeight="bold")
    return dressed(alt.layer(cells, dead), 22 * len(order) + 30)


@kept
def groups(frame: pl.DataFrame, columns: list[str]) -> alt.LayerChart:
    """Draw name, member, value and told as a table of shaded shares; what is withheld bears its symbol, unshaded."""
    colour, (fills, inks) = palette(), SHADES[scheme()]
    names = frame["name"].unique(maintain_order=True).to_list()
    x = alt.X("member:N", title=None, sort=columns, axis=HEADS)
    lines = max((len(wrap(name, LINE)) for name in names), default=1)
    room = {"labelLineHeight": HIGH, "labelOffset": -HIGH * (lines - 1) / 2}
    axis = alt.Axis(labelExpr=BROKEN, labelLimit=180, labelOverlap=False, **room)
    y = alt.Y("name:N", title=None, sort=names, axis=axis)
    tips = [alt.Tooltip(f"{name}:N", title=" ") for name in ("name", "member", "told")]
    base = alt.Chart(frame).encode(x, y, tooltip=tips)
    fill, ink = (
        alt.Color("value:Q", scale=alt.Scale(type="threshold", domain=EDGES, range=shades), legend=None)
        for shades in (fills, inks)
    )
    known, hidden = "isValid(datum.value)", "!isValid(datum.value)"
    cells = base.transform_filter(known).mark_rect(cornerRadius=2).encode(fill)
    empty = base.transform_filter(hidden).mark_rect(
        fill=None, stroke=colour["quiet"], strokeDash=[2, 3], cornerRadius=2
    )
    said = base.transform_filter(known).mark_text().encode(ink, text="told:N")
    symbols = base.transform_filter(hidden).mark_text(color=colour["text"], fontWeight="bold").encode(text="told:N")
    chart = alt.layer(cells, empty, said, symbols).resolve_scale(color="independent")
    return dressed(chart, max(26, HIGH * lines + 8) * len(names) + 70)
