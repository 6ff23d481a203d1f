"""What stands around every page: the edition in use, the status strip, the heading and the states without data."""

import html
import time

import streamlit as st
import viewer
import warehouse
from editions import Edition, EditionGone, EditionUnreadable

from components import address, bygone, drawings, formatting, names, pages, plain
from components.language import _, chosen, plural

SEEN, WAIT = "seen", 0.15
"""Where a session keeps that it has had its first page, and the seconds between two words."""


def edition() -> Edition | None:
    """Return the edition pinned by `?edition=`, else the current one; say why where there is none."""
    try:
        found = warehouse.current(address.asked("edition") or None)
        if found:
            warehouse.facts(found)
            # The newest is not pinned by having been linked to: the next page shows what is newest then.
            (address.hold if found.is_current else address.keep)(
                "edition", "" if found.is_current else found.edition_id
            )
    except EditionGone as gone:
        bygone.page(gone.edition_id)
        return None
    except EditionUnreadable as error:
        st.title(_("This edition cannot be opened"))
        st.error(str(error))
        return None
    if found is None:
        st.title(_("No edition has been published yet"))
        st.markdown(
            _("Run `make run` in the project's folder. The first edition appears here as soon as it is published.")
        )
    return found


def link(view: str, label: str, **parameters: str) -> None:
    """Draw a link to a view that carries the language, and only the parameters given; none where it is not open."""
    if not pages.is_open(view, st.session_state.get(pages.LOOKS_AS)):
        return
    st.page_link(
        f"views/{view}.py", label=label, query_params=parameters | ({"lang": "en"} if chosen() == "en" else {})
    )


def status_strip(found: Edition) -> None:
    """Draw one line: edition, data through, deliveries in and failing checks, each a link to where it is explained."""
    facts, health = warehouse.facts(found), warehouse.health(found)
    through = facts.get("data_through")
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="status"):
        link("editions", _("Edition {number}").format(number=found.edition_id))
        if through:
            _words(_("Data through {period}").format(period=formatting.period(formatting.as_date(through))))
        told = _("{delivered} of {expected} agencies delivered")
        link("data_quality", told.format(delivered=health["agencies_delivered"], expected=health["agencies_expected"]))
        failed, waiting = health["checks_failed"], health["waiting"]
        told = ("⚠ " if failed else "✓ ") + plural("{n} check failed", "{n} checks failed", failed).format(n=failed)
        # A check that did not run is never a pass.
        link("data_quality", told if health["checks_run"] else _("⚠ no checks have run"))
        if waiting:
            link("data_quality", "⚠ " + plural("{n} delivery waits", "{n} deliveries wait", waiting).format(n=waiting))


def banners(found: Edition) -> None:
    """Say it where the figures are samples, or where the edition is an older one."""
    if warehouse.facts(found).get("is_sample") == "true":
        _banner(_("Sample data: these figures come from the samples, not from official deliveries."))
    if not found.is_current:
        _banner(_("You are looking at an older edition, as it was published then."))
    if found.scope is not None:
        own = ", ".join(names.agencies(found).get(code, code) for code in found.scope)
        _banner(_("Totals are the nation's; figures and rows below them are only those of {own}.").format(own=own))


def show_all() -> None:
    """Send two more words after the first page of a session, by when the scripts of all its elements have come.

    React holds back what waited for a script until half a second after it has last put something up to wait, unless
    it is told something new meanwhile.
    """
    if st.context.url and SEEN not in st.session_state:  # a program names no page, and draws none
        st.session_state[SEEN] = True
        for _word in range(2):
            time.sleep(WAIT)
            st.empty()


def _words(text: str) -> None:
    st.html(f"<p>{html.escape(text)}</p>", width="content")


def _banner(message: str) -> None:
    st.html(f'<p class="banner" role="note">{html.escape(message)}</p>')


def heading(question: str, lead: str) -> None:
    """Draw the page's one h1, a question, and the sentence beneath it."""
    address.begin()
    st.title(question, anchor=False)
    st.text(lead)  # is there with the question; what is HTML waits for a script of its own
    plain.switch()


def section(title: str, lead: str = "") -> None:
    """Draw an h2 and, where there is one, its sentence; paper has headings of its own."""
    if drawings.are_kept():
        return
    st.header(title, anchor=False)
    if lead:
        st.html(f'<p class="sublead">{html.escape(lead)}</p>')


def nothing(said: str) -> str:
    """Return what is said where nothing was found; under a scope that is no claim about what others sent."""
    return said if viewer.current().scope is None else _("None of your agencies'; what others sent is not shown.")
