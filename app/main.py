"""The app's frame: language, role, navigation and status strip around whichever view is open, if it may be."""

import streamlit as st
import turns
import viewer
from components import entrance, frame, language, navigation, panel

st.set_page_config(page_title="Simpul", layout="wide")
with turns.taken():
    with st.container(horizontal=True, vertical_alignment="center", key="top"):
        strip = st.container(width="stretch")
        with st.container(horizontal=True, vertical_alignment="center", width="content", wrap=False):
            switch = st.container(horizontal=True, vertical_alignment="center", width="content", wrap=False)
            language.switch()
    with switch:
        entrance.switch()

    looker = viewer.current()
    is_admitted = entrance.admits(looker)
    view, page = navigation.opened(looker.role if is_admitted else "")
    edition = frame.edition() if is_admitted else None
    if edition:
        with strip:
            frame.status_strip(edition)
        frame.banners(edition)
        with st.container(key="panel"):
            panel.show(edition)
        if navigation.admits(view, edition):
            page.run()
frame.show_all()
