"""Decisions: what a machine should not decide, by its effect on KPIs, both records side by side; for the steward."""

import streamlit as st
import warehouse
from components import desk, dossier, filters, formatting, frame, ruling
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
if "cases" not in st.session_state:
    with st.spinner(_("Looking for cases …")):
        st.session_state["cases"] = ruling.waiting()
cases, trouble = st.session_state["cases"]
with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
    concept = filters.choose(
        _("Concept"), ["all", *CONCEPTS], "concept", lambda code: word(CONCEPTS, code) if code != "all" else _("All")
    )
    st.button(_("Look again"), key="again", type="tertiary", on_click=lambda: st.session_state.pop("cases"))
done = desk.done()
waiting = {row["item_id"]: row for row in cases if row["item_id"] not in done and concept in {"all", row["concept"]}}
for kept in (one for one in done.values() if one):
    st.success(_("Recorded; the next edition has it: {told}").format(told=kept))

if trouble:
    st.error(_("The cases cannot be listed now. The command said:"))
    st.code(trouble, language=None, wrap_lines=True)
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
    left, right = st.columns([3, 2], gap="large")
    with left:
        frame.section(_("Evidence"), _("What was compared, and what it weighs for or against."))
        dossier.evidence(item)
    with right:
        frame.section(_("Effect"), _("The KPI now, and if both are the same."))
        dossier.effect(edition, item)
    desk.ask(item)

frame.section(_("What was decided"), _("The latest decision on a pair stands; the earlier ones stay on record."))
dossier.history(edition)
