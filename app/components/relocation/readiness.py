"""Whether the units are ready: the six components by wave, and the units that lack something."""

from datetime import date

import polars as pl
import streamlit as st
import warehouse
from editions import Edition
from row_lists import Row

from components import charts, counterpart, frame, names, reading, stories
from components.cell import Cell
from components.drawings import Numbered
from components.figures import Caption
from components.filters import Selection
from components.formatting import number, period
from components.language import _
from components.remembered import remembered
from components.wording import worded

METRIC = "component_readiness"


def draw(edition: Edition, selection: Selection) -> None:
    """Draw the readiness of units that are due or will be within half a year, by component and wave."""
    rows = of(edition, selection)
    if rows.is_empty():
        if selection.unit:
            frame.section(_("Are the units ready?"))
            st.info(_("This unit is neither due nor within six months of its date, so its readiness is not told."))
        return
    cells = _cells(edition, rows)
    parts, waves = _order(cells, "row", "component_order"), _order(cells, "column", "place")
    caption, chart = _caption(edition, rows, cells, selection), charts.heat_map(cells, parts, waves, over=_("Wave"))
    now, own = rows["period"][0], (selection.agency, selection.unit or "all")
    frame.section(_("Are the units ready?"))
    stories.picture(
        edition, caption, chart, _table(cells), sources=(METRIC, "unit_readiness"),
        rows=lambda: [Row("readiness", now, (*own, *at)) for at in cells.select("wave", "component").iter_rows()],
        also=lambda: _whole(rows, selection, now))  # fmt: skip


def _whole(rows: pl.DataFrame, selection: Selection, now: date) -> list[Numbered]:
    """Name the units that have everything: all of them, or those of each wave where one is chosen."""
    waves = rows.filter(component="unit")["wave"].unique().sort()
    if not selection.wave and not selection.unit:
        return [Cell("unit_readiness", selection.agency, now)]
    return [Row("readiness", now, (selection.agency, selection.unit or "all", wave, "unit")) for wave in waves]


@remembered
def _order(cells: pl.DataFrame, name: str, by: str) -> list[str]:
    return cells.sort(by)[name].unique(maintain_order=True).to_list()


@remembered
def _table(cells: pl.DataFrame) -> pl.DataFrame:
    return cells.select(component="row", wave="column", ready="ready", units="units")


def _message(rows: pl.DataFrame) -> str | None:
    """Count the units that have everything; none where none is told of."""
    whole = rows.filter(component="unit") if rows.height else rows
    words = {"ready": number(whole["is_ready"].sum(), 0), "units": number(whole.height, 0)} if whole.height else {}
    return _("{ready} of {units} units have all that they need").format(**words) if words else None


@remembered
def _caption(edition: Edition, rows: pl.DataFrame, cells: pl.DataFrame, selection: Selection) -> Caption:
    """Count the units that have everything, of two agencies of each, and say each cell."""
    is_one = reading.is_by_unit(rows, selection)
    title, also = counterpart.beside(
        edition, selection, _message(rows) or "", lambda other: _message(of(edition, other))
    )
    if is_one:
        lacking = cells.filter(pl.col("ready") < pl.col("units"))["row"].unique(maintain_order=True)
        words = {"unit": rows["echelon1_unit_name"][0], "what": ", ".join(lacking)}
        title = (_("{unit} lacks: {what}") if lacking.len() else _("{unit} has all that it needs")).format(**words)
    subtitle = _("Units of the first echelon that have each component, by wave; due or due within six months; {month}.")
    subtitle = f"{subtitle.format(month=period(rows['period'][0]))} {charts.scales.key()}{also}"
    said = "; ".join(
        f"{row}, {column}: {label}" for row, column, label in cells.select("row", "column", "label").rows()
    )
    told = selection.worded("agency", "compared", "wave", *["unit"] * is_one)
    if selection.unit:
        subtitle = f"{told}. {subtitle}"
    return Caption("readiness", title, subtitle, f"{title}. {said}", told)


@remembered
def of(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Return the rows of readiness of the last month under the page's filters."""
    rows = selection.last(warehouse.read(edition, "readiness"))
    rows = rows.filter(pl.col("period") == pl.col("period").max())
    if selection.agency != "all":
        rows = rows.filter(agency_code=selection.agency)
    rows = reading.of_key(rows, selection)
    return rows.filter(wave=selection.wave) if selection.wave else rows


@remembered
def _cells(edition: Edition, rows: pl.DataFrame) -> pl.DataFrame:
    """Count units by component and wave: row, column, part, whole, label, and the places to sort by."""
    parts = rows.filter(pl.col("component") != "unit")
    waves = warehouse.read(edition, "waves").select("wave", place="sort_order", column="wave")
    labels = names.members(edition, "component")
    counted = parts.group_by("component", "component_order", "wave").agg(ready=pl.col("is_ready").sum(), units=pl.len())
    cells = counted.join(waves, on="wave").sort("component_order", "place")
    told = [f"{number(ready, 0)}/{number(units, 0)}" for ready, units in cells.select("ready", "units").iter_rows()]
    return cells.with_columns(
        row=worded(cells["component"], lambda name: labels.get(name, name)),
        label=pl.Series(told, dtype=pl.String),
        part=pl.col("ready"),
        whole=pl.col("units"),
    )
