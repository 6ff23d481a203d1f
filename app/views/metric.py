"""One indicator whole (`ukuran?metric=…&agency=…&period=…`): value, trend, parts, peers, and everything behind it."""

import streamlit as st
from components import address, among, cards, decomposition, filters, frame, passport, pictures, reference, register
from components.filters import Place
from components.language import _
from components.wording import told

edition = frame.edition()
listed = register.themes(edition)
definitions = {row["metric"]: row for defined in listed.values() for row in defined}
if not definitions:
    frame.heading(_("What does each number mean, and where does it come from?"), "")
    st.info(_("No indicator has a number in this edition."))
    st.stop()
definition = definitions.get(address.asked("metric"))
if definition:
    frame.heading(told(definition, "label"), told(definition, "description"))
else:
    frame.heading(_("Which number do you want to see whole?"), _("Choose an indicator here, or below by its theme."))
every = ["", *definitions]
filters.choose(
    _("Indicator"), every, "metric", lambda name: told(definitions[name], "label") if name else _("Choose an indicator")
)
if not definition:
    register.draw(edition, listed)
    st.stop()
picked = passport.pick(edition, definition["metric"])
if not picked:
    st.info(_("This indicator has no value for this agency, period and slice: it was not delivered. Choose another."))
    st.stop()
cell, value = picked
left, right = st.columns([1, 2], gap="large")
with left:
    frame.section(_("The number"))
    with st.container(height="content"):
        cards.card(edition, cell.metric, Place(cell.agency, (cell.dimension, cell.member)), cell.period)
with right:
    frame.section(_("Over time"))
    pictures.index_trend(edition, definition, cell.agency)
frame.section(_("What it is made of"))
decomposition.draw(edition, definition, cell)
frame.section(_("Among its peers"))
among.draw(edition, definition, cell)
frame.section(_("What stands behind it"))
passport.heading(edition, cell)
passport.passport(edition, cell, value)
st.html(reference.cite(edition, told(definition, "label"), cell))
