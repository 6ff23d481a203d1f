"""Figures on their way to paper: kept as they would be drawn on screen, the same specification, instead of shown."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import polars as pl
from row_lists import Row

from components.cell import Cell

Numbered = Row | Cell
"""What a number on paper is: a row of a mart, or an indicator's cell."""


@dataclass(frozen=True)
class Drawing:
    """A figure before it is drawn: what it says, its chart, the rows that the chart shows, and where they are from."""

    title: str
    subtitle: str
    alt: str
    chart: Any
    table: pl.DataFrame
    key: str = ""
    sources: Sequence[str] = ()
    filters: str = ""
    notes: Sequence[str] = ()
    rows: Callable[[], Sequence[Numbered]] = list
    """Where the number of each row of its table stands."""
    also: Callable[[], Sequence[Numbered]] = list
    """Where the other numbers stand that it prints, such as those of its headline, the weightiest first."""


_kept: ContextVar[list[Drawing] | None] = ContextVar("kept", default=None)


@contextmanager
def kept() -> Iterator[list[Drawing]]:
    """Keep the figures that are drawn meanwhile."""
    drawings: list[Drawing] = []
    before = _kept.set(drawings)
    try:
        yield drawings
    finally:
        _kept.reset(before)


def are_kept() -> bool:
    """Say whether figures are on their way to paper, where a page's headings and links have no place."""
    return _kept.get() is not None


def keep(drawing: Drawing) -> bool:
    """Keep a figure where figures are kept; say whether it was."""
    drawings = _kept.get()
    if drawings is None:
        return False
    drawings.append(drawing)
    return True
