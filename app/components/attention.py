"""What needs a decision: who is furthest from a target, has most to gain by being as its peers are, or holds people up.

Each line says whose number it is, its target, its peers and what reaching their median is worth, the day by which it is
due where a plan tells one, and who answers for it.
"""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import frame, names, panel
from components.board import Board, dimensions
from components.cell import Cell
from components.filters import CUTS, Selection
from components.formatting import day, money, period, quantity, round_quantity
from components.language import _
from components.remembered import remembered
from components.wording import told

EXTRA = ("median", "place", "peers", "opportunity_idr", "due")
"""What a line says beside its cell, empty where the edition does not tell it."""


def draw(edition: Edition, board: Board, selection: Selection) -> None:
    """Draw the ranked list; under one agency, only its own lines."""
    frame.section(_("Needs a decision"), _(
        "The agencies furthest from a target or from their peers, each with who answers for it; "
        "a due date where a plan tells one."))  # fmt: skip
    found = outliers(edition, board, selection)
    if found.is_empty():
        st.markdown(_("Nothing here is on the wrong side of a target."))
        return
    known = names.agencies(edition)
    definitions = {one["metric"]: one for one in board.defined}
    for place, row in enumerate(found.iter_rows(named=True), start=1):
        definition = definitions[row["metric"]]
        with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"finding-decide-{place}"):
            st.markdown(f"**{place}** · {sentence(row, definition, known)}", width="stretch")
            at = (row[name] for name in ("metric", "agency_code", "period", "dimension", "member"))
            panel.door(Cell(*at), _("See case {n} →").format(n=place), f"decide-{place}")


def sentence(row: dict, definition: dict, known: dict[str, str]) -> str:
    """Write a case: whose number it is, its value, target and peers, what it is worth, when it is due, who answers."""
    unit = definition["unit"]
    said = [_("{agency}: {label} {value} in {period}").format(
        agency=known.get(row["agency_code"], row["agency_code"]), label=told(definition, "label"),
        value=quantity(row["value"], unit), period=period(row["period"]))]  # fmt: skip
    if definition["target"] is not None:
        said.append(_("target {target}").format(target=round_quantity(definition["target"], unit)))
    if row.get("median") is not None:
        said.append(_("median of {n} agencies {median}, place {place}").format(
            n=row["peers"], median=quantity(row["median"], unit), place=row["place"]))  # fmt: skip
    if row.get("opportunity_idr"):
        said.append(_("between it and the median: {money}").format(money=money(row["opportunity_idr"])))
    if row.get("due"):
        said.append(_("due {day}").format(day=day(row["due"])))
    return f"{'; '.join(said)}. " + _("Owner: {owner}").format(owner=definition["owner"] or "–")


@remembered
def outliers(edition: Edition, board: Board, selection: Selection) -> pl.DataFrame:
    """Return the cells that ask for a decision: people held up, most to gain, then furthest from a target."""
    places = [(one["metric"], *selection.cut(dimensions(one))) for one in board.defined]
    is_whole = not any(getattr(selection, name) for name in CUTS)
    return warehouse.asking(edition, places, selection.agency, selection.period, is_whole)
