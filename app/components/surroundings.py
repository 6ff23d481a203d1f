"""What surrounds a number: how far it can be trusted and why, and where its own history would have it."""

import html
from datetime import date

import streamlit as st
import warehouse
from editions import Edition

from components.formatting import number
from components.language import N_, _
from components.wording import told, word

WORDS = {
    "high": N_("✓ sound"),
    "fair": N_("◐ with gaps"),
    "low": N_("⚠ with large gaps"),
    "withheld": N_("✕ not to be trusted yet"),
}
PARTS = {
    "completeness": N_("Completeness"),
    "freshness": N_("Freshness"),
    "checks": N_("Checks held"),
    "linkage": N_("Linkage"),
}


def lines(edition: Edition, metric: str, agency: str, when: date) -> tuple[str, ...]:
    """Return what a card says beside a value of an agency and period."""
    known = _trust(edition, metric, agency)
    return (_("Quality: {word}").format(word=word(WORDS, known["word"])),) if known else ()


def trust(edition: Edition, metric: str, agency: str) -> None:
    """Draw how far a number can be trusted: word, score, its four parts, and the reasons in full."""
    known = _trust(edition, metric, agency)
    if known is None:
        return
    parts = " · ".join(
        f"{_(name)} {number(known[part], 1)} %" for part, name in PARTS.items() if known[part] is not None
    )
    score = _("{word}: {score} of 100").format(word=word(WORDS, known["word"]), score=number(known["score"], 1))
    st.html(
        f'<p class="seal"><b>{html.escape(score)}</b><br>{html.escape(parts)}<br>'
        f"{html.escape(told(known, 'reasons'))}</p>"
    )


def _trust(edition: Edition, metric: str, agency: str) -> dict | None:
    """Return the row of a metric and agency; none in an edition of before, and where nothing was delivered for it."""
    if not warehouse.holds(edition, "trust"):
        return None
    found = warehouse.read(edition, "trust").filter(metric=metric, agency_code=agency)
    return found.row(0, named=True) if found.height else None
