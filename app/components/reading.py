"""What the stories share: the rows of a selection, and words for parts of a whole."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import names
from components.filters import Selection
from components.remembered import remembered


@dataclass(frozen=True)
class Said:
    """What a figure says of itself, and of which metric it is."""

    key: str
    title: str
    subtitle: str
    metric: str


def listed(edition: Edition, name: str, table: str) -> pl.DataFrame | None:
    """Read one of the edition's lists; none where the edition has no such table, or it holds nothing."""
    if not warehouse.holds(edition, table):
        return None
    rows = warehouse.read(edition, name)
    return rows if rows.height else None


@remembered
def latest(rows: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    """Keep the rows of the last period, up to the chosen one."""
    kept = rows.filter(pl.col("period") <= selection.period) if selection.period else rows
    return kept.filter(pl.col("period") == pl.col("period").max())


@remembered
def last(edition: Edition, metric: str, selection: Selection, dimension: str) -> pl.DataFrame:
    """Return a metric's cells of the page's agency by one dimension, in the last month under the filters."""
    return latest(warehouse.cells(edition, metric, selection.agency, dimension), selection)


@remembered
def mine(rows: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    """Keep the rows of the chosen agency; all of them where none is chosen."""
    return rows if selection.agency == "all" else rows.filter(pl.col("agency_code") == selection.agency)


@remembered
def of_unit(edition: Edition, rows: pl.DataFrame, selection: Selection, name: str) -> pl.DataFrame:
    """Keep the rows of the chosen unit by its name; the filter holds its key where indicators are told by it."""
    if not selection.unit:
        return rows
    return rows.filter(pl.col(name) == names.members(edition, "work_unit").get(selection.unit, selection.unit))


def is_by_unit(rows: pl.DataFrame, selection: Selection) -> bool:
    """Say whether a unit is chosen, and the rows can be cut by it: those of older editions are without its key."""
    return bool(selection.unit) and "unit_code" in rows.columns


def of_key(rows: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    """Keep the rows of the chosen unit by its key, where they have one."""
    return rows.filter(unit_code=selection.unit) if is_by_unit(rows, selection) else rows


@remembered
def of(cells: pl.DataFrame, agency: str, dimension: str | None = None) -> pl.DataFrame:
    """Keep an agency's cells, of one dimension where it is given."""
    kept = cells.filter(pl.col("agency_code") == agency)
    return kept.filter(pl.col("dimension") == dimension) if dimension else kept


def when(rows: pl.DataFrame) -> date:
    """Return the last period of some rows."""
    return rows["period"].max()


@dataclass(frozen=True)
class Tall:
    """An ECharts diagram as tall as its labels ask; drawing it tells what is clicked in it.

    It is built when it is drawn: on paper in other colours than on a dark screen.
    """

    build: Callable[[], dict[str, Any]]
    alt: str
    key: str
    height: int

    def __call__(self) -> Any:
        """Draw the diagram and return what is selected."""
        return st.echarts_chart(
            self.build(), renderer="svg", alt=self.alt, key=f"drawn-{self.key}", height=self.height, on_select="rerun"
        )


def picked(chosen: Any) -> str | None:
    """Return the name of the one thing that was clicked in an ECharts diagram; none where nothing was."""
    points = (chosen or {}).get("selection", {}).get("points") or []
    return str(points[0].get("name")) if points else None
