"""The colours and manners of the charts: readable on both backgrounds, in the reader's numbers and months."""

from functools import lru_cache

import altair as alt
import streamlit as st
from babel import Locale

from components.language import chosen, is_for_paper

LIGHT = {
    "main": "#0b4f8a",
    "quiet": "#6c7783",
    "minus": "#b45f06",
    "text": "#0b0c0c",
    "grid": "#e3e7eb",
    "paper": "#ffffff",
}
DARK = {
    "main": "#8ec5ff",
    "quiet": "#93a0ad",
    "minus": "#f0a95a",
    "text": "#f5f5f5",
    "grid": "#2a333d",
    "paper": "#10151b",
}
# Three steps of one judgement, dark to light, then the warning colours; each step is also named and labelled.
STEPS = {
    "light": (
        ["#0b4f8a", "#5c9acb", "#cbdff0", "#b45f06", "#6b2f00"],
        ["#ffffff", "#0b0c0c", "#0b0c0c", "#ffffff", "#ffffff"],
    ),
    "dark": (
        ["#8ec5ff", "#3f79ab", "#24445f", "#f0a95a", "#ffd9a8"],
        ["#0b0c0c", "#ffffff", "#ffffff", "#0b0c0c", "#0b0c0c"],
    ),
}


def scheme() -> str:
    """Return `light` or `dark`, as the reader's browser shows the page; paper is light."""
    return "light" if is_for_paper() else st.context.theme.type or "light"


def palette() -> dict[str, str]:
    """Return the named colours of the scheme in use."""
    return DARK if scheme() == "dark" else LIGHT


@lru_cache
def _locale(code: str) -> dict[str, dict]:
    words = Locale(code)
    names = {"months": words.months["format"]["wide"], "shortMonths": words.months["format"]["abbreviated"]}
    days = {"days": words.days["format"]["wide"], "shortDays": words.days["format"]["abbreviated"]}
    time = {name: [table[key] for key in sorted(table)] for name, table in names.items()}
    # Babel's week begins on Monday (0), Vega's on Sunday.
    time |= {name: [table[(key - 1) % 7] for key in range(7)] for name, table in days.items()}
    formats = {"dateTime": "%x, %X", "date": "%d/%m/%Y", "time": "%H:%M:%S", "periods": ["AM", "PM"]}
    decimal, thousands = (",", ".") if code == "id" else (".", ",")
    number = {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": ["Rp ", ""]}
    return {"number": number, "time": time | formats}


def dressed(chart: alt.Chart | alt.LayerChart, height: int | None = None) -> alt.Chart | alt.LayerChart:
    """Give a chart the page's manners: our language, horizontal labels, faint grid, no frame."""
    colour = palette()
    sized = chart.properties(height=height) if height else chart
    return (
        sized.configure(locale=_locale(chosen()), background="transparent")
        .configure_view(strokeWidth=0)
        .configure_axis(
            labelAngle=0,
            labelColor=colour["text"],
            titleColor=colour["text"],
            titleFontWeight="normal",
            gridColor=colour["grid"],
            domain=False,
            ticks=False,
            labelFontSize=13,
            labelPadding=8,
        )
        # Streamlit pushes the first and the last label of an axis inwards: off their row, where it stands upright.
        .configure_axisY(labelFlush=False)
        .configure_legend(orient="top", title=None, labelFontSize=13, labelColor=colour["text"], symbolType="square")
        .configure_text(fontSize=13)
        .configure_rule(aria=False)
    )
