"""The comparison of a theme's page: agencies, or one agency's units; a row opens what it names, and so does a link."""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import address, figures, frame, grid, names
from components.board import Board, dimensions
from components.filters import Selection
from components.formatting import period
from components.language import _
from components.movement import is_yearly
from components.remembered import remembered
from components.wording import told, worded

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
    shown = _agencies_beside(edition, board, selection, told_by)
    known = names.short(edition)
    named = worded(shown["agency_code"], lambda code: known.get(code, code)).alias("agency_name")
    cells = [board.by_agency(one, selection) for one in told_by]
    _grid("agency", shown.drop("agency_code"), shown["agency_code"].to_list(), named, (told_by, cells))
    with st.expander(_("Open an agency by a link"), key="open-agency", on_change="rerun") as links:
        if links.open:
            _links(shown)
    caption = figures.Caption("by-agency", _("Agencies side by side"), "", "", selection.words)
    figures.foot(edition, told_by[0]["metric"], caption, shown)


def _links(shown: pl.DataFrame) -> None:
    with st.container(horizontal=True, gap="small"):
        for code, name in shown.select("agency_code", "agency_name").iter_rows():
            st.button(name, key=f"open-{code}", type="tertiary", on_click=address.keep, args=("agency", code))


@remembered
def _agencies_beside(edition: Edition, board: Board, selection: Selection, told_by: list[dict]) -> pl.DataFrame:
    """Return a line an agency of which an indicator is told: code, name, and the value of each indicator."""
    known = names.agencies(edition)
    codes = [code for code in board.agencies if code in known]
    shown = pl.DataFrame({"agency_code": codes, "agency_name": [known[code] for code in codes]})
    for one in told_by:
        cells = board.by_agency(one, selection)
        cells = cells.select("agency_code", pl.col("value").alias(_heading(one, cells)))
        shown = shown.join(cells, on="agency_code", how="left", maintain_order="left")
    return shown.filter(pl.any_horizontal(pl.nth(range(2, shown.width)).is_not_null()))


def _heading(definition: dict, cells: pl.DataFrame) -> str:
    """Name an indicator with the period that its column tells of: each has its own latest."""
    if cells.is_empty():
        return told(definition, "label")
    return f"{told(definition, 'label')} ({period(cells['period'][0], is_yearly(cells))})"


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
                label=_heading(definition, series.tail(1))))  # fmt: skip
            _added(edition, definition, rows.rename({name: "work_unit_name"}), selection)
            return


def _side_by_side(edition: Edition, board: Board, told_by: list[dict], selection: Selection) -> None:
    """Draw the indicators that are told by unit, each in its own latest period."""
    frame.section(_("By unit"), _("Each indicator in its latest period. A row opens its unit under the same filters."))
    labels = names.members(edition, "work_unit")
    codes = pl.concat([board.by_unit(one, selection)["member"] for one in told_by]).unique().to_list()
    codes = [code for code in labels if code in codes and selection.unit in {None, code}]
    shown = pl.DataFrame({"member": codes, "work_unit_name": [labels[code] for code in codes]})
    for one in told_by:
        cells = board.by_unit(one, selection)
        cells = cells.select("member", pl.col("value").alias(_heading(one, cells)))
        shown = shown.join(cells, on="member", how="left", maintain_order="left")
    shown = shown.drop("member")
    cells = [board.by_unit(one, selection) for one in told_by]
    _grid("unit", shown, codes, shown["work_unit_name"], (told_by, cells))
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
    numbers = [
        grid.Numbers(
            told(one, "label"), period(cells["period"][0], is_yearly(cells)), shown.to_series(place), one["unit"]
        )
        for place, (one, cells) in enumerate(zip(*columns, strict=True), 1)
    ]
    alt = _("Agencies side by side") if key == "agency" else _("Units side by side")
    grid.draw(key, codes, named, numbers, grid.Told(shown, alt))
