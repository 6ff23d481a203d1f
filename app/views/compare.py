"""Comparison: two agencies over the indicators of a theme, or two editions; what is compared stands in the address."""

from dataclasses import replace

import streamlit as st
from components import address, changes, comparison, filter_row, filters, frame, indicators, names, theme
from components.filters import Selection
from components.formatting import as_date, period
from components.language import N_, _

WAYS = {"agencies": N_("Two agencies"), "editions": N_("Two editions")}
edition = frame.edition()
frame.heading(
    _("Who stands better, and what changed since?"),
    _("Two agencies side by side over every indicator of a theme, or what differs between two editions, and why."),
)
with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="filters"):
    way = filters.choose(_("Compare"), list(WAYS), "by", lambda code: _(WAYS[code]))
    view = filters.choose(_("Theme"), list(theme.THEMES), "theme", lambda code: _(theme.THEMES[code][0]))
    board = indicators.board(edition, theme.THEMES[view][1])
    agency = filters.agency(edition, board.agencies)
    known = names.agencies(edition)
    if way == "agencies":
        others = [code for code in (*board.agencies, "all") if code != agency]
        compared = filters.choose(_("Compared with"), others or ["all"], "compared", lambda code: known.get(code, code))
        months = ["", *(month.isoformat()[:7] for month in board.periods)]
        with st.popover(_("More filters")):
            when = filters.choose(
                _("Period"), months, "period", lambda text: period(as_date(text)) if text else _("Latest of both")
            )
    else:
        sequence = changes.since(edition)
    for name in filters.CUTS:
        address.carry(name)
who, of_theme = known.get(agency, agency), _(theme.THEMES[view][0])
if way == "agencies":
    chosen = Selection(agency, period=as_date(when) if when else None, compared=compared)
    both = f"{who} ↔ {known.get(compared, compared)}"
    latest = period(chosen.period) if chosen.period else _("latest period of both")
    told = filters.sentence(both, latest, of_theme, *filter_row.idle(edition, chosen))
    comparison.draw(edition, board, replace(chosen, words=told))
else:
    told = filters.sentence(who, of_theme, _("edition {number}").format(number=edition.edition_id))
    changes.draw(edition, board, Selection(agency, words=told), sequence)
