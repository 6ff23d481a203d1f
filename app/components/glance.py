"""A theme on one card: the indicators that matter most with value, change, target and trust, and what changed why."""

import html

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import explained, frame, panel, sentences, surroundings, theme, withheld
from components.cards import change, change_sentence, is_yearly, spoken, target_sentence
from components.cell import Cell
from components.formatting import period, quantity
from components.language import _
from components.remembered import remembered
from components.sparks import spark
from components.wording import told, word

SHOWN = 24


def themes(edition: Edition, views: dict[str, list[str]]) -> None:
    """Draw a card for each theme's view, with the themes of the data that it answers for."""
    totals = warehouse.headlines(edition)
    with st.grid(3, min_column_width=320, gap="medium"):
        for view, parts in views.items():
            defined = theme.ranked(edition, parts)[: theme.HEADLINES]
            with st.container(border=True, height="stretch", key=f"card-theme-{view}", gap="small"):
                st.html(f'<div class="card"><h3 class="theme">{html.escape(_(theme.THEMES[view][0]))}</h3></div>')
                if defined:
                    _told(edition, defined, totals)
                else:
                    st.caption(_("x · Nothing of this theme has been delivered yet."))
                frame.link(view, _("All of {theme} →").format(theme=_(theme.THEMES[view][0])))


def _told(edition: Edition, defined: list[dict], totals: pl.DataFrame) -> None:
    """Say what changed, then draw each indicator under the button that opens its number."""
    st.html(f'<p class="changed">{html.escape(explained.sentence(edition, defined, totals))}</p>')
    for definition in defined:
        series = _series(totals, definition["metric"])
        opened = Cell(definition["metric"], "all", series["period"][-1])
        with st.container(gap="xxsmall", key=f"card-{definition['metric']}"):
            panel.door(opened, told(definition, "label"), "theme")
            st.html(_face(edition, definition, series))


@remembered
def _series(totals: pl.DataFrame, metric: str) -> pl.DataFrame:
    return totals.filter(metric=metric).sort("period")


@remembered
def _face(edition: Edition, definition: dict, series: pl.DataFrame) -> str:
    """Write an indicator's value with its small line, its change in words, its target and how far it is trusted."""
    unit, yearly, last = definition["unit"], is_yearly(series), series.row(-1, named=True)
    hidden, label = withheld.reason_of(last), told(definition, "label")
    value = withheld.short(hidden) if hidden else quantity(last["value"], unit)
    known = series.filter(pl.col("value").is_not_null()).tail(SHOWN)
    line = spark(known, spoken(known, label, unit, yearly)) if known.height > 2 else ""
    moved = None if hidden else change(series, definition["direction"], sentences.breaks(edition, definition["metric"]))
    changed = f"{change_sentence(moved, unit, yearly)} · {_(moved.verdict)}" if moved else ""
    trusted = surroundings.trust_of(edition, definition["metric"], "all")
    goal = target_sentence(last["value"], definition, unit) or _("No target set")
    about = [period(last["period"], yearly), goal]
    if trusted:
        about.append(_("Quality: {word}").format(word=word(surroundings.WORDS, trusted["word"])))
    if hidden and known.height:
        told_last = {"value": quantity(known["value"][-1], unit), "period": period(known["period"][-1], yearly)}
        changed = _("Last told: {value} in {period}").format(**told_last)
    lines = [f'<p class="value">{html.escape(value)} {line}</p>']
    lines += [f"<p>{html.escape(changed)}</p>"] if changed else []
    return f'<div class="card kpi">{"".join(lines)}<p class="quiet">{html.escape(" · ".join(about))}</p></div>'
