"""What a number is made of: its parts by one dimension, stacked up to it where they add up, else side by side."""

from math import isclose

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import charts, filters, names, pictures
from components.board import dimensions
from components.cell import Cell, listed
from components.dimensions import MEMBERS
from components.figures import Caption, of_metric
from components.formatting import period
from components.language import _
from components.short import brief
from components.wording import told, word, worded

APART = {"instrument", "organisation_chart", "estimate", "target_bound", "plan_version"}
"""Dimensions whose members tell the whole in several ways: they are no parts of it."""
FEW = 12


def draw(edition: Edition, definition: dict, cell: Cell) -> None:
    """Draw the parts of a whole value by the dimension that the reader chooses; a slice has none."""
    parts = _parts(edition, definition, cell) if cell.dimension == "all" else {}
    if not parts:
        st.info(_("This number is not cut any further."))
        return
    ranked = sorted(parts, key=lambda name: (parts[name].height > FEW, -parts[name].height))
    dimension = ranked[0]
    if len(ranked) > 1:
        dimension = filters.choose(_("Cut by"), ranked, "cut", lambda name: word(MEMBERS, name))
    whole = (cell.value(edition) or {}).get("value")
    _figure(edition, definition, cell, whole, _named(edition, definition, dimension, parts[dimension]))


def _figure(edition: Edition, definition: dict, cell: Cell, whole: float | None, data: pl.DataFrame) -> None:
    """Draw the parts as a waterfall where they add up to the whole, as bars where they do not."""
    adds_up = whole is not None and isclose(data["value"].sum(), whole, rel_tol=1e-6)
    label, first = told(definition, "label"), data.row(0, named=True)
    title = _("{name} is the largest part: {value}") if adds_up else _("{name} is the highest: {value}")
    title = title.format(name=first["name"], value=first["label"])
    who = f"{names.agencies(edition).get(cell.agency, cell.agency)} · {period(cell.period)}"
    said = "; ".join(f"{name} {value}" for name, value in data.select("name", "label").iter_rows())
    subtitle = f"{label}, {who}. {told(definition, 'population')}"
    caption = Caption(f"parts-{cell.metric}", title, subtitle, f"{title}. {said}", who)
    if adds_up:
        chart = charts.waterfall(_stacked(data, label, data["value"].sum(), definition["unit"]))
        table = data.select("period", "name", "numerator", "denominator", "value")
        of_metric(edition, cell.metric, caption, chart, table, rows=lambda: listed(cell.metric, data))
    else:
        pictures.ranked(edition, cell.metric, caption, data)


def _parts(edition: Edition, definition: dict, cell: Cell) -> dict[str, pl.DataFrame]:
    """Return the cells of each dimension that has two members or more that are told."""
    found = {}
    for name in dimensions(definition):
        cells = warehouse.cells(edition, cell.metric, cell.agency, name, cell.period)
        told_cells = cells.filter(pl.col("value").is_not_null())
        if name not in APART and told_cells.height > 1:
            found[name] = told_cells
    return found


def _named(edition: Edition, definition: dict, dimension: str, cells: pl.DataFrame) -> pl.DataFrame:
    labels = names.members(edition, dimension)
    ranked = cells.sort("value", "member", descending=[True, False])
    return ranked.with_columns(
        name=worded(ranked["member"], lambda name: labels.get(name, name)),
        label=worded(ranked["value"], lambda value: brief(value, definition["unit"])),
    )


def _stacked(data: pl.DataFrame, label: str, whole: float, unit: str) -> pl.DataFrame:
    """Return the steps of a waterfall: each part where the one before it ended, at last the whole."""
    ends = data["value"].cum_sum()
    steps = data.select("name", "label", start=ends - data["value"], end=ends, kind=pl.lit("rest"))
    total = {"name": label, "label": brief(whole, unit), "start": 0.0, "end": whole, "kind": "whole"}
    return pl.concat([steps, pl.DataFrame([total])], how="diagonal_relaxed")
