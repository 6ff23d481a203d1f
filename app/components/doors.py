"""Doors: buttons that open a cell of a metric in the panel, drawn beside the pictures that show it."""

from datetime import date

from components import panel
from components.cell import Cell


def door(label: str, metric: str, at: tuple[str, date], member: tuple[str, str]) -> None:
    """Draw the door to a metric's cell: `at` is agency and period, `member` the dimension and its member."""
    panel.door(Cell(metric, *at, *member), label, "door")
