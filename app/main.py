"""The app's frame: language, navigation and status strip around whichever view is open."""

import streamlit as st
import viewer
from components import frame, language, navigation

st.set_page_config(page_title="Simpul", layout="wide")
st.html(frame.STYLE)
with st.container(horizontal=True, vertical_alignment="center", wrap=False, key="top"):
    strip = st.container(width="stretch")
    with st.container(width="content"):
        language.switch()

view, page = navigation.opened(viewer.current().role)
edition = frame.edition()
if edition:
    with strip:
        frame.status_strip(edition)
    frame.banners(edition)
    if navigation.admits(view):
        page.run()
