"""Who works together sits together: hand-overs of processes between units, by theme, and the units on both sides."""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import charts, counterpart, frame, names, reading, stories, tables
from components.cell import listed
from components.figures import Caption
from components.filters import Selection
from components.formatting import number, period
from components.language import _
from components.remembered import remembered

METRIC = "process_colocation_share"


def draw(edition: Edition, selection: Selection) -> None:
    """Rank the themes by how many hand-overs are nearby; beneath, the units of each and how near they sit."""
    pairs = _pairs(edition, selection)
    if pairs.is_empty() or not (shown := _shown(edition, selection)):
        return
    caption, ranked, table = shown
    frame.section(_("Do units that share a process sit together?"))
    stories.picture(edition, caption, charts.lines(ranked), table,
                    sources=(METRIC,), rows=lambda: listed(METRIC, ranked))  # fmt: skip
    with st.expander(_("The units on both sides, and how near they sit")):
        tables.show(pairs, caption.title)


@remembered
def _shown(edition: Edition, selection: Selection) -> tuple[Caption, pl.DataFrame, pl.DataFrame] | None:
    """Return the caption, the themes as they are ranked and their table; none where nothing is told."""
    own = _ranked(edition, selection)
    if own.is_empty():
        return None
    ranked = counterpart.beneath(edition, selection, lambda one: _ranked(edition, one))
    near = _of(own["numerator"].sum(), own["denominator"].sum())
    title = _("{near} hand-overs between units stay within one building or complex").format(near=near)
    subtitle = _("Hand-overs of thematic processes by theme, {month}; by the unit that hands over.")
    said = subtitle.format(month=period(own["period"][0]))
    title, said = counterpart.told(edition, selection, title, said, ranked)
    words = selection.worded("agency", "compared")
    caption = Caption("neighbours", title, said, stories.listed(title, ranked), words)
    table = ranked.select(counterpart.columns(selection, "name", "numerator", "denominator", "value"))
    return caption, ranked, table.rename({"name": "theme_name"})


@remembered
def _ranked(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Return the themes of an agency's hand-overs, those that stay nearby most first."""
    cells = reading.last(edition, METRIC, selection, "theme").filter(pl.col("value").is_not_null())
    cells = cells.sort("value", "denominator", "member", descending=[True, True, False])
    told = [_of(*row) for row in zip(cells["numerator"], cells["denominator"], strict=True)]
    return cells.with_columns(label=pl.Series(told, dtype=pl.String), name=pl.col("member"))


@remembered
def _pairs(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Name the units on both sides of each hand-over of the last month and how near they sit, the farthest first."""
    rows = reading.latest(warehouse.read(edition, "neighbours"), selection)
    if "unit_code" not in rows.columns:
        return pl.DataFrame()
    known, short = names.members(edition, "work_unit"), names.short(edition)
    codes = {selection.agency, selection.compared or selection.agency}
    rows = rows if "all" in codes else rows.filter(pl.col("agency_code").is_in(codes))
    marks = ["is_colocated", "is_joint_building", "is_joint_floor"]
    rows = rows.sort(*marks, "theme_name", "unit_code", "next_unit_code")
    named = [
        (theme, f"{known.get(unit, unit)} ({short.get(own, own)})", f"{known.get(other, other)} ({short.get(to, to)})")
        for theme, own, unit, to, other in rows.select(
            "theme_name", "agency_code", "unit_code", "next_agency_code", "next_unit_code").iter_rows()
    ]  # fmt: skip
    placed = [_place(*row) for row in rows.select(marks).iter_rows()]
    told = pl.DataFrame(named, schema=["theme_name", "giving_unit", "taking_unit"], orient="row")
    return told.with_columns(nearness=pl.Series(placed, dtype=pl.String))


def _place(in_complex: bool, in_building: bool, on_floor: bool) -> str:
    if on_floor:
        return _("one floor")
    if in_building:
        return _("one building")
    return _("one complex") if in_complex else _("apart")


def _of(near: float, every: float) -> str:
    return _("{part} of {all}").format(part=number(near, 0), all=number(every, 0))
