"""Where savings come from: by shared service, what is saved against each one's own."""

import polars as pl
import streamlit as st
from editions import Edition

from components import charts, counterpart, figures, frame, names, reading, stories
from components.cell import listed
from components.cost_efficiency import basis
from components.doors import door
from components.figures import Caption
from components.filters import Selection
from components.formatting import money, period
from components.language import _
from components.remembered import remembered
from components.wording import worded

METRIC = "shared_service_saving"


def draw(edition: Edition, selection: Selection) -> None:
    """Rank the shared services by what they save, each with the door to its rows."""
    if not (shown := _shown(edition, selection)):
        return
    caption, ranked, table = shown
    frame.section(_("Where do the savings come from?"))
    stories.picture(
        edition, caption, charts.bars(ranked), table, sources=(METRIC,), rows=lambda: listed(METRIC, ranked)
    )
    own, at = _ranked(edition, selection), (selection.agency, ranked["period"][0])
    with st.container(horizontal=True, gap="medium", key="service-doors"):
        for code, name in zip(own["member"], own["name"], strict=True):
            door(_("Open {name} →").format(name=name), METRIC, at, ("shared_service", code))


@remembered
def _shown(edition: Edition, selection: Selection) -> tuple[Caption, pl.DataFrame, pl.DataFrame] | None:
    """Return the caption, the services as they are ranked and their table; none where nothing is told."""
    ranked = counterpart.beneath(edition, selection, lambda one: _ranked(edition, one))
    if ranked.is_empty():
        return None
    own, when = _ranked(edition, selection), ranked["period"][0]
    title = _("{first} saves the most: {saving}").format(first=own["name"][0], saving=own["label"][0])
    words, said = selection.worded("agency", "compared"), basis.said(figures.definition_of(edition, METRIC))
    subtitle = _("Cost a head without sharing less cost of the twelve months to {month}, {filters}. {basis}.").format(
        month=period(when), filters=words, basis=said
    )
    title, subtitle = counterpart.told(edition, selection, title, subtitle, ranked)
    caption = Caption("services", title, subtitle, stories.listed(title, ranked), words)
    return caption, ranked, ranked.select(counterpart.columns(selection, "name", "value"))


@remembered
def _ranked(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Return the shared services of an agency, those that save most first."""
    cells = reading.last(edition, METRIC, selection, "shared_service").filter(pl.col("value").is_not_null())
    cells, labels = cells.sort("value", "member", descending=[True, False]), names.members(edition, "shared_service")
    name = worded(cells["member"], lambda code: labels.get(code, code))
    return cells.with_columns(name=name, label=worded(cells["value"], money))
