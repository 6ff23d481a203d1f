"""Explore: any indicator by what it may be cut by, as a table, a picture, a file and a link; and SQL on the edition."""

import streamlit as st
from components import explored, explorer, frame, permalink, pivot, sql_console
from components.address import bound
from components.language import N_, _

MODES = {"indicators": N_("Indicators"), "sql": N_("SQL on the edition")}
edition = frame.edition()
frame.heading(
    _("What do you want to know?"),
    _("Choose indicators, cut them, pivot and draw them; every choice stands in the address and goes into each file."),
)


def switch() -> str | None:
    """Draw the choice between indicators and SQL."""
    return st.segmented_control(
        _("Ask by"), list(MODES), format_func=lambda mode: _(MODES[mode]), key="mode", persist_state="session"
    )


mode = bound("mode", list(MODES), switch)
if mode == "sql":
    sql_console.show(edition)
else:
    chosen = explorer.choose(edition)
    if chosen.cells.is_empty():
        st.info(_("No rows for these filters. Change or reset the filters."))
    else:
        frame.section(_("Table"))
        pivot.show(edition, chosen)
        frame.section(_("Pictures"))
        explored.show(edition, chosen)
frame.section(_("Keep this view"), _("The link holds every choice and this edition: it shows the same next year."))
permalink.show(edition)
