"""The app's frame: language, navigation and status strip around whichever view is open."""

import streamlit as st
import warehouse
from components import frame, language
from components.language import _

st.set_page_config(page_title="Simpul", layout="wide")
st.html(frame.STYLE)
with st.container(horizontal=True, vertical_alignment="center", wrap=False, key="top"):
    strip = st.container(width="stretch")
    with st.container(width="content"):
        language.switch()

pages = [
    st.Page("views/overview.py", title=_("Overview"), default=True),
    st.Page("views/budget_execution.py", title=_("Budget execution")),
    st.Page("views/data_quality.py", title=_("Data quality")),
    st.Page("views/dictionary.py", title=_("KPI dictionary")),
]
if warehouse.is_steward():
    pages.append(st.Page("views/decisions.py", title=_("Decisions")))
page = st.navigation(pages, position="top")
edition = frame.edition()
if edition:
    with strip:
        frame.status_strip(edition)
    frame.banners(edition)
    page.run()
