"""A theme's page: its indicators as cards, the first of them over time and by agency, and what it is cut by."""

import json
from collections.abc import Sequence

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import cards, filters, frame, names, pictures, sentences, standings
from components.dimensions import MEMBERS
from components.language import N_, _
from components.wording import told, word

THEMES = {
    "relocation": (N_("Relocation"), ["relocation"]),
    "cost_efficiency": (N_("Cost efficiency"), ["cost_efficiency", "procurement"]),
    "shared_office": (N_("Shared office"), ["shared_office"]),
    "digital_government": (N_("Digital government"), ["digital_government", "interconnection"]),
    "asn_performance": (N_("ASN performance"), ["asn_performance", "people"]),
    "programme_delivery": (N_("Programmes and budgets"), ["programme_delivery", "reconciliation"]),
    "budget_execution": (N_("Budget execution"), ["budget_execution"]),
}
"""A page → its title and the themes of the data that it answers for."""
HEADLINES = 3
"""The indicators of a theme that leadership is shown, and whose parts the theme's page draws."""


def page(view: str, question: str, lead: str) -> None:
    """Draw the page of a view's themes, the first of them first."""
    edition = frame.edition()
    frame.heading(question, lead)
    defined = ranked(edition, THEMES[view][1])
    if not defined:
        st.info(
            _("Nothing of this theme has been delivered yet. It appears here with the first edition that holds it.")
        )
        return
    series = {one["metric"]: warehouse.cells(edition, one["metric"], dimension="all") for one in defined}
    agency = filters.agency(edition, sorted({code for cells in series.values() for code in cells["agency_code"]}))
    filters.sentence(names.agencies(edition).get(agency, agency))
    frame.section(_("Indicators"))
    grid(edition, defined, {name: cells.filter(agency_code=agency) for name, cells in series.items()}, agency)
    first = defined[0]
    if series[first["metric"]].filter(agency_code=agency).height:
        frame.section(_("Over time"))
        pictures.index_trend(edition, first, agency)
    _by_agency(edition, first, series[first["metric"]])
    for one in defined[:HEADLINES]:
        _cuts(edition, one)


def ranked(edition: Edition, themes: Sequence[str]) -> list[dict]:
    """Return the definitions of themes that the edition has numbers of, by theme and rank."""
    rows = [row for row in warehouse.read(edition, "metrics").iter_rows(named=True) if row["theme"] in themes]
    there = set(warehouse.headlines(edition)["metric"])
    place = {theme: number for number, theme in enumerate(themes)}
    known = [row for row in rows if row["metric"] in there]
    return sorted(known, key=lambda row: (place[row["theme"]], row.get("rank") or 99, row["metric"]))


def grid(edition: Edition, defined: list[dict], series: dict[str, pl.DataFrame], agency: str = "all") -> None:
    """Draw a card for each indicator that has a series; the others are said to have none."""
    totals = warehouse.headlines(edition)
    shown = [one for one in defined if series[one["metric"]].height]
    with st.grid(cards.columns(len(shown)), min_column_width=250, gap="medium"):
        for one in shown:
            whole = totals.filter(metric=one["metric"]).select("period", "covered", "coverable")
            own = series[one["metric"]].join(whole, on="period", how="left", maintain_order="left")
            cards.metric_card(edition, one, own, sentences.breaks(edition, one["metric"]), agency)
    if missing := [told(one, "label") for one in defined if one not in shown]:
        st.caption(_("Not delivered for this agency (x): {names}").format(names=", ".join(missing)))


def _by_agency(edition: Edition, definition: dict, cells: pl.DataFrame) -> None:
    """Rank the agencies in the indicator's last period, where more than one has a value."""
    last = cells.filter(pl.col("agency_code") != "all", pl.col("value").is_not_null())
    last = last.filter(pl.col("period") == pl.col("period").max())
    if last.height > 1:
        frame.section(_("By agency"))
        standings.ranking(edition, definition, "all", last["period"][0])


def _cuts(edition: Edition, definition: dict) -> None:
    """Draw the parts of an indicator by each dimension that it may be cut by."""
    dimensions = [name for name in json.loads(definition["dimensions"] or "{}") if name != "instrument"]
    for dimension in dimensions:
        if warehouse.cells(edition, definition["metric"], "all", dimension).height:
            cut = {"label": told(definition, "label"), "dimension": word(MEMBERS, dimension)}
            frame.section(_("{label} by {dimension}").format(**cut))
            pictures.parts(edition, definition, dimension)
