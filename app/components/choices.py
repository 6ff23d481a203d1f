"""Several choices at once that live in the address, as codes parted by commas."""

from collections.abc import Callable, Sequence

import streamlit as st

from components.address import CHOSEN
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
    asked, seen = st.query_params.get(key), f"address:{key}"
    if asked is not None and asked != st.session_state.get(seen):
        st.session_state[key] = asked.split(",") if asked else []
    most = how.get("max_selections", len(options))
    kept = [one for one in st.session_state.get(key, first) if one in options]
    st.session_state[key] = kept[:most]
    said = st.multiselect(
        label, options, format_func=named, key=key, placeholder=_("Choose"), persist_state="session", **how
    )
    if said != list(first):
        st.query_params[key] = ",".join(said)
    elif key in st.query_params:
        del st.query_params[key]
    st.session_state[seen] = st.query_params.get(key)
    st.session_state.setdefault(CHOSEN, {})[key] = ",".join(said)
    return said
