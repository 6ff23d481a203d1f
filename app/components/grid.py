"""A grid whose rows open what they name: heads of two lines, numbers in the scale of their column, one row a choice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import polars as pl
import streamlit as st

from components import address, naming, plain, tables
from components.remembered import remembered
from components.short import scaled
from components.wording import column

WIDTHS = {"agency": (166, 158), "unit": (158, 166)}
"""The least widths of names and numbers: both stand on a phone; what a window has beyond, numbers share."""
HEAD = 33
"""Letters that a head holds on a laptop where four indicators stand beside each other."""


@dataclass(frozen=True)
class Numbers:
    """A column of numbers: what it is, the unit and period beneath, its values as they are, and their unit."""

    label: str
    period: str
    values: pl.Series
    unit: str


@dataclass(frozen=True)
class Told:
    """The same as it stands in files and, without charts, in a plain table; and what it is called."""

    rows: pl.DataFrame
    alt: str


def fitting(labels: Sequence[str]) -> int:
    """Return how many indicators stand beside each other with whole heads."""
    return 4 if max((len(label) for label in labels[:4]), default=0) <= HEAD else 3


def draw(key: str, codes: list[str], named: pl.Series, numbers: Sequence[Numbers], said: Told) -> None:
    """Draw names and columns of numbers; choosing a row sets the filter `key` to its code."""
    if plain.is_on():
        tables.show(said.rows, said.alt)
        return
    frame, kinds = _filled(WIDTHS[key], named, list(numbers))
    _rows(key, codes, frame, named, {"column_config": dict(kinds), "alt": said.alt})


@remembered
def _filled(least: tuple[int, int], named: pl.Series, numbers: list[Numbers]) -> tuple[pd.DataFrame, dict[Any, Any]]:
    """Return the cells under heads of two lines, and how each column is written."""
    parts = [_written(one) for one in numbers]
    cells = {("", column(named.name)): named.to_list()} | {head: values for head, values, _decimals in parts}
    frame = pd.DataFrame(cells)
    frame.columns = pd.MultiIndex.from_tuples(frame.columns)
    kinds: dict[Any, Any] = {1: st.column_config.Column(width=least[0], pinned=True)}
    kinds |= {
        place: st.column_config.NumberColumn(width=least[1], format="localized", step=10.0**-decimals)
        for place, (_head, _values, decimals) in enumerate(parts, 2)
    }
    return frame, kinds


def whole(key: str, codes: list[str], shown: pl.DataFrame, alt: str) -> None:
    """Draw rows as they are, under one line of heads; choosing one sets the filter `key` to its code."""
    if plain.is_on():
        tables.show(shown, alt)
        return
    headed = shown.rename({name: column(name) for name in shown.columns})
    kinds: dict[Any, Any] = {name: st.column_config.NumberColumn(format="localized")
                             for name, kind in headed.schema.items() if kind.is_numeric()}  # fmt: skip
    name = naming.of(shown)
    kinds[column(name)] = st.column_config.Column(width=WIDTHS[key][0], pinned=True)
    _rows(key, codes, headed.to_arrow(), shown[name], {"column_config": kinds, "alt": alt})


def _rows(key: str, codes: list[str], frame: Any, named: pl.Series, how: dict[str, Any]) -> None:
    height = "content" if len(codes) <= tables.SHORT else 600
    st.dataframe(frame, hide_index=True, placeholder="x", key=f"rows-{key}", on_select=_choosing(key, codes),
                 selection_mode="single-row", height=height,
                 row_height=naming.height(named, WIDTHS[key][0]), **how)  # fmt: skip


def _choosing(key: str, codes: list[str]) -> Callable[[], None]:
    def choose() -> None:
        if chosen := st.session_state[f"rows-{key}"].selection.rows:
            address.keep(key, codes[chosen[0]])

    return choose


def _written(one: Numbers) -> tuple[tuple[str, str], list[float | None], int]:
    """Return a column's head, and its values in the scale that the largest of them asks."""
    most = max((abs(value) for value in one.values if value is not None), default=0.0)
    scale, words, decimals = scaled(one.unit, most)
    values = [None if value is None else round(value / scale, decimals) for value in one.values]
    # An apostrophe in a head of two lines would be read as the end of it.
    return (one.label.replace("'", "’"), " · ".join(part for part in (words, one.period) if part)), values, decimals
