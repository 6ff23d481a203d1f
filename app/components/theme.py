"""A theme's page: question, filters, findings, indicators, figure and story, what to decide, units, limits, files."""

from collections.abc import Callable

import streamlit as st
from editions import Edition

from components import (
    attention,
    by_unit,
    filter_row,
    findings,
    frame,
    hero,
    indicators,
    limits,
    parts,
    takeaway,
)
from components.filters import Selection
from components.language import N_, _

THEMES = {
    "relocation": (N_("Relocation"), ["relocation"]),
    "cost_efficiency": (N_("Cost efficiency"), ["cost_efficiency", "procurement"]),
    "shared_office": (N_("Shared office"), ["shared_office"]),
    "digital_government": (N_("Digital government"), ["digital_government", "interconnection"]),
    "asn_performance": (N_("ASN performance"), ["asn_performance", "people"]),
    "programme_delivery": (N_("Programmes and budgets"), ["programme_delivery", "budget_execution", "reconciliation"]),
    "budget_execution": (N_("Budget execution"), ["budget_execution"]),
}
"""A page → its title and the themes of the data that it answers for."""
HEADLINES = 3
"""The indicators of a theme that leadership is shown, and whose parts the theme's page draws."""

ranked, grid = indicators.ranked, indicators.grid
Story = Callable[[Edition, Selection], None]


def page(view: str, question: str, lead: str, story: Story | None = None) -> None:
    """Draw the page of a view's themes, the first of them first; `story` draws its own figures, after the cards."""
    edition = frame.edition()
    frame.heading(question, lead)
    board = indicators.board(edition, THEMES[view][1])
    if not board.defined:
        st.info(
            _("Nothing of this theme has been delivered yet. It appears here with the first edition that holds it.")
        )
        return
    selection = filter_row.draw(edition, board)
    findings.draw(edition, board, selection)
    indicators.draw(edition, board, selection)
    hero.draw(edition, board, selection)
    if story:
        story(edition, selection)
    attention.draw(edition, board, selection)
    by_unit.draw(edition, board, selection)
    if not story:
        for one in board.defined[:HEADLINES]:
            parts.draw(edition, one, selection)
    limits.draw(edition, board, selection)
    takeaway.draw(edition, view, board, selection)
