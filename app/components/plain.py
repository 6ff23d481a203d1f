"""Each page as plain tables (`?plain=1`): the same numbers as text, without charts, cards or canvas."""

from collections.abc import Callable

import streamlit as st

from components import address
from components.language import _

KEY = "plain"
MOST = 1000
"""Rows that a plain table has; the download beneath it has all."""


def is_on() -> bool:
    """Say whether the page is to be written as plain tables; it is kept from page to page."""
    return address.asked(KEY) == "1"


def switch() -> None:
    """Draw the choice between charts and plain tables, bound to `?plain=`."""
    words = {"": _("With charts"), "1": _("Plain tables")}

    def draw() -> str | None:
        return st.segmented_control(
            _("Reading"), list(words), format_func=words.__getitem__, key=KEY, label_visibility="collapsed",
            persist_state="session",
        )  # fmt: skip

    address.bound(KEY, list(words), draw)


def tabs(name: str, draw: Callable[[], None], write: Callable[[], None]) -> None:
    """Draw a diagram and its table in two tabs, or the table alone where the page is plain."""
    if is_on():
        write()
        return
    diagram, rows = st.tabs([_("Diagram"), _("Table")], key=f"shown-{name}")
    with diagram:
        draw()
    with rows:
        write()
