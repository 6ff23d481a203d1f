"""Choices that live in the address: codes, not labels, so that a link means the same in both languages.

Streamlit's own `bind="query-params"` writes the label that is shown, which changes with the language; so the binding is
done here: an address that changed wins, then what was chosen on any page of this visit, then the first option.
"""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

import streamlit as st

CHOSEN = "address:chosen"


def bound(key: str, options: Sequence[str], draw: Callable[[], str | None]) -> str:
    """Draw a widget with this key, its value taken from and written to `?key=`; the first option is the default.

    A value that is not among the options, from a link or kept from another page, falls back to the default.
    """
    asked, seen = st.query_params.get(key), f"address:{key}"
    if asked is not None and asked != st.session_state.get(seen):
        st.session_state[key] = asked
    if st.session_state.get(key) not in options:
        st.session_state[key] = options[0]
    value = draw() or options[0]
    if value != options[0]:
        st.query_params[key] = value
    elif key in st.query_params:
        del st.query_params[key]
    st.session_state[seen] = st.query_params.get(key)
    st.session_state.setdefault(CHOSEN, {})[key] = value
    return value


def forget() -> None:
    """Begin a page: what was chosen on another one is no part of this one's permanent links."""
    st.session_state[CHOSEN] = {}


def permalink(edition: str, **more: str) -> str:
    """Return an address that stays what it is: the edition and every choice of the page, the defaults too."""
    asked = {key: value for key, value in st.query_params.items() if key not in {"open", "figure"}}
    return "?" + urlencode(asked | st.session_state.get(CHOSEN, {}) | {"edition": edition} | more)
