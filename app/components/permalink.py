"""The link to what is shown now, as a text to copy: every choice, the defaults too, and the edition by name."""

import streamlit as st
from editions import Edition

from components import address


def show(edition: Edition) -> None:
    """Draw the link with its button to copy."""
    page = (st.context.url or "").split("?")[0]
    st.code(page + address.permalink(edition.edition_id), language=None, wrap_lines=True)
