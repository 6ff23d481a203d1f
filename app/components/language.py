"""The reader's language: Indonesian first, English on a switch; English texts are the keys of the catalogue."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

import streamlit as st

from components.address import bound

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
LOCALE = Path(__file__).parents[1] / "locale"
_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)
_chosen: ContextVar[str | None] = ContextVar("chosen", default=None)
"""What the switch of this run says: a page asks for it a thousand times, and the visit's state answers slowly."""


def chosen() -> str:
    """Return the code of the language in use, `id` or `en`."""
    return _spoken.get() or _chosen.get() or st.session_state.get("language", "id")


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak one language within the block: for papers in both, and for files that are made outside of a page's run."""
    token = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(token)


def is_for_paper() -> bool:
    """Say whether what is made now is a paper, in a language of its own, rather than a page."""
    return _spoken.get() is not None


def switch() -> str:
    """Draw the language switch, bound to `?lang=`, and tell the browser which language the page speaks."""

    def draw() -> str | None:
        label = "Bahasa · Language"
        return st.segmented_control(
            label,
            list(LANGUAGES),
            format_func=str.upper,
            key="lang",
            label_visibility="collapsed",
            persist_state="session",
        )

    st.session_state["language"] = bound("lang", list(LANGUAGES), draw)
    _chosen.set(st.session_state["language"])
    # Streamlit's page says lang="en" whatever it shows; a screen reader would read Indonesian with English sounds.
    # Its grids write numbers in the browser's first language: that is the page's, whoever reads.
    st.html(
        f"<script>document.documentElement.lang = '{chosen()}';"
        f"Object.defineProperty(navigator, 'languages', {{ value: ['{chosen()}'], configurable: true }})</script>",
        unsafe_allow_javascript=True,
    )
    return chosen()


@lru_cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("simpul", LOCALE, languages=[code], fallback=True)


def _(message: str) -> str:
    """Translate a text into the reader's language."""
    return _catalogue(chosen()).gettext(message)


def plural(one: str, many: str, count: int) -> str:
    """Translate a text whose form depends on a count."""
    return _catalogue(chosen()).ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 gettext's own name for "translate this later"
    """Mark a text for the catalogue without translating it yet."""
    return message
