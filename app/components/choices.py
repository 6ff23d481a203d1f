"""Several choices at once that live in the address, as codes parted by commas."""

from collections.abc import Callable, Sequence

import streamlit as st

from components import address
from components.language import _


def several(
    label: str,
    options: Sequence[str],
    key: str,
    named: Callable[[str], str] = str,
    first: Sequence[str] = (),
    **how: int,
) -> list[str]:
    """Draw a choice of several bound to `?key=`; `first` is what is chosen before anybody chose.

    What a link names and the options have not is left out. Chosen in the order in which it was chosen.
    """
    most = how.get("max_selections", len(options))
    st.session_state[key] = [one for one in _wanted(key, first) if one in options][:most]
    said = st.multiselect(
        label, options, format_func=named, key=key, placeholder=_("Choose"), persist_state="session", **how
    )
    address.keep(key, ",".join(said) if said != list(first) else "")
    st.session_state.setdefault(address.CHOSEN, {})[key] = ",".join(said)
    return said


def _wanted(key: str, first: Sequence[str]) -> Sequence[str]:
    """Say what is wanted: what the address changed to, else what was chosen; back in the address is back here too."""
    state, here = st.session_state, address.visit()
    now, seen = st.query_params.get(key), state.get(f"address:{key}")
    moved = state.get(f"visit:{key}") != here
    state[f"visit:{key}"] = here
    if now is not None and now != seen:
        return now.split(",") if now else []
    if now is None and seen is not None and not moved:
        return first
    return state.get(key, first)
