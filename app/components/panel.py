"""The passport as a panel over any page: one click opens it, its address is a link, closing gives the focus back."""

import re

import streamlit as st
from editions import Edition, EditionUnreadable

from components import cell, frame, paper_figures, passport, provenance, reference, withheld
from components.cell import Cell
from components.language import _
from components.wording import told, unseen

KEY, RETURN, LEFT = "open", "panel:return", "panel:left"
CARD = "card"
FOCUS = """<script>(function give(left) {{
    const place = document.querySelector('.st-key-{key} button') || document.querySelector('h1');
    if (place && !document.querySelector('[role="dialog"]')) {{
        if (place.tagName === "H1") place.tabIndex = -1;
        place.focus();
    }}
    if (left && document.activeElement !== place) setTimeout(() => give(left - 1), 100);
}})(30)</script>"""


def button(opened: Cell, label: str) -> None:
    """Draw the button of a card; `label` is heard, so that every button has a name of its own."""
    door(opened, _("Open the number →") + unseen(label), CARD)


def door(opened: Cell, label: str, place: str) -> None:
    """Draw a button that opens a number; `place` tells it from another one of the same number on the page."""
    key = f"open-{place}-{opened.address}"
    st.button(label, key=key, type="tertiary", on_click=_open, args=(opened.address, key))


def show(edition: Edition) -> None:
    """Open the panel that the address asks for; after it was closed, give the focus back.

    One a page, before the page: the panel is there at once, and the page is drawn again behind it.
    """
    asked = st.query_params.get(KEY)
    if asked:
        opened = cell.read(asked)
        title = _("Passport of the number")
        if opened:
            try:
                title = told(provenance.definition_of(edition, opened.metric), "label")
            except EditionUnreadable:
                opened = None
        st.dialog(title, width="large", on_dismiss=_close)(_draw)(edition, opened)
    elif left := st.session_state.pop(RETURN, None):
        st.html(FOCUS.format(key=re.sub(r"[^a-zA-Z0-9_-]", "-", left)), unsafe_allow_javascript=True)


def _draw(edition: Edition, opened: Cell | None) -> None:
    value = opened.value(edition) if opened else None
    if opened is None or value is None:
        st.info(_("This edition has no such number: it was not delivered, or the link is of another edition."))
        frame.link("dictionary", _("All indicators →"))
        return
    with st.skeleton(height=400):
        passport.heading(edition, opened)
        try:
            passport.passport(edition, opened, value, "passport-")
        except EditionUnreadable as error:  # an edition of before told less
            st.info(str(error))
    own = {"metric": opened.metric, "agency": opened.agency, "period": opened.period.isoformat()[:7]}
    with st.container(horizontal=True, gap="medium"):
        frame.link("metric", _("The whole page of this indicator →"), **own)
        if not withheld.reason_of(value):
            paper_figures.button(edition, opened)
        st.html(reference.cite(edition, told(provenance.definition_of(edition, opened.metric), "label"), opened))


def _open(asked: str, key: str) -> None:
    st.query_params[KEY] = asked
    st.session_state[LEFT] = asked, key


def _close() -> None:
    """Remember which button was left; of a number that a link opened, its card's."""
    asked = st.query_params.get(KEY, "")
    left, key = st.session_state.pop(LEFT, ("", ""))
    st.session_state[RETURN] = key if left == asked else f"open-{CARD}-{asked}"
    if KEY in st.query_params:
        del st.query_params[KEY]
