"""Open a code: what is printed beside a number on paper leads to its passport, what is printed at the foot vouches."""

import codes
import streamlit as st
from components import frame, paper
from components.address import typed
from components.language import _

edition = frame.edition()
frame.heading(
    _("Which number is this?"),
    _("Type a code as it is printed beside a number, or the verification code at the foot of the page."),
)
text = typed("code", lambda: st.text_input(_("Code"), key="code", placeholder="K07·2026-11·3f9a2c3", max_chars=60))
asked = codes.kind(text) if text else None
if asked == codes.NUMBER:
    paper.opened(edition, codes.found(text, edition))
elif asked == codes.VERIFICATION:
    paper.vouched(codes.vouched_for(text, edition.folder.parent))
elif text:
    st.error(
        _("This is no code: a number's looks like K07·2026-11·3f9a2c3, a page's like 7K3M-P0QD-9XWT. Look again at it.")
    )
