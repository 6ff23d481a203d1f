"""What needs a decision: the agencies that are furthest on the wrong side of an indicator's target, with its owner."""

import polars as pl
import streamlit as st
from editions import Edition

from components import frame, names, panel
from components.board import Board
from components.cell import Cell
from components.filters import Selection
from components.formatting import period, quantity, round_quantity
from components.language import _
from components.remembered import remembered
from components.wording import told

MOST = 5
SIDES = {"up": 1, "down": -1}


def draw(edition: Edition, board: Board, selection: Selection) -> None:
    """Draw the ranked list; under one agency, only its own lines."""
    frame.section(_("Needs a decision"), _("The agencies furthest from a target, each with who answers for it."))
    found = outliers(board, selection)
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
    """Write a case: whose number it is, its value and target, and who answers for it."""
    unit = definition["unit"]
    return _("{agency}: {label} {value} in {period}, target {target}. Owner: {owner}").format(
        agency=known.get(row["agency_code"], row["agency_code"]), label=told(definition, "label"),
        value=quantity(row["value"], unit), period=period(row["period"]),
        target=round_quantity(definition["target"], unit), owner=definition["owner"] or "–")  # fmt: skip


@remembered
def outliers(board: Board, selection: Selection) -> pl.DataFrame:
    """Return the cells on the wrong side of their target, the widest gap in proportion to the target first."""
    parts = []
    for definition in (one for one in board.defined if one["target"] is not None and one["direction"] in SIDES):
        cells = board.by_agency(definition, selection)
        sign = SIDES[definition["direction"]]
        gap = (definition["target"] - pl.col("value")) * sign / (abs(definition["target"]) or 1.0)
        parts.append(cells.with_columns(gap=gap).filter(pl.col("gap") > 0))
    if not parts:
        return pl.DataFrame()
    found = pl.concat(parts)
    if selection.agency != "all":
        found = found.filter(agency_code=selection.agency)
    return found.sort("gap", "metric", "agency_code", descending=[True, False, False]).head(MOST)
