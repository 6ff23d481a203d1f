"""The navigation of a role: its pages by reader; what it may not open has an address, and a state that says so."""

from collections import defaultdict
from typing import Any

import access
import streamlit as st
import viewer
from editions import Edition

from components import frame, names, pages
from components.entrance import ROLE_NAMES
from components.language import _

AGENCIES = ("agency", "agencies", "compared")
"""Parameters of an address that name an agency."""


def opened(role: str) -> tuple[str, Any]:
    """Draw the navigation of a role and return the view whose address is open, with its page."""
    listed, views = defaultdict(list), {}
    st.session_state[pages.LOOKS_AS] = role
    for view, one in pages.PAGES.items():
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


def admits(view: str, edition: Edition) -> bool:
    """Say whether the viewer may see a page and the agencies that its address names; where not, draw that instead."""
    looker = viewer.current()
    named = {code for name in AGENCIES for code in st.query_params.get(name, "").split(",")}
    closed = set() if looker.scope is None else set(names.agencies(edition)) - {"all", *looker.scope}
    strangers = sorted(named & closed)
    if pages.is_open(view, looker.role) and not strangers:
        access.opened(view, edition)
        return True
    access.note("refused", looker, view, edition.edition_id, {"agency": ",".join(strangers)} if strangers else {})
    with st.container(key="state"):
        if strangers:
            _other_agency(edition, view, strangers[0])
        else:
            _other_role(view, looker.role)
        frame.link("overview", _("To the overview →"))
    return False


def _other_role(view: str, role: str) -> None:
    st.title(_("This page is not for your role"), anchor=False)
    named = [_(ROLE_NAMES[one]) for one in viewer.ROLES if one in pages.PAGES[view].roles]
    told = _("You look as {role}. The page {page} is for: {roles}. Ask who manages roles, or go back to the overview.")
    page = _(pages.PAGES[view].title)
    st.markdown(told.format(role=_(ROLE_NAMES[role]), page=page, roles=", ".join(named)))


def _other_agency(edition: Edition, view: str, code: str) -> None:
    st.title(_("This agency is not within your scope"), anchor=False)
    known = names.agencies(edition)
    own = ", ".join(known.get(one, one) for one in edition.scope or ())
    told = _("The link asks for {agency}. You see national totals, and the rows of: {own}.")
    st.markdown(told.format(agency=known.get(code, code), own=own))
    if edition.scope and pages.is_open(view):
        own = edition.scope[0]
        frame.link(view, _("This page for {agency} →").format(agency=known.get(own, own)), agency=own)
