"""The words of the accessibility statement, and the outcome of the last test that the statement rests on."""

import json
from pathlib import Path

import polars as pl
import streamlit as st

from components import tables
from components.formatting import day, number
from components.language import N_, _

LAST_RUN = Path(__file__).parents[1] / "accessibility.json"
"""When axe was last run over the pages, and what it found; the test that runs it writes this file."""
GAPS = (
    (
        N_("Some words of the library stay English, such as “Fullscreen” and “Show data” above a chart."),
        N_("The table under the second tab of every figure says the same in your language."),
        "streamlit#1353",
    ),
    (
        N_("The page is announced as English until the first run has ended."),
        N_("Wait until the heading is read; from then on the page's language is right."),
        "streamlit#15726",
    ),
    (
        N_("Tables of more than 40 rows are drawn on a canvas; the menu of a column can not be reached by keyboard."),
        N_("Take the table along as CSV or XLSX, or read the page as plain tables."),
        "streamlit#13332",
    ),
    (
        N_("The lineage picture can not be enlarged, and its boxes are no links."),
        N_("The ordered list beneath it has the same steps, with links."),
        "streamlit#3200",
    ),
    (
        N_("When a filter is changed, the page is redrawn without being announced."),
        N_("The filters in words, above the first number, are read again by the screen reader's “read line”."),
        "streamlit#8399",
    ),
    (
        N_("Some ornamental icons are not hidden from screen readers."),
        N_("They carry no meaning; every state is also a word."),
        "streamlit#12873",
    ),
)
PROMISES = (
    N_("Every chart has a text that says its message, and a table with its numbers."),
    N_("Nothing is said by colour alone, and nothing is shown only when a pointer rests on it."),
    N_("Every function works by keyboard; beside each chart that can be clicked stands a link."),
    N_("Pages reflow to 320 pixels without scrolling sideways; text may be enlarged to 200 percent."),
    N_("Every page can be read as plain tables, without charts: “Plain tables” beneath its heading."),
    N_("Papers are tagged PDF (PDF/UA-1), in reading order, with the language of their text."),
)


def conformance() -> None:
    """Say when and how the pages were tested last, and what was found."""
    if not LAST_RUN.exists():
        st.warning(_("No test of the pages is on record for this version."))
        return
    last = json.loads(LAST_RUN.read_text("utf-8"))
    told = _(
        "Last tested on {day} with axe-core {version}: {pages} page views, in both languages, light and dark, "
        "wide and narrow; {found} violations of WCAG 2.2 A or AA or of best practice."
    )
    counts = {name: number(last[name], 0) for name in ("pages", "found")}
    st.markdown(told.format(day=day(last["day"]), version=last["version"], **counts))
    st.markdown(
        _("A machine finds about half of what keeps people out. No test with people who need aids is on record.")
    )


def gaps() -> None:
    """List the known gaps, each with what to do instead and where it is followed up."""
    rows = [
        {_("Gap"): _(gap), _("What to do instead"): _(instead), _("Followed up in"): where}
        for gap, instead, where in GAPS
    ]
    tables.show(pl.DataFrame(rows), _("Known gaps"))


def promises() -> None:
    """List what every page keeps."""
    st.markdown("\n".join(f"- {_(one)}" for one in PROMISES))
