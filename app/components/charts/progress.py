"""Physical against financial progress: a point a package, its distance from the diagonal, and how late it is."""

import altair as alt
import polars as pl

from components.charts.kept import kept
from components.palette import dressed, palette


@kept
def progress(frame: pl.DataFrame, states: list[str]) -> alt.LayerChart:
    """Draw financial_pct, actual_physical_pct, state, name, tag and told; shape and colour both say the state.

    On the diagonal as much has been paid as built; under it the money runs ahead of the works. Of two agencies, the
    second's packages (`is_hollow`) are outlines.
    """
    colour = palette()
    scale = alt.Scale(domain=[0, 105], nice=False)
    axis = alt.Axis(tickCount=5, labelExpr="datum.value + ' %'")
    x = alt.X("financial_pct:Q", title=None, scale=scale, axis=axis)
    y = alt.Y("actual_physical_pct:Q", title=None, scale=scale, axis=axis)
    even = alt.Chart(pl.DataFrame({"financial_pct": [0, 100], "actual_physical_pct": [0, 100]}))
    diagonal = even.mark_line(color=colour["quiet"], strokeDash=[4, 4], strokeWidth=1.5).encode(x, y)
    tips = [alt.Tooltip("name:N", title=" "), alt.Tooltip("told:N", title=" ")]
    fill = alt.Color(
        "state:N", sort=states, scale=alt.Scale(domain=states, range=[colour["minus"], colour["quiet"], colour["main"]])
    )
    shape = alt.Shape(
        "state:N", sort=states, scale=alt.Scale(domain=states, range=["cross", "triangle-down", "circle"])
    )
    base = alt.Chart(frame).encode(x, y)
    full = base.transform_filter("!datum.is_hollow").mark_point(filled=True, size=130, opacity=0.9)
    hollow = base.transform_filter("datum.is_hollow").mark_point(filled=False, size=130, strokeWidth=2.5, opacity=1)
    is_both = "is_hollow" in frame.columns and frame["is_hollow"].any()
    points = [one.encode(fill, shape, tooltip=tips) for one in (full, hollow)[: 1 + is_both]]
    # Beneath its point a name has room on a phone and on paper too; near an edge it leans inwards.
    lean = alt.expr("datum.financial_pct < 25 ? 'left' : datum.financial_pct > 75 ? 'right' : 'center'")
    tags = base.transform_filter("datum.tag != ''").mark_text(align=lean, dy=16, color=colour["text"])
    return dressed(alt.layer(diagonal, *points, tags.encode(text="tag:N")), 380)
