"""The card of one metric: value, change, target and path, small trend, peers, coverage and status, and the way in."""

from datetime import date

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import coverage, faces, panel, provenance, small_trends, states
from components.cell import Cell
from components.filters import WHOLE, Place
from components.movement import (
    BETTER,
    OPEN,
    SAME,
    WORSE,
    Change,
    amount,
    change,
    change_sentence,
    is_yearly,
    spoken,
)
from components.remembered import remembered
from components.targets import target_sentence
from components.wording import told

__all__ = ["BETTER", "OPEN", "SAME", "WORSE", "Change", "amount", "card", "change", "change_sentence", "columns",
           "is_yearly", "spoken", "target_sentence"]  # fmt: skip
SHOWN, LEAST = 24, 3


def columns(count: int) -> int:
    """Return how many cards stand side by side, so that the last row is not left with one or two of four."""
    return 3 if count % 4 in {1, 2} else 4


def card(
    edition: Edition,
    metric: str,
    place: Place = WHOLE,
    when: date | None = None,
    series: pl.DataFrame | None = None,
) -> None:
    """Draw the card of a metric at a place, up to a period: adding one to a page is this line.

    `series` spares a query to a page that has read the cells already.
    """
    with st.container(border=True, height="stretch", key=_key(metric, place), gap="small"):
        try:
            definition = provenance.definition_of(edition, metric)
            if states.is_in_scope(place.agency, edition.scope):
                _draw(edition, definition, _series(edition, metric, place, when, series), place)
            else:
                st.html(faces.instead(told(definition, "label"), states.forbidden(place.agency)))
        except Exception as error:  # noqa: BLE001 one card that fails must not take the page with it
            st.html(faces.instead(metric, states.failed(metric, error)))


@remembered
def _series(edition: Edition, metric: str, place: Place, when: date | None, given: pl.DataFrame | None) -> pl.DataFrame:
    """Return the values at a place up to a period, each with how many agencies are and could be counted."""
    dimension, member = place.cut
    cells = given
    if cells is None:
        cells = warehouse.cells(edition, metric, place.agency, dimension).filter(member=member)
    kept = cells.filter(pl.col("period") <= when) if when else cells
    whole = warehouse.headlines(edition).filter(metric=metric).select("period", *coverage.COUNTS)
    return kept.drop(coverage.COUNTS, strict=False).join(whole, on="period", how="left", maintain_order="left")


def _draw(edition: Edition, definition: dict, series: pl.DataFrame, place: Place) -> None:
    label = told(definition, "label")
    state = states.of(edition, definition, place.agency, series)
    if state:
        st.html(faces.instead(label, state))
    else:
        trend = _trend(edition, definition, series, place)
        st.html(faces.face(edition, definition, series, place, trend))
    if series.height:
        panel.button(Cell(definition["metric"], place.agency, series["period"][-1], *place.cut), label)


@remembered
def _trend(edition: Edition, definition: dict, series: pl.DataFrame, place: Place) -> str:
    """Draw the last values on the band of what was usual for each; a slice has no usual range."""
    drawn = series.filter(pl.col("value").is_not_null()).tail(SHOWN)
    if drawn.height < LEAST:
        return ""
    at = {"metric": definition["metric"], "agency_code": place.agency, "dimension": place.cut[0]}
    usual = warehouse.read(edition, "usual_ranges").filter(**at).select("period", "low", "high")
    shown = drawn.join(usual, on="period", how="left", maintain_order="left")
    return small_trends.drawn(shown, spoken(drawn, told(definition, "label"), definition["unit"], is_yearly(drawn)))


def _key(metric: str, place: Place) -> str:
    return "-".join(["card", metric, *(part for part in (place.agency, *place.cut) if part != "all")])
