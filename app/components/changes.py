"""Two editions over the indicators of a theme: which numbers differ, why, and by which deliveries."""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import differences, filters, frame
from components.board import Board
from components.filters import Selection
from components.formatting import day
from components.language import _


def since(edition: Edition) -> int | None:
    """Draw the choice of the earlier edition; none where this is the first, or where no history is kept."""
    if not warehouse.holds(edition, "history_cells"):
        return None
    kept = warehouse.read(edition, "editions").filter(~pl.col("is_rolled_back"))
    days = {str(row["sequence"]): f"{day(row['published_at'])} · {row['edition_id']}" for row in kept.to_dicts()}
    if not days:
        return None
    return int(filters.choose(_("Since edition"), list(days), "since", lambda code: days.get(code, code)))


def draw(edition: Edition, board: Board, selection: Selection, sequence: int | None) -> None:
    """Draw what differs, by cause and number by number; a period that is new to the later edition is no difference."""
    frame.section(_("What changed, and why"), selection.words)
    if sequence is None:
        st.info(_("This is the first edition that is kept; there is none to compare it with."))
        return
    found = of(edition, board, selection, sequence)
    differences.summary(found)
    differences.show(edition, found, "changes")


def of(edition: Edition, board: Board, selection: Selection, sequence: int) -> pl.DataFrame:
    """Return the numbers of a theme, and of an agency where one is chosen, that differ since an edition."""
    named = [one["metric"] for one in board.defined]
    found = differences.between(edition, sequence, int(edition.edition_id.split("-")[0]))
    kept = found.filter(pl.col("metric").is_in(named), pl.col("cause") != pl.lit(["new_period"]))
    return kept if selection.agency == "all" else kept.filter(agency_code=selection.agency)
