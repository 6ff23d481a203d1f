"""The dictionary of indicators: found by words, theme and trust; each entry says what it counts and who answers."""

import html
import json

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import citation, downloads, filters, formatting, frame
from components.dimensions import MEMBERS
from components.language import _, plural
from components.remembered import remembered
from components.surroundings import WORDS
from components.theme import THEMES
from components.wording import told, word

SHOWN = 24
SEARCHED = ("label", "description", "formula", "population")


def search(edition: Edition) -> list[dict]:
    """Draw the search and its filters, and return the definitions that it finds; trust is that of the whole."""
    with st.container(horizontal=True, gap="medium", key="filters"):
        wanted = _typed(_("Search in names, meanings and formulas"), _("for example: floor area"))
        view = filters.choose(
            _("Theme"), ["", *THEMES], "about", lambda name: _(THEMES[name][0]) if name else _("All themes")
        )
        trust = filters.choose(
            _("Trust"), ["", *WORDS], "sound", lambda code: word(WORDS, code) if code else _("Any trust")
        )
    sound = _sound(edition)
    themes = THEMES[view][1] if view else None
    return [
        row | {"word": sound.get(row["metric"])}
        for row in warehouse.read(edition, "metrics").iter_rows(named=True)
        if (not themes or row["theme"] in themes) and (not trust or sound.get(row["metric"]) == trust)
        and all(part in _text(row) for part in wanted.casefold().split())
    ]  # fmt: skip


def _typed(label: str, example: str) -> str:
    """Draw the field of words to search for, bound to `?q=`."""
    asked = st.query_params.get("q")
    if asked is not None and asked != st.session_state.get("seen:q"):
        st.session_state["q"] = asked
    text = st.text_input(label, key="q", placeholder=example, persist_state="session", max_chars=80).strip()
    if text:
        st.query_params["q"] = text
    elif asked is not None:
        del st.query_params["q"]
    st.session_state["seen:q"] = text or None
    return text


@remembered
def _sound(edition: Edition) -> dict[str, str]:
    if not warehouse.holds(edition, "trust"):
        return {}
    return dict(warehouse.read(edition, "trust").filter(agency_code="all").select("metric", "word").iter_rows())


def _text(row: dict) -> str:
    parts = [told(row, name) for name in SEARCHED] + [row["metric"], row["owner"] or ""]
    return " ".join(parts).casefold()


def entries(found: list[dict]) -> None:
    """Draw the entries that were found, the first of them until all are asked for."""
    count = len(found)
    frame.section(plural("{n} indicator", "{n} indicators", count).format(n=formatting.number(count, 0)))
    if not found:
        st.info(_("No indicator is called so. Use fewer words, or another theme."))
        return
    shown = found
    if count > SHOWN and not st.toggle(_("Show all {n}").format(n=formatting.number(count, 0)), key="whole_list"):
        shown = found[:SHOWN]
    with st.grid(2, min_column_width=340, gap="medium"):
        for definition in shown:
            entry(definition)


def entry(definition: dict) -> None:
    """Draw an indicator's entry, with the ways to its numbers and to its lineage."""
    label, metric = told(definition, "label"), definition["metric"]
    with st.container(border=True, height="stretch", key=f"entry-{metric}"):
        said = [f"<b>{html.escape(name)}</b> {html.escape(text)}" for name, text in terms(definition)]
        lines = "".join(f"<p>{line}</p>" for line in (said[0], " · ".join(said[1:3]), *said[3:5], " · ".join(said[5:])))
        described = html.escape(told(definition, "description"))
        st.html(f'<div class="card entry"><h3>{html.escape(label)}</h3><p>{described}</p>{lines}</div>')
        with st.container(horizontal=True):
            frame.link("dictionary", _("Open {label} →").format(label=label), metric=metric)
            frame.link("lineage", _("Lineage of {label} →").format(label=label), kpi=metric)


def terms(definition: dict) -> list[tuple[str, str]]:
    """Return what an entry says of an indicator, name by name."""
    goal, unit = definition["target"], definition["unit"]
    cut = [word(MEMBERS, name) for name in json.loads(definition["dimensions"] or "{}")]
    return [
        (_("Formula"), told(definition, "formula")),
        (_("Unit"), formatting.unit_name(unit)),
        (_("Target"), formatting.round_quantity(goal, unit) if goal is not None else _("z (not applicable)")),
        (_("Owner"), definition["owner"] or "–"),
        (_("Cut by"), ", ".join(cut) or "–"),
        (_("Trust"), word(WORDS, definition.get("word"))),
        (_("Code"), definition["metric"]),
    ]


def listed(found: list[dict]) -> pl.DataFrame:
    """Return the entries as a table, in the reader's language."""
    label, meaning = _("Indicator"), _("What it says")
    return pl.DataFrame(
        [{label: told(row, "label"), meaning: told(row, "description")} | dict(terms(row)) for row in found]
    )


def download(edition: Edition, found: list[dict]) -> None:
    """Give the entries that were found as files."""
    if found:
        empty = pl.DataFrame()
        with st.container(horizontal=True):
            downloads.buttons(
                "dictionary",
                listed(found),
                edition,
                lambda: (citation.about(edition, _("KPI dictionary"), ""), empty, empty, empty),
            )
