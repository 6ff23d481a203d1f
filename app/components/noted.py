"""The access log as it is read: deeds, roles and pages by their words, moments to the minute, nothing blank."""

import access
import polars as pl

from components import pages
from components.access_words import DEEDS
from components.entrance import ROLE_NAMES
from components.language import _
from components.wording import word, worded


def last(count: int) -> pl.DataFrame:
    """Return the newest lines in words, the newest first."""
    found = access.last(count)
    if found.is_empty():
        return found
    titles = {view: one.title for view, one in pages.PAGES.items()}
    said = {
        "noted_at": minute,
        "role": lambda code: word(ROLE_NAMES, code),
        "seen_as": lambda code: word(ROLE_NAMES, code),
        "scope": lambda text: _("All agencies") if text == "all" else text,
        "what": lambda code: word(DEEDS, code),
        "page": lambda code: word(titles, code),
        "choices": lambda text: text or "–",
    }
    texts = found.with_columns(pl.col("seen_as").cast(pl.String))
    return texts.with_columns(worded(texts[name], of) for name, of in said.items())


def minute(moment: str) -> str:
    """Write a moment of the log to the minute: its zone stands in the heading."""
    return moment[:16].replace("T", " ")
