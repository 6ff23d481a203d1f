"""From a picture to what it shows: a click sets a filter, and so does a button beside it.

A diagram is drawn with `pick()` among its parameters and `code` among its columns, and its figure with `on_select`
set to `rerun`; `follow` then acts on what `figures.figure` returns.
"""

from collections.abc import Mapping
from typing import Any

import altair as alt
import streamlit as st

from components import address
from components.language import _

PICK = "pick"


def pick() -> alt.Parameter:
    """Return the parameter by which a click on a mark chooses its `code`."""
    return alt.selection_point(name=PICK, fields=["code"], empty=True)


def follow(event: Any, name: str, key: str) -> None:
    """Set a filter to what was just clicked in the diagram of this name."""
    if code := _clicked(event, name):
        address.keep(key, code)
        st.rerun()


def beside(name: str, key: str, labels: Mapping[str, str]) -> None:
    """Draw the same choices as buttons, for who does not click in a picture; `labels` has a code's text."""
    with st.expander(_("Choose by name")), st.container(horizontal=True, gap="small"):
        for code, label in labels.items():
            st.button(label, key=f"beside-{name}-{code}", type="tertiary", on_click=address.keep, args=(key, code))


def _clicked(event: Any, name: str) -> str | None:
    """Return the code that a click has chosen since the last run; a choice that stays is followed once."""
    picked = event.get("selection", {}).get(PICK) if isinstance(event, Mapping) else None
    code = str(picked[0]["code"]) if picked else None
    before = st.session_state.get(f"drilled:{name}")
    st.session_state[f"drilled:{name}"] = code
    return code if code != before else None
