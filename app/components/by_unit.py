"""The comparison of a theme's page: agencies, or one agency's units; a row opens what it names, and so does a link."""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import address, figures, frame, grid, side_by_side
from components.board import Board, dimensions
from components.filters import Selection
from components.language import _
from components.wording import told

NAMED = ("echelon1_unit_name", "work_unit_name", "owner_unit_name")
"""The columns by which the rows behind an indicator name a unit."""
Columns = tuple[list[dict], list[pl.DataFrame]]
"""Indicators, and the cells of each."""


def draw(edition: Edition, board: Board, selection: Selection) -> None:
    """Draw the agencies side by side or, under one agency, its units."""
    if selection.agency == "all":
        frame.section(_("By agency"), _("Sort by a heading. A row opens its agency under the same filters."))
        _agencies(edition, board, selection)
    else:
        _units(edition, board, selection)


def _agencies(edition: Edition, board: Board, selection: Selection) -> None:
    told_by = _fitting([one for one in board.defined if board.by_agency(one, selection).height > 1])
    if not told_by:
        st.info(_("No indicator here is told by agency under these filters. Change or reset the filters."))
        return
    shown, values, named = side_by_side.of_agencies(edition, board, selection, told_by)
    cells = [board.by_agency(one, selection) for one in told_by]
    _grid("agency", values, shown["agency_code"].to_list(), named, (told_by, cells))
    with st.expander(_("Open an agency by a link"), key="open-agency", on_change="rerun") as links:
        if links.open:
            _links(shown)
    caption = figures.Caption("by-agency", _("Agencies side by side"), "", "", selection.words)
    figures.foot(edition, told_by[0]["metric"], caption, shown)


def _links(shown: pl.DataFrame) -> None:
    with st.container(horizontal=True, gap="small"):
        for code, name in zip(shown["agency_code"], shown["agency_name"], strict=True):
            st.button(name, key=f"open-{code}", type="tertiary", on_click=address.keep, args=("agency", code))


def _units(edition: Edition, board: Board, selection: Selection) -> None:
    told_by = [] if selection.wave or selection.building else [
        one for one in board.defined if board.by_unit(one, selection).height
    ]  # fmt: skip
    if told_by:
        _side_by_side(edition, board, _fitting(told_by), selection)
        return
    for definition in board.defined:
        series = board.series(definition, selection)
        if series.is_empty():
            continue
        cut = selection.cut(dimensions(definition))
        rows = warehouse.behind(edition, definition["metric"], (selection.agency, series["period"][-1], *cut))
        if name := next((one for one in NAMED if one in rows.columns), None):
            frame.section(_("By unit"), _("{label}: the rows behind it, added up by unit.").format(
                label=side_by_side.heading(definition, series.tail(1))))  # fmt: skip
            _added(edition, definition, rows.rename({name: "work_unit_name"}), selection)
            return


def _side_by_side(edition: Edition, board: Board, told_by: list[dict], selection: Selection) -> None:
    """Draw the indicators that are told by unit, each in its own latest period."""
    frame.section(_("By unit"), _("Each indicator in its latest period. A row opens its unit under the same filters."))
    codes, shown, named = side_by_side.of_units(edition, board, selection, told_by)
    cells = [board.by_unit(one, selection) for one in told_by]
    _grid("unit", shown, codes, named, (told_by, cells))
    caption = figures.Caption("by-unit", _("Units side by side"), "", "", selection.worded("agency", "unit"))
    figures.foot(edition, told_by[0]["metric"], caption, shown)


def _added(edition: Edition, definition: dict, rows: pl.DataFrame, selection: Selection) -> None:
    """Add rows up by unit; a unit is chosen by its key where the rows have one, else by its name."""
    key = "unit_code" if "unit_code" in rows.columns else "work_unit_name"
    sums = [pl.col(name).sum() for name in ("numerator", "denominator") if rows[name].null_count() < rows.height]
    added = rows.group_by(pl.col(key).alias("code"), "work_unit_name").agg(*sums, rows=pl.len()).sort("work_unit_name")
    if selection.unit:
        added = added.filter(code=selection.unit)
    if added.is_empty():
        st.info(_("This unit has no rows here. Change or reset the filters."))
        return
    shown = added.drop("code")
    grid.whole("unit", added["code"].to_list(), shown, _("Units side by side"))
    caption = figures.Caption(
        "by-unit", _("Units side by side"), "", "", selection.worded("agency", "unit", "wave", "building")
    )
    figures.foot(edition, definition["metric"], caption, shown)


def _fitting(told_by: list[dict]) -> list[dict]:
    """Keep the first indicators, as many as have room for their heads."""
    return told_by[: grid.fitting([told(one, "label") for one in told_by])]


def _grid(key: str, shown: pl.DataFrame, codes: list[str], named: pl.Series, columns: Columns) -> None:
    """Draw a line a code, its name and the value of each indicator; choosing one sets a filter."""
    alt = _("Agencies side by side") if key == "agency" else _("Units side by side")
    grid.draw(key, codes, named, side_by_side.columns(shown, *columns), grid.Told(shown, alt))
