"""An edition that a link names and the shelf no longer has: what is kept of it, why the rest is gone, what to do."""

import html

import editions
import streamlit as st
import warehouse

from components import address
from components.formatting import day
from components.language import _


def page(edition_id: str) -> None:
    """Draw the state in place of a page whose address pins an edition that left the shelf, or never was."""
    st.title(_("This edition is not on the shelf"), anchor=False)
    newest = warehouse.current()
    rows = warehouse.read(newest, "editions").filter(edition_id=edition_id).to_dicts() if newest else []
    if not rows:
        said(_("No edition {edition} is known here: the link is mistyped, or comes from another house.").format(
            edition=edition_id), _("Look at the link again, or open the newest edition."))  # fmt: skip
    else:
        told = _("Edition {edition} was published on {day} and has left the shelf.")
        said(told.format(edition=edition_id, day=day(rows[0]["published_at"])), why(), restored(edition_id))
    with st.container(horizontal=True, gap="medium"):
        if rows and not rows[0]["is_rolled_back"]:
            st.button(_("Open the newest, with the numbers of that edition"), on_click=_open, args=(edition_id,))
        st.button(_("Open the newest edition"), key="newest", on_click=_open, type="tertiary")


def why() -> str:
    """Say what is kept of an edition that left the shelf, and why the rest is not."""
    return _(
        "Its numbers are kept in the newest edition. The rows, files and checks behind them were in its own file "
        "alone, which was deleted when its time had passed or was moved to the backup."
    )


def restored(edition_id: str) -> str:
    """Say who brings an edition back, and how."""
    return _(
        "To see its rows, ask the engineer: the folder editions/{edition} is put back from the backup, `simpul verify "
        "{edition}` holds it against its signature; then it opens under “As known on”, rows and all. Without a backup, "
        "the deliveries of that time are published anew as another edition."
    ).format(edition=edition_id)


def said(*paragraphs: str) -> None:
    """Draw a state in words: what is so, why, and what to do."""
    first, *others = paragraphs
    lines = "".join(f"<p>{_coded(text)}</p>" for text in others)
    st.html(f'<div class="gone" role="note"><p><b>{_coded(first)}</b></p>{lines}</div>')


def _coded(text: str) -> str:
    """Escape a text; what stands between grave accents is a command."""
    parts = html.escape(text).split("`")
    return "".join(f"<code>{part}</code>" if place % 2 else part for place, part in enumerate(parts))


def _open(known: str = "") -> None:
    address.keep("edition", "")
    address.keep("known", known)


def on_shelf(edition: editions.Edition) -> tuple[str, ...]:
    """Return the editions that stand beside this one."""
    return tuple(one.edition_id for one in editions.shelved(edition.folder.parent))
