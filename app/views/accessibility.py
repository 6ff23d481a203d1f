"""The accessibility statement: what is held to, what is missing, when it was tested, and how to complain."""

import streamlit as st
from components import frame, statement
from components.language import _

frame.edition()
frame.heading(
    _("How accessible is Simpul?"),
    _("We hold every page to WCAG 2.2, levels A and AA. What is missing is listed here, with a way around it."),
)
frame.section(_("State of conformance"))
statement.conformance()
frame.section(_("Known gaps"), _("Gaps of Streamlit, the library that draws these pages, and what to do instead."))
statement.gaps()
frame.section(_("What you can rely on"))
statement.promises()
frame.section(_("If something keeps you out"))
st.markdown(
    _(
        "Tell the steward of Simpul in your agency: the page's address, what you wanted to do, and with which aid. "
        "You get the content in another form first, and the fault is repaired after."
    )
)
