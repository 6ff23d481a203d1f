"""Tables: real HTML for what fits a screen, a scrolling grid for the rest; never a blank cell."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import polars as pl
import pyarrow as pa
import streamlit as st

from components import naming, plain
from components.dimensions import MEMBERS
from components.formatting import number, period
from components.language import _
from components.remembered import by_content
from components.withheld import marked
from components.wording import column

SHORT, WIDEST = 40, 420
WHOLE = ("rows_", "row_number", "_row", "bytes", "sequence")
MARKUP = re.compile(r"^[>#]|\[")
"""What a cell would turn into a quotation, a heading, a link or a picture: cells are read as Markdown."""


def text(name: str, value: Any) -> str:
    """Write one cell: codes as they are, numbers and periods in the reader's way, `x` where nothing is."""
    if value is None or value == "":
        return "x"
    if value == "all" and name == "member":
        return _(MEMBERS["all"])
    if isinstance(value, bool):
        return _("✓ passed") if value else _("✕ failed")
    if isinstance(value, date | datetime):
        return period(value)
    if isinstance(value, int | float):
        is_whole = isinstance(value, int) or name.startswith(WHOLE) or (name.endswith("_idr") and value == int(value))
        return number(value, 0 if is_whole else 2)
    return str(value)


def _cell(name: str, value: Any) -> str:
    return MARKUP.sub(r"\\\g<0>", text(name, value))


def show(frame: pl.DataFrame, alt: str, empty: str | None = None) -> None:
    """Draw a frame under headings in the reader's language, or a sentence that says why there is nothing."""
    if frame.is_empty():
        st.info(empty or _("No rows for these filters. Change or reset the filters."))
        return
    if frame.height <= SHORT or plain.is_on():
        first = frame.head(plain.MOST)
        st.table(_cells(first), alt=alt, hide_index=True, border="horizontal")
        if first.height < frame.height:
            told = _("The first {n} of {all} rows; the download has them all.")
            st.caption(told.format(n=number(first.height, 0), all=number(frame.height, 0)))
        return
    grid = _grid(frame)
    st.dataframe(
        grid.rows, alt=alt, hide_index=True, placeholder="x", column_config=dict(grid.kinds), row_height=grid.height
    )


@by_content
def _cells(frame: pl.DataFrame) -> pa.Table:
    """Write each cell. Arrow as it is sent: pandas in between would cost more than the rest of the table."""
    shown = marked(frame)
    return pa.table({column(name): [_cell(name, value) for value in shown[name]] for name in shown.columns})


@dataclass(frozen=True)
class Grid:
    """The rows of a grid as they are sent, how each column is written, and the height of a row."""

    rows: pa.Table
    kinds: dict[str, Any]
    height: int | None


@by_content
def _grid(frame: pl.DataFrame) -> Grid:
    shown = marked(frame)
    headings = {name: column(name) for name in shown.columns}
    written = shown.with_columns(
        pl.col(pl.Boolean).replace_strict({True: _("✓ passed"), False: _("✕ failed")}, return_dtype=pl.String)
    )
    name = naming.of(written)
    wide = naming.width(written[name])
    kinds = _columns(written, headings) | {headings[name]: st.column_config.Column(width=wide, pinned=True)}
    return Grid(written.rename(headings).to_arrow(), kinds, naming.height(written[name], wide))


def _columns(frame: pl.DataFrame, headings: dict[str, str]) -> dict[str, Any]:
    """Write months and numbers as the page does; texts are as wide as their longest, which the library guesses."""
    kinds = frame.schema.items()
    texts = {name: naming.width(frame[name], WIDEST) for name, kind in kinds if kind == pl.String}
    return (
        {headings[name]: st.column_config.Column(width=wide) for name, wide in texts.items()}
        | {headings[name]: st.column_config.DateColumn(format="YYYY-MM") for name, kind in kinds if kind == pl.Date}
        | {headings[name]: st.column_config.NumberColumn(format="localized")
           for name, kind in kinds if kind.is_numeric()}
    )  # fmt: skip
