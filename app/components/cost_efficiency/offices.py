"""What offices cost: for a civil servant, a square metre or a workpoint, against all agencies together."""

from datetime import date

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import charts, counterpart, figures, frame, names, stories
from components.address import bound
from components.cell import listed
from components.cost_efficiency import basis
from components.doors import door
from components.figures import Caption
from components.filters import Selection
from components.formatting import period, quantity
from components.language import N_, _
from components.remembered import remembered
from components.wording import told, worded

MEASURES = ("operating_cost_per_asn", "operating_cost_per_m2", "operating_cost_per_workpoint")
SHOWN = 12


NOTES = (N_("The benchmark is the sum of all agencies' costs against the sum of what they are for."),)


def draw(edition: Edition, selection: Selection) -> None:
    """Rank the dearest agencies by the measure chosen; the dashed line is all agencies together."""
    if not (known := _known(edition)):
        return
    frame.section(_("What do offices cost?"))
    labels = {name: told(figures.definition_of(edition, name), "label") for name in known}
    metric = bound("cost", known, lambda: _switch(known, labels))
    if not (when := picture(edition, selection, metric)):
        st.info(_("No rows for these filters. Change or reset the filters."))
        return
    door(_("Open {name} →").format(name=labels[metric]), metric, (selection.agency, when), ("all", "all"))


def picture(edition: Edition, selection: Selection, metric: str) -> date | None:
    """Draw the ranking by a measure and return its month; none where nothing is told."""
    if not (shown := _shown(edition, selection, metric)):
        return None
    caption, ranked, whole, table = shown
    stories.picture(edition, caption, charts.lines(ranked, whole["value"][0]), table, sources=(metric,), notes=NOTES,
                    rows=lambda: listed(metric, ranked), also=lambda: listed(metric, whole))  # fmt: skip
    when: date = whole["period"][0]
    return when


@remembered
def _known(edition: Edition) -> tuple[str, ...]:
    held = set(warehouse.headlines(edition)["metric"])
    return tuple(name for name in MEASURES if name in held)


@remembered
def _shown(
    edition: Edition, selection: Selection, metric: str
) -> tuple[Caption, pl.DataFrame, pl.DataFrame, pl.DataFrame] | None:
    """Return the caption, the agencies as they are ranked, all together, and the table; none where nothing is told."""
    cells = selection.last(warehouse.cells(edition, metric, dimension="all"))
    cells = cells.filter(pl.col("period") == pl.col("period").max(), pl.col("value").is_not_null())
    whole = cells.filter(agency_code="all")
    if whole.is_empty():
        return None
    definition = figures.definition_of(edition, metric)
    ranked = _ranked(edition, cells.filter(pl.col("agency_code") != "all"), definition["unit"], selection)
    if ranked.is_empty():
        return None
    caption, ranked = _caption(edition, definition, ranked, whole, selection), counterpart.marked(ranked, selection)
    return caption, ranked, whole, ranked.select("name", "numerator", "denominator", "value")


def _caption(
    edition: Edition, definition: dict, ranked: pl.DataFrame, whole: pl.DataFrame, selection: Selection
) -> Caption:
    """Set the dearest agency against all together, and say the basis of both."""
    words = {
        "first": ranked["name"][0],
        "value": ranked["label"][0],
        "all": quantity(whole["value"][0], definition["unit"]),
        "month": period(whole["period"][0]),
        "label": told(definition, "label"),
        "basis": basis.said(definition),
    }
    title = _("{first} is the dearest: {value}; all agencies together: {all}").format(**words)
    subtitle = _("{label}, twelve months to {month}; dashed line: all agencies together, {all}. {basis}.")
    said = subtitle.format(**words) + counterpart.key(edition, selection)
    return Caption("offices", title, said, stories.listed(title, ranked), selection.worded("agency", "compared"))


def _switch(known: tuple[str, ...], labels: dict[str, str]) -> str | None:
    return st.segmented_control(_("Cost for"), known, format_func=lambda name: labels[name], key="cost")


def _ranked(edition: Edition, cells: pl.DataFrame, unit: str, selection: Selection) -> pl.DataFrame:
    """Return the dearest agencies and, wherever they stand, those chosen."""
    known = names.agencies(edition)
    ranked = cells.sort("value", "agency_code", descending=[True, False])
    chosen = pl.col("agency_code").is_in(list(counterpart.marks(selection)))
    kept = ranked.with_row_index("place").filter((pl.col("place") < SHOWN) | chosen)
    return kept.with_columns(
        name=worded(kept["agency_code"], lambda code: known.get(code, code)),
        label=worded(kept["value"], lambda value: quantity(value, unit)),
    )
