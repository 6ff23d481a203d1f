"""Choices that live in the address: codes, not labels, so that a link means the same in both languages.

Streamlit's own `bind="query-params"` writes the label that is shown, which changes with the language; so the binding is
done here. The address wins where it changed, then what was chosen on any page of this visit, then the first option.
A choice that a page does not offer stays in the address and is kept for the next page; `wished` tells it.
"""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

CHOSEN = "address:chosen"


def bound(key: str, options: Sequence[str], draw: Callable[[], str | None]) -> str:
    """Draw a widget with this key, its value taken from and written to `?key=`; the first option is the default.

    A value that is not among the options is not forgotten: the widget shows the default, and `wished` the value.
    """
    wish = _wish(key, options[0])
    st.session_state[key] = wish if wish in options else options[0]
    value = draw() or options[0]
    if value != st.session_state.get(key, value):
        wish = value
    st.session_state[f"shown:{key}"] = value
    keep(key, "" if wish == options[0] else wish)
    st.session_state.setdefault(CHOSEN, {})[key] = value
    return value


def begin() -> None:
    """Begin a page: what was chosen on another one is no part of this one's permanent links."""
    st.session_state[CHOSEN] = {}


def permalink(edition: str, **more: str) -> str:
    """Return an address that stays what it is: the edition and every choice of the page, the defaults too."""
    asked = {key: value for key, value in st.query_params.items() if key not in {"open", "figure"}}
    return "?" + urlencode(asked | st.session_state.get(CHOSEN, {}) | {"edition": edition} | more)


def typed(key: str, draw: Callable[[], str | None]) -> str:
    """Draw a field for free text with this key, its value taken from and written to `?key=`."""
    st.session_state[key] = _wish(key, "")
    value = (draw() or "").strip()
    st.session_state[f"shown:{key}"] = value
    keep(key, value)
    return value


def wished(key: str) -> str:
    """Return what the visit has chosen for a key, on whichever page; empty where nothing was."""
    return str(st.session_state.get(f"wish:{key}") or "")


def asked(key: str) -> str:
    """Return a choice that is made before its widget is drawn, or without one: of the address, or of the visit."""
    return st.query_params.get(key) or _wish(key, "")


def carry(key: str) -> None:
    """Keep a choice in the address of a page that has no widget for it, so that the next page and a reload have it."""
    keep(key, _wish(key, ""))


def hold(key: str, wish: str) -> None:
    """Keep a choice for the next pages and leave the address as it is; an empty one is let go."""
    st.session_state[f"wish:{key}"] = wish
    st.session_state[f"address:{key}"] = st.query_params.get(key)


def keep(key: str, wish: str) -> None:
    """Keep a choice for the visit and write it into the address; an empty one is taken out of both."""
    st.session_state[f"wish:{key}"] = wish
    if not wish:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != wish:
        st.query_params[key] = wish
    st.session_state[f"address:{key}"] = wish or None


def forget(key: str) -> None:
    """Let go of a choice, on all pages."""
    for name in (key, f"shown:{key}", f"wish:{key}", f"address:{key}"):
        st.session_state.pop(name, None)
    st.query_params.pop(key, None)


def _wish(key: str, default: str) -> str:
    """Say what is wanted now: by a changed address, by a widget just used, or by the visit."""
    state, here = st.session_state, visit()
    now, seen, drawn = st.query_params.get(key), state.get(f"address:{key}"), state.get(key)
    moved = state.get(f"visit:{key}") != here
    state[f"visit:{key}"] = here
    if drawn is not None and drawn != state.get(f"shown:{key}", drawn):
        return str(drawn)
    if now is not None and now != seen:
        return now
    # Back to where nothing was chosen yet: not the same as another page's address, which never had the choice.
    if now is None and seen is not None and not moved:
        return default
    return wished(key) or default


def visit() -> int:
    """Count the pages that were gone to: the same page again, after another, is another visit."""
    context = get_script_run_ctx()
    here = context.page_script_hash if context else ""
    page, count = st.session_state.get("visit", ("", 0))
    st.session_state["visit"] = page, count = (here, count + (here != page))
    return count
