"""One floor: its space, who holds its seats, and the doors to its numbers."""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import figures, tables
from components.doors import door
from components.filters import Selection
from components.formatting import quantity
from components.language import _
from components.remembered import remembered
from components.wording import told

METRICS = ("workpoint_vacancy", "mean_utilisation", "peak_utilisation")
COLUMNS = ("period", "seats", "occupied_seats", "holders", "agencies", "joint_seats", "shared_seats", "usable_area_m2")
MONTHS = 6


def draw(edition: Edition, selection: Selection, code: str, name: str) -> None:
    """Draw a floor's numbers of the last months and a door to each of its metrics."""
    st.subheader(name, anchor=False)
    for metric in METRICS:
        if last := _last(edition, selection, metric, code):
            definition = figures.definition_of(edition, metric)
            label = f"{told(definition, 'label')}: {quantity(last['value'], definition['unit'])} →"
            door(label, metric, ("all", last["period"]), ("floor", code))
    tables.show(_months(edition, selection, code), _("Space and seats of the floor, by month"))


@remembered
def _last(edition: Edition, selection: Selection, metric: str, code: str) -> dict | None:
    """Return the last cell of a floor under the filters; none where it has none."""
    cells = selection.last(warehouse.cells(edition, metric, "all", "floor")).filter(member=code)
    return cells.sort("period").row(-1, named=True) if cells.height else None


@remembered
def _months(edition: Edition, selection: Selection, code: str) -> pl.DataFrame:
    months = selection.last(warehouse.read(edition, "floor_space")).filter(floor_code=code).tail(MONTHS)
    return months.select(COLUMNS)
