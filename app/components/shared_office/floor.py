"""One floor: its space, who holds its seats, and the doors to its numbers."""

import streamlit as st
import warehouse
from editions import Edition

from components import figures, tables
from components.doors import door
from components.filters import Selection
from components.formatting import quantity
from components.language import _
from components.wording import told

METRICS = ("workpoint_vacancy", "mean_utilisation", "peak_utilisation")
COLUMNS = ("period", "seats", "occupied_seats", "holders", "agencies", "joint_seats", "shared_seats", "usable_area_m2")
MONTHS = 6


def draw(edition: Edition, selection: Selection, code: str, name: str) -> None:
    """Draw a floor's numbers of the last months and a door to each of its metrics."""
    st.subheader(name, anchor=False)
    for metric in METRICS:
        cells = selection.last(warehouse.cells(edition, metric, "all", "floor")).filter(member=code)
        if cells.height:
            last, definition = cells.sort("period").row(-1, named=True), figures.definition_of(edition, metric)
            label = f"{told(definition, 'label')}: {quantity(last['value'], definition['unit'])} →"
            door(label, metric, ("all", last["period"]), ("floor", code))
    months = selection.last(warehouse.read(edition, "floor_space")).filter(floor_code=code).tail(MONTHS)
    tables.show(months.select(COLUMNS), _("Space and seats of the floor, by month"))
