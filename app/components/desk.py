"""The steward's desk: an answer in two clicks or two keys, the second confirms; name and reason stand ready."""

import streamlit as st
import viewer

from components import dossier, frame, ruling
from components.language import _

KEYS = {"same": "Alt+1", "different": "Alt+2", "later": "Alt+3"}
"""Shortcuts have a modifier: a single letter would be typed by who dictates (WCAG 2.1.4)."""


def done() -> dict[str, str]:
    """Return what was answered in this visit: item → what the command said, empty where it was put off."""
    kept: dict[str, str] = st.session_state.setdefault("decided", {})
    return kept


def ask(item: dict) -> None:
    """Draw the name, the reason drafted from the evidence, and the answers; once one is chosen, its confirmation."""
    if st.session_state.get("why_of") != item["item_id"]:
        st.session_state.update(why_of=item["item_id"], decision_why=dossier.drafted(item), answered=None)
    who = viewer.current()
    st.session_state.setdefault("decision_by", "" if who.name == who.role else who.name)
    frame.section(_("Your decision"), _("Two clicks, or Alt+1 and Alt+Enter. It can be overruled later."))
    said = st.session_state.get("answered")
    with st.container(horizontal=True, key="answers"):
        for code, label in ruling.ANSWERS.items():
            st.button(_(label), key=f"say-{code}", type="tertiary" if code == "later" else "secondary",
                      shortcut=KEYS[code], on_click=_choose, args=(item, code))  # fmt: skip
    if said:
        _confirm(item, said)
    if refusal := st.session_state.pop("refused", None):
        st.error(refusal)
    st.text_input(_("Your name and unit"), key="decision_by", persist_state="session", max_chars=120)
    st.text_area(_("Reason"), key="decision_why", max_chars=500, help=_("Who asks later reads this. No personal data."))


def _choose(item: dict, said: str) -> None:
    if said == "later":
        done()[item["item_id"]] = ""
    st.session_state["answered"] = None if said == "later" else said


def _confirm(item: dict, said: str) -> None:
    """Say in full what would be recorded, and let it be recorded or taken back."""
    both = {side: item[f"{side}_label"] or item[side] for side in ("subject", "candidate")}
    text = _("{subject} and {candidate} are the same.") if said == ruling.SAME else _(
        "{subject} and {candidate} are different.")  # fmt: skip
    st.info(text.format(**{side: _unmarked(label) for side, label in both.items()}))
    with st.container(horizontal=True, key="confirm"):
        st.button(_("Record it"), key="record", type="primary", shortcut="Alt+Enter", on_click=_record,
                  args=(item, said))  # fmt: skip
        st.button(_("Take it back"), key="back", type="tertiary", on_click=_choose, args=(item, None))


def _unmarked(label: str) -> str:
    """Let a label write no markup of its own."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#$:~|" else sign for sign in label)


def _record(item: dict, said: str) -> None:
    by, why = st.session_state["decision_by"].strip(), st.session_state["decision_why"].strip()
    if not (by and why):
        st.session_state["refused"] = _("Give your name and the reason first.")
        return
    made = ruling.record(item, said, by, why)
    st.session_state["answered"] = None
    if made.is_done:
        done()[item["item_id"]] = made.words
    else:
        st.session_state["refused"] = made.words
