"""What surrounds a number: how far it can be trusted and why, and where its own history would have it."""

import html
from datetime import date

import streamlit as st
import warehouse
from editions import Edition

from components import names, provenance, sent
from components.cell import Cell
from components.formatting import number, percentage, period
from components.language import N_, _
from components.remembered import remembered
from components.short import brief, measure
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
    """Return what stands beside a value on paper: its quality, usual range, and what stands out."""
    known = quality(edition, metric, agency)
    said = [_("Quality: {word}").format(word=known)] if known else []
    return (*said, *history(edition, metric, agency, when))


def quality(edition: Edition, metric: str, agency: str) -> str:
    """Return the word for how far a number can be trusted; empty where nothing is known of it."""
    known = trust_of(edition, metric, agency)
    return word(WORDS, known["word"]) if known else ""


def lacks(edition: Edition, metric: str, agency: str) -> bool:
    """Say whether a delivery that a number counts is still due."""
    known = trust_of(edition, metric, agency)
    return bool(known and "missing" in known["reasons"].split())


@remembered
def history(edition: Edition, metric: str, agency: str, when: date) -> tuple[str, ...]:
    """Say the usual range of a value, and whether it stands out of it and what drives that."""
    at = {"metric": metric, "agency_code": agency, "period": when}
    usual, odd = (_found(edition, name, **at) for name in ("usual_ranges", "anomalies"))
    if usual is None:
        return ()
    unit = provenance.definition_of(edition, metric)["unit"]
    low, high = (brief(usual[side], unit) for side in ("low", "high"))
    low = low.removesuffix(measure(unit)).rstrip() if measure(unit) else low
    said = _("Usual range {low} – {high}").format(low=low, high=high)
    if odd is None:
        return (said,)
    drivers = [agency_name(edition, odd["driver_agency"])]
    drivers += [sent.unit(edition, odd["driver_unit"])] if odd["driver_unit"] else []
    drivers += [sent.told(edition, odd["driver_delivery"])] if odd["driver_delivery"] else []
    who = " · ".join(one for one in drivers if one) or "–"
    return (said, _("⚠ Unusual: {reasons}. Driven by {who}.").format(reasons=told(odd, "reasons"), who=who))


def agency_name(edition: Edition, code: str | None) -> str | None:
    """Return an agency's name, or its code where it has none."""
    return names.agencies(edition).get(code, code) if code else None


def show(edition: Edition, cell: Cell) -> None:
    """Draw what surrounds a number: trust with its reasons, that of its own period, and of a whole one its range.

    Of the period the reasons are told where they are others.
    """
    known = trust_of(edition, cell.metric, cell.agency)
    if known is not None:
        _show_trust(known, "{score}")
    own = _found(edition, "trust_periods", metric=cell.metric, period=cell.period)
    if own is not None:
        own = own if known is None or own["reasons"] != known["reasons"] else own | {"reasons_id": "", "reasons_en": ""}
        _show_trust(own, _("In {period} alone, all agencies: {score}").replace("{period}", period(cell.period)))
    for line in history(edition, cell.metric, cell.agency, cell.period) if cell.dimension == "all" else ():
        st.caption(line)


def _show_trust(known: dict, words: str) -> None:
    """Draw how far a number can be trusted: word, score, its four parts, and the reasons in full."""
    parts = " · ".join(
        f"{_(name)} {percentage(known[part])}" for part, name in PARTS.items() if known[part] is not None
    )
    score = _("{word}: {score} of 100").format(word=word(WORDS, known["word"]), score=number(known["score"], 1))
    st.html(
        f'<p class="trust"><b>{html.escape(words.format(score=score))}</b><br>{html.escape(parts)}<br>'
        f"{html.escape(told(known, 'reasons'))}</p>"
    )


def trust_of(edition: Edition, metric: str, agency: str) -> dict | None:
    """Return the row of a metric and agency; none in an edition of before, and where nothing was delivered for it."""
    return _found(edition, "trust", metric=metric, agency_code=agency)


def _found(edition: Edition, table: str, **at: object) -> dict | None:
    return warehouse.row(edition, table, **at) if warehouse.holds(edition, table) else None
