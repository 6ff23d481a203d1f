"""Where savings come from: by shared service, what is saved against each one's own."""

import polars as pl
import streamlit as st
from editions import Edition

from components import charts, figures, frame, names, reading, stories
from components.cost_efficiency import basis
from components.doors import door
from components.figures import Caption
from components.filters import Selection
from components.formatting import money, period
from components.language import _
from components.wording import worded

METRIC = "shared_service_saving"


def draw(edition: Edition, selection: Selection) -> None:
    """Rank the shared services by what they save, each with the door to its rows."""
    cells = reading.last(edition, METRIC, selection, "shared_service").filter(pl.col("value").is_not_null())
    if cells.is_empty():
        return
    labels, when = names.members(edition, "shared_service"), cells["period"][0]
    cells = cells.sort("value", "member", descending=[True, False])
    name = worded(cells["member"], lambda code: labels.get(code, code))
    ranked = cells.with_columns(name=name, label=worded(cells["value"], money))
    title = _("{first} saves the most: {saving}").format(first=ranked["name"][0], saving=ranked["label"][0])
    subtitle = _("Cost a head without sharing less cost of the twelve months to {month}, {filters}. {basis}.").format(
        month=period(when), filters=selection.worded("agency"), basis=basis.said(figures.definition_of(edition, METRIC))
    )
    caption = Caption("services", title, subtitle, stories.listed(title, ranked), selection.worded("agency"))
    frame.section(_("Where do the savings come from?"))
    stories.picture(edition, caption, charts.bars(ranked), ranked.select("name", "value"), sources=(METRIC,))
    with st.container(horizontal=True, gap="medium", key="service-doors"):
        for code, said in ranked.select("member", "name").iter_rows():
            at = (selection.agency, when)
            door(_("Open {name} →").format(name=said), METRIC, at, ("shared_service", code))
