"""A process as lanes of agencies: steps from left to right, each hand-over whole or broken in line, mark and colour."""

from collections.abc import Mapping

import altair as alt
import polars as pl

from components.charts.kept import kept
from components.palette import dressed, palette

SIGN, LETTER = 15, 6.6
"""The height of a line of signs beneath a strip, and the width of a bold letter at its end."""


@kept
def lanes(handovers: pl.DataFrame, marks: Mapping[str, str]) -> alt.LayerChart:
    """Draw place, lane, next_lane, step, next_step, is_broken and told: dashed and ✕ is broken, solid is whole.

    `marks` are the signs of the lanes that are chosen, before their names: the steps of the first are filled, those of
    the second are rings, and the other lanes' are small and quiet.
    """
    colour = palette()
    handovers = handovers.with_columns(
        pl.concat_str(pl.col(end).replace_strict({one: f"{mark} " for one, mark in marks.items()}, default="",
                                                 return_dtype=pl.String), end) for end in ("lane", "next_lane")
    )  # fmt: skip
    order = list(dict.fromkeys([*handovers["lane"], *handovers["next_lane"]]))
    data = handovers.with_columns(after=pl.col("place") + 1)
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
    crosses = cross.mark_text(text="✕", fontWeight="bold", fontSize=15, color=colour["minus"], dx=14)
    dots = [one.encode(x, y, tooltip=[alt.Tooltip("step:N", title=" ")]) for one in _steps(steps, marks)]
    return dressed(alt.layer(*both, *dots, crosses.encode(x, y, tooltip=tips)), 34 * len(order) + 40)


def _steps(steps: pl.DataFrame, marks: Mapping[str, str]) -> list[alt.Chart]:
    """Draw the steps: all alike or, where lanes are chosen, those of the first filled and of the second hollow."""
    colour, base = palette(), alt.Chart(steps)
    if not marks:
        return [base.mark_point(filled=True, size=130, opacity=1, color=colour["main"])]
    (full, *hollow), first = marks.values(), "datum.lane[0]"
    chosen = " || ".join(f"{first} == '{mark}'" for mark in marks.values())
    others = base.transform_filter(f"!({chosen})").mark_point(filled=True, size=60, opacity=1, color=colour["quiet"])
    own = base.transform_filter(f"{first} == '{full}'")
    layers = [others, own.mark_point(filled=True, size=150, opacity=1, color=colour["main"])]
    for mark in hollow:
        ring = {"fill": colour["paper"], "stroke": colour["main"], "strokeWidth": 2.5, "size": 150, "opacity": 1}
        layers.append(base.transform_filter(f"{first} == '{mark}'").mark_point(**ring))
    return layers


@kept
def strips(frame: pl.DataFrame, beneath: pl.DataFrame) -> alt.LayerChart:
    """Draw name, place, is_broken and told (at the end) as one row a process: → is whole, ✕ is broken.

    `beneath` has name, place, line and sign of what stands under them: a line for each agency that is chosen.
    """
    colour, lines = palette(), beneath["line"].max() or 0
    rise = -SIGN * lines / 2
    names = frame["name"].unique(maintain_order=True).to_list()
    room = LETTER * max(map(len, frame["told"])) + 8
    last_place = frame["place"].max() + 1
    end = alt.ExprRef(f"{last_place} + {last_place} * {room} / max(80, width - {room})")
    x = alt.X("place:Q", axis=None, scale=alt.Scale(domainMin=0.5, domainMax=end, nice=False, zero=False))
    y = alt.Y("name:N", axis=None, sort=names, scale=alt.Scale(padding=0))
    base = alt.Chart(frame).encode(y)
    kind = alt.when(alt.datum.is_broken)
    marks = base.mark_text(fontSize=15, fontWeight="bold", dy=9 + rise).encode(
        x,
        text=kind.then(alt.value("✕")).otherwise(alt.value("→")),
        color=kind.then(alt.value(colour["minus"])).otherwise(alt.value(colour["main"])),
    )
    ends = frame.group_by("name", maintain_order=True).agg(pl.col("place").max() + 1, pl.col("told").first())
    last = alt.Chart(ends).encode(y)
    said = last.mark_text(align="left", dy=9 + rise, color=colour["text"], fontWeight="bold").encode(x, text="told:N")
    heads = last.mark_text(align="left", dy=rise - 9, color=colour["text"]).encode(x=alt.value(0), text="name:N")
    lean = alt.expr("length(datum.sign) > 1 ? 'left' : 'center'")
    under = alt.Chart(beneath).encode(y, x, text="sign:N")
    signs = under.mark_text(align=lean, dy=alt.expr(f"{9 + rise} + {SIGN} * datum.line"), color=colour["text"])
    return dressed(alt.layer(marks, said, heads, *[signs] * bool(lines)), (44 + SIGN * lines) * len(names))
