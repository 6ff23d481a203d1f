"""Overview: the move and its phases, the biggest risks and savings, where each theme stands and why it changed."""

import streamlit as st
from components import frame, glance, headline, paper, phases, stakes, theme
from components.language import _

edition = frame.edition()
frame.heading(_("Is the move on course, and does it save?"), headline.lead(edition))

frame.section(_("The move in five phases"))
phases.strip(edition)

left, right = st.columns(2, gap="large")
with left:
    stakes.risks(edition)
with right:
    stakes.savings(edition)

frame.section(_("Six themes"), _("What matters most in each; every number opens down to its rows."))
views = {view: themes for view, (_title, themes) in theme.THEMES.items() if view != "budget_execution"}
glance.themes(edition, views)
paper.block(edition, "overview")
