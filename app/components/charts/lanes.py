"""A process as lanes of agencies: steps from left to right, each hand-over whole or broken in line, mark and colour."""

import altair as alt
import polars as pl

from components.charts.kept import kept
from components.palette import dressed, palette


@kept
def lanes(handovers: pl.DataFrame) -> alt.LayerChart:
    """Draw place, lane, next_lane, step, next_step, is_broken and told: dashed and ✕ is broken, solid is whole."""
    colour = palette()
    order = list(dict.fromkeys([*handovers["lane"], *handovers["next_lane"]]))
    data = handovers.with_columns(
        after=pl.col("place") + 1, middle=pl.col("place") + 0.5, is_there=~pl.col("is_broken")
    )
    steps = pl.concat([
        data.select("place", "lane", "step"),
        data.select(place="after", lane="next_lane", step="next_step"),
    ]).unique(maintain_order=True)  # fmt: skip
    scale = alt.Scale(domain=[0.5, handovers["place"].max() + 1.5], nice=False)
    x = alt.X("place:Q", title=None, scale=scale, axis=alt.Axis(orient="top", format="d", tickMinStep=1, grid=False))
    y = alt.Y("lane:N", title=None, sort=order, scale=alt.Scale(domain=order), axis=alt.Axis(labelLimit=150, grid=True))
    tips = [alt.Tooltip("told:N", title=" ")]
    ways = alt.Chart(data).encode(x, x2="after:Q", tooltip=tips)
    whole = ways.transform_filter("!datum.is_broken").mark_rule(color=colour["main"], strokeWidth=3)
    broken = ways.transform_filter("datum.is_broken").mark_rule(color=colour["minus"], strokeWidth=2, strokeDash=[4, 4])
    both = [one.encode(y, y2="next_lane:N") for one in (whole, broken)]
    cross = alt.Chart(data).transform_filter("datum.is_broken")
    # A mark between two lanes stands at the lane it comes from, just after its step.
    marks = cross.mark_text(text="✕", fontWeight="bold", fontSize=15, color=colour["minus"], dx=14)
    points = alt.Chart(steps).mark_point(filled=True, size=130, opacity=1, color=colour["main"])
    dots = points.encode(x, y, tooltip=[alt.Tooltip("step:N", title=" ")])
    return dressed(alt.layer(*both, dots, marks.encode(x, y, tooltip=tips)), 34 * len(order) + 40)


@kept
def strips(frame: pl.DataFrame) -> alt.LayerChart:
    """Draw name, place, is_broken and told (at the end) as one row a process: → is whole, ✕ is broken."""
    colour = palette()
    names = frame["name"].unique(maintain_order=True).to_list()
    x = alt.X("place:Q", axis=None, scale=alt.Scale(domain=[0.5, frame["place"].max() + 6], nice=False))
    y = alt.Y("name:N", axis=None, sort=names, scale=alt.Scale(padding=0))
    base = alt.Chart(frame).encode(y)
    kind = alt.when(alt.datum.is_broken)
    marks = base.mark_text(fontSize=15, fontWeight="bold", dy=9).encode(
        x,
        text=kind.then(alt.value("✕")).otherwise(alt.value("→")),
        color=kind.then(alt.value(colour["minus"])).otherwise(alt.value(colour["main"])),
    )
    ends = frame.group_by("name", maintain_order=True).agg(pl.col("place").max() + 1, pl.col("told").first())
    last = alt.Chart(ends).encode(y)
    said = last.mark_text(align="left", dy=9, color=colour["text"], fontWeight="bold").encode(x, text="told:N")
    heads = last.mark_text(align="left", dy=-9, color=colour["text"]).encode(x=alt.value(0), text="name:N")
    return dressed(alt.layer(marks, said, heads), 44 * len(names))
