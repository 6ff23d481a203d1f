"""Decisions: what a machine should not decide, by its effect on KPIs, both records side by side; for the steward."""

import streamlit as st
import warehouse
from components import dossier, filters, formatting, frame, ruling
from components.case_words import CONCEPTS
from components.language import _, plural
from components.wording import word

MOST = 200
edition = frame.edition()
frame.heading(
    _("Which of these are one and the same?"),
    _("What the machine should not guess. What moves a KPI most comes first; every decision can be overruled later."),
)
if not warehouse.holds(edition, "fct_decisions"):
    st.info(_("This edition was published before decisions were kept. Open the current one."))
    st.stop()
done = st.session_state.setdefault("decided", {})
if "cases" not in st.session_state:
    st.session_state["cases"] = ruling.waiting()
cases, trouble = st.session_state["cases"]
concept = filters.choose(
    _("Concept"), ["all", *CONCEPTS], "concept", lambda code: word(CONCEPTS, code) if code != "all" else _("All")
)
waiting = {row["item_id"]: row for row in cases if row["item_id"] not in done and concept in {"all", row["concept"]}}
st.button(_("Look again"), key="again", type="tertiary", on_click=lambda: st.session_state.pop("cases"))
for kept in (one for one in done.values() if one):
    st.success(_("Recorded; the next edition has it: {told}").format(told=kept))


def answer(item: dict, said: str) -> None:
    """Record what the steward said about a case, or put it off until the next visit."""
    by, why = st.session_state["decision_by"].strip(), st.session_state["decision_why"].strip()
    if said == "later":
        done[item["item_id"]] = ""
        return
    if not (by and why):
        st.session_state["refused"] = _("Give your name and the reason first.")
        return
    made = ruling.record(item, said, by, why)
    if made.is_done:
        done[item["item_id"]] = made.words
        st.session_state["decision_why"] = ""
    else:
        st.session_state["refused"] = made.words


if trouble:
    st.error(trouble)
elif not waiting:
    st.info(_("Nothing waits for a decision here."))
else:
    count = len(waiting)
    frame.section(
        plural("{n} case waits", "{n} cases wait", count).format(n=formatting.number(count, 0)),
        _("The {n} that weigh most can be opened here; simpul review lists them all.").format(n=MOST)
        if count > MOST
        else "",
    )
    titles = {name: dossier.title(row) for name, row in list(waiting.items())[:MOST]}
    item = waiting[st.selectbox(_("Case"), list(titles), format_func=lambda name: titles.get(name, name), key="case")]
    dossier.records(edition, item)
    frame.section(_("Evidence"), _("What was compared, and what it weighs for or against."))
    dossier.evidence(item)
    frame.section(_("Effect"), _("The KPI now, and if both are the same."))
    dossier.effect(edition, item)
    frame.section(_("Your decision"))
    st.text_input(_("Your name and unit"), key="decision_by", persist_state="session", max_chars=120)
    st.text_area(_("Reason"), key="decision_why", max_chars=500, help=_("Who asks later reads this. No personal data."))
    if refusal := st.session_state.pop("refused", None):
        st.error(refusal)
    with st.container(horizontal=True):
        for said, label in ruling.ANSWERS.items():
            kind = "tertiary" if said == "later" else "secondary"
            st.button(_(label), key=f"say-{said}", type=kind, on_click=answer, args=(item, said))

frame.section(_("What was decided"), _("The latest decision on a pair stands; the earlier ones stay on record."))
dossier.history(edition)
