"""The navigation of a role: its pages by reader; what it may not open has an address, and a state that says so."""

from collections import defaultdict
from typing import Any

import streamlit as st
import viewer

from components import pages
from components.language import N_, _

ROLE_NAMES = {
    "leadership": N_("Leadership"),
    "analyst": N_("Analyst"),
    "steward": N_("Data steward"),
    "engineer": N_("Engineer"),
}


def opened(role: str) -> tuple[str, Any]:
    """Draw the navigation of a role and return the view whose address is open, with its page."""
    listed, views = defaultdict(list), {}
    for view, one in pages.exist().items():
        page = st.Page(
            f"views/{view}.py",
            title=_(one.title),
            url_path=one.path,
            default=view == "overview",
            visibility="visible" if role in one.roles else "hidden",
        )
        listed[_(one.section)].append(page)
        views[page] = view
    chosen = st.navigation(listed, position="top")
    return views[chosen], chosen


def admits(view: str) -> bool:
    """Say whether the viewer may see a page; where not, draw what stands in its place."""
    role = viewer.current().role
    if pages.is_open(view, role):
        return True
    st.title(_("This page is not for your role"), anchor=False)
    names = [_(ROLE_NAMES[one]) for one in viewer.ROLES if one in pages.PAGES[view].roles]
    told = _("You look as {role}. The page {page} is for: {roles}. Ask who manages roles, or go back to the overview.")
    page = _(pages.PAGES[view].title)
    st.markdown(told.format(role=_(ROLE_NAMES[role]), page=page, roles=", ".join(names)))
    st.page_link("views/overview.py", label=_("To the overview →"))
    return False
