"""Notes and limits of a theme's page: what its numbers let see, what they do not, and where a definition changed."""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import frame, sentences, withheld
from components.board import Board
from components.filters import Selection
from components.formatting import number, period
from components.language import _
from components.remembered import remembered
from components.wording import told


def draw(edition: Edition, board: Board, selection: Selection) -> None:
    """Draw the two lists, and what each indicator counts."""
    frame.section(_("Notes and limits"))
    seen, unseen = st.columns(2, gap="large")
    with seen:
        st.subheader(_("Visible"), anchor=False)
        _points(_visible(board))
    with unseen:
        st.subheader(_("Not visible"), anchor=False)
        _points(_invisible(edition, board, selection) or [_("Nothing of this theme is known to be missing.")])
    changes = [line for one in board.defined for line in _changes(edition, one)]
    if changes:
        st.subheader(_("Changes of definition"), anchor=False)
        _points(changes)
    with st.expander(_("What each indicator counts, and what it leaves out")):
        _points([f"**{told(one, 'label')}** · {told(one, 'population')}" for one in board.defined])


@remembered
def _visible(board: Board) -> list[str]:
    first, last = (period(board.periods[place]) for place in (-1, 0))
    return [
        _("{n} indicators, of {agencies} agencies").format(
            n=number(len(board.defined), 0), agencies=number(len(board.agencies), 0)
        ),
        _("Periods from {first} to {last}").format(first=first, last=last),
    ]


@remembered
def _invisible(edition: Edition, board: Board, selection: Selection) -> list[str]:
    themes = {one["theme"] for one in board.defined}
    there = [one["metric"] for one in board.defined]
    every = warehouse.read(edition, "metrics").filter(pl.col("theme").is_in(themes), ~pl.col("metric").is_in(there))
    lines = []
    if every.height:
        labels = ", ".join(told(row, "label") for row in every.iter_rows(named=True))
        lines.append(_("Without any number (x): {labels}").format(labels=labels))
    own = board.cells.filter(agency_code=selection.agency) if selection.agency != "all" else board.cells
    hidden = own.filter(pl.col("withheld").is_not_null()).group_by("withheld").len().sort("withheld")
    lines += [
        _("{n} values: {reason}").format(n=number(count, 0), reason=withheld.short(reason))
        for reason, count in hidden.iter_rows()
    ]
    return lines


def _changes(edition: Edition, definition: dict) -> list[str]:
    starts = sentences.breaks(edition, definition["metric"])
    text = _("{label}: the instrument changed in {start}; scores before and after are not compared.")
    return [text.format(label=told(definition, "label"), start=period(start)) for start in starts]


def _points(lines: list[str]) -> None:
    st.markdown("\n".join(f"- {line}" for line in lines))
