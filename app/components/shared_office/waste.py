"""Which tower wastes most: empty seats by building, the most first."""

import polars as pl
import streamlit as st
from editions import Edition

from components import charts, frame, stories
from components.cell import listed
from components.doors import door
from components.figures import Caption
from components.filters import Selection
from components.formatting import number, percentage, period
from components.language import _
from components.remembered import remembered
from components.shared_office import buildings

METRIC, DOORS = "workpoint_vacancy", 3


def draw(edition: Edition, selection: Selection) -> None:
    """Rank the buildings by seats that nobody holds, with doors to the first of them."""
    ranked = picture(edition, selection)
    if ranked.is_empty():
        return
    at = ("all", buildings.month(ranked))
    with st.container(horizontal=True, gap="medium", key="waste-doors"):
        for code, name in zip(ranked["member"][:DOORS], ranked["name"][:DOORS], strict=True):
            door(_("Open {name} →").format(name=name), METRIC, at, ("building", code))


def picture(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Draw the ranking and return it; empty where nothing is told."""
    ranked = _ranked(edition, selection)
    if ranked.is_empty():
        return ranked
    caption, table = _shown(ranked, selection)
    frame.section(_("Which tower wastes most?"))
    stories.picture(
        edition, caption, charts.lines(ranked), table, sources=(METRIC,), rows=lambda: listed(METRIC, ranked)
    )
    return ranked


@remembered
def _shown(ranked: pl.DataFrame, selection: Selection) -> tuple[Caption, pl.DataFrame]:
    """Return the caption, which names the first building, and the table."""
    title = _("{building} wastes most: {what}").format(building=ranked["name"][0], what=ranked["label"][0])
    subtitle = _("Seats that nobody holds at the end of {month}, shared offices, the most first.")
    subtitle, told = subtitle.format(month=period(buildings.month(ranked))), stories.listed(title, ranked)
    caption = Caption("waste", title, subtitle, told, selection.worded("building"))
    return caption, ranked.select("building_name", "numerator", "denominator", "share")


@remembered
def _ranked(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Put the most empty seats first, each building with its label and its share of seats."""
    cells = buildings.cells(edition, METRIC, selection).filter(pl.col("value").is_not_null())
    cells = cells.sort("numerator", "member", descending=[True, False])
    said = [
        _("{empty} of {seats} seats empty ({share})").format(
            empty=number(empty, 0), seats=number(seats, 0), share=percentage(share, 0)
        )
        for empty, seats, share in zip(cells["numerator"], cells["denominator"], cells["value"], strict=True)
    ]
    label = pl.Series(said, dtype=pl.String)
    return cells.with_columns(label=label, name=pl.col("building_name"), share="value", value="numerator")
