"""The app's frame: language, navigation and status strip around whichever view is open."""

import streamlit as st
import warehouse
from components import frame, language, theme
from components.language import _

st.set_page_config(page_title="Simpul", layout="wide")
st.html(frame.STYLE)
with st.container(horizontal=True, vertical_alignment="center", wrap=False, key="top"):
    strip = st.container(width="stretch")
    with st.container(width="content"):
        language.switch()

data = {"data_quality": _("Data quality"), "dictionary": _("KPI dictionary")}
if warehouse.is_steward():
    data["decisions"] = _("Decisions")
pages = {
    "": [st.Page("views/overview.py", title=_("Overview"), default=True)],
    _("Themes"): [st.Page(f"views/{view}.py", title=_(title)) for view, (title, _themes) in theme.THEMES.items()],
    _("Data"): [st.Page(f"views/{view}.py", title=title) for view, title in data.items()],
}
page = st.navigation(pages, position="top")
edition = frame.edition()
if edition:
    with strip:
        frame.status_strip(edition)
    frame.banners(edition)
    page.run()
