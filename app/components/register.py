"""The register of indicators to choose from: by theme, each with its last number of all agencies, one click away."""

import streamlit as st
import warehouse
from editions import Edition

from components import frame, indicators, theme
from components.formatting import period, quantity
from components.language import _
from components.movement import is_yearly
from components.withheld import reason_of, short
from components.wording import told

COLUMNS = 3
PART_OF_ANOTHER = "budget_execution"
"""Its page tells of a part of programmes and budgets, whose indicators stand there already."""


def themes(edition: Edition) -> dict[str, list[dict]]:
    """Return the indicators that the edition has numbers of, in the order of the pages and within each by rank."""
    pages = {title: names for view, (title, names) in theme.THEMES.items() if view != PART_OF_ANOTHER}
    found = {title: indicators.ranked(edition, names) for title, names in pages.items()}
    return {title: defined for title, defined in found.items() if defined}


def draw(edition: Edition, listed: dict[str, list[dict]]) -> None:
    """Draw each theme's indicators as links, each with its last number."""
    last = warehouse.headlines(edition).sort("period").group_by("metric").last()
    known = {row["metric"]: row for row in last.iter_rows(named=True)}
    series = warehouse.headlines(edition)
    for title, defined in listed.items():
        frame.section(_(title))
        columns = st.columns(COLUMNS)
        tall = -(-len(defined) // COLUMNS)
        for place, definition in enumerate(defined):
            metric = definition["metric"]
            with columns[place // tall], st.container(gap=None, key=f"links-{metric}"):
                frame.link("metric", told(definition, "label"), metric=metric)
                yearly = is_yearly(series.filter(metric=metric))
                st.caption(_said(definition, known[metric], yearly))


def _said(definition: dict, row: dict, yearly: bool) -> str:
    hidden = reason_of(row)
    value = short(hidden) if hidden else quantity(row["value"], definition["unit"])
    return f"{value} · {period(row['period'], yearly)}"
