"""The towers and their floors, coloured by how they are used; a floor opens its own numbers."""

from dataclasses import dataclass
from os.path import commonprefix
from typing import Any

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import address, charts, drill, frame, stories
from components.cell import listed
from components.figures import Caption, definition_of
from components.filters import Selection, choose
from components.formatting import number, percentage, period
from components.language import _, chosen
from components.remembered import remembered
from components.shared_office import buildings, floor
from components.wording import told, worded

MEASURES = ("workpoint_vacancy", "mean_utilisation", "peak_utilisation")


def draw(edition: Edition, selection: Selection) -> None:
    """Draw the stacks of each complex by the measure chosen, and the numbers of the floor chosen."""
    known = [name for name in MEASURES if buildings.cells(edition, name, selection, "floor").height]
    if not known:
        return
    frame.section(_("How full are the towers?"))
    labels = {name: told(definition_of(edition, name), "label") for name in known}
    metric = address.bound("measure", known, lambda: _switch(known, labels))
    cells = picture(edition, selection, metric, address.asked("floor"))
    names = _names(cells)
    with st.container(key="floor-choice", width=420):
        code = choose(_("Floor"), ["", *names], "floor", lambda one: names.get(one, _("Choose a floor")))
    if code:
        floor.draw(edition, selection, code, names[code])


def picture(edition: Edition, selection: Selection, metric: str, picked: str | None = None) -> pl.DataFrame:
    """Draw the stacks by a measure and return the floors that are told of."""
    cells = buildings.cells(edition, metric, selection, "floor")
    if cells.is_empty():
        return cells
    floors = _floors(edition, cells, selection)
    words = _words(edition, cells, told(definition_of(edition, metric), "label"))
    caption = Caption("towers", words["title"], words["subtitle"], words["title"], selection.worded("building"))
    chart = Stacks(floors, picked, words["title"])
    stories.picture(edition, caption, chart, _table(cells), sources=(metric,), rows=lambda: listed(metric, cells))
    return cells


def _switch(known: list[str], labels: dict[str, str]) -> str | None:
    return st.segmented_control(_("Colour by"), known, format_func=lambda name: labels[name], key="measure")


@remembered
def _names(cells: pl.DataFrame) -> dict[str, str]:
    return dict(cells.sort("member").select("member", f"label_{chosen()}").iter_rows())


@remembered
def _table(cells: pl.DataFrame) -> pl.DataFrame:
    return cells.select(pl.col(f"label_{chosen()}").alias("floor"), "numerator", "denominator", "value")


@remembered
def _words(edition: Edition, cells: pl.DataFrame, label: str) -> dict[str, str]:
    """Write the headline: the tower and floor with the highest share, and how many floors are told of."""
    top = cells.sort("value", "member", descending=[True, False], nulls_last=True)
    words = {
        "floor": top[f"label_{chosen()}"][0],
        "value": percentage(top["value"][0], 0),
        "label": label,
        "month": period(buildings.month(cells)),
        "floors": number(cells["value"].count(), 0),
        "all": number(warehouse.read(edition, "floors").filter(site="nusantara").height, 0),
    }
    title = _("{label}: the highest is {value}, {floor}").format(**words)
    told_of = _("{label}, percent, each floor of the shared offices, {month}; {floors} of {all} floors are told of.")
    return {"title": title, "subtitle": f"{told_of.format(**words)} {charts.scales.key()}"}


@remembered
def _floors(edition: Edition, cells: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    """Return every floor of the buildings, told of or not: complex, tower, floor, code, name, value, label."""
    floors = warehouse.read(edition, "floors").filter(site="nusantara")
    if selection.building:
        floors = floors.filter(building_code=selection.building)
    rows = floors.join(cells.select(floor_code="member", value="value"), on="floor_code", how="left")
    rows = rows.sort("building_code", "floor_number")
    return rows.with_columns(
        complex=pl.col("building_complex_name").fill_null(_("Other shared buildings")),
        floor=pl.col("floor_number"),
        code=pl.col("floor_code"),
        name=pl.col(f"label_{chosen()}"),
        label=worded(rows["value"], lambda value: number(value, 0)),
    )


@dataclass(frozen=True)
class Stacks:
    """A chart a complex, side by side as the window or the paper has room."""

    floors: pl.DataFrame
    picked: str | None
    title: str

    def __call__(self) -> None:
        """Draw them on screen; a click chooses a floor."""
        with st.grid(4, min_column_width=300, gap="medium"):
            for name, own in _complexes(self.floors):
                key, chart = own["building_code"][0], charts.tower_stack(own, self.picked)
                with st.container(key=f"complex-{key}"):
                    st.html(f"<h4>{name}</h4>")
                    drawn, alt = f"towers-{key}", f"{name}. {self.title}"
                    event = st.vega_lite_chart(chart.sent(), alt=alt, width="stretch", key=drawn, on_select="rerun")
                    drill.follow(event, drawn, "floor")

    def charts(self) -> list[tuple[str, int, Any]]:
        """Return for narrow paper each complex's name with what its towers share of theirs, their number, its chart."""
        found = []
        for name, own in _complexes(self.floors):
            shared = commonprefix(own["tower"].unique().to_list())
            short = own.with_columns(tower=pl.col("tower").str.strip_prefix(shared))
            chart = charts.tower_stack(short, self.picked)
            found.append((f"{name} · {shared.strip()}", own["tower"].n_unique(), chart))
        return found


@remembered
def _complexes(floors: pl.DataFrame) -> list[tuple[str, pl.DataFrame]]:
    return [(name, own) for (name,), own in floors.group_by("complex", maintain_order=True)]
