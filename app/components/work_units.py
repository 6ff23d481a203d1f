"""The work units behind an index of one agency or of two, and their scores that do not recompute."""

from datetime import date

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import figures, frame, names, sentences, tables
from components.filters import Selection
from components.language import _, chosen
from components.wording import worded

COLUMNS = [
    "agency_name",
    "work_unit_code",
    "work_unit_name",
    "stated_score",
    "recomputed_score",
    "ikpa_category",
    "file",
    "_row",
]


def listed(edition: Edition, metric: str, selection: Selection, when: date, category: str) -> None:
    """List every row behind a share by category; those of two agencies say whose they are."""
    categories = names.members(edition, "category")
    frame.section(_("Work units"), _("Every row behind the index of this agency and period."))
    cell = (when, "category", next(iter(categories)))
    known = names.short(edition)
    parts = [
        warehouse.behind(edition, metric, (code, *cell)).with_columns(agency_name=pl.lit(known.get(code, code)))
        for code in _whose(selection)
    ]
    rows = pl.concat(parts, how="diagonal")
    columns = COLUMNS if len(parts) > 1 else COLUMNS[1:]
    units = rows.select([name for name in columns if name in rows.columns])
    if category != "all" and "ikpa_category" in units.columns:
        units = units.filter(pl.col("ikpa_category") == category)
    if "ikpa_category" in units.columns:
        units = units.with_columns(worded(units["ikpa_category"], lambda code: categories.get(code, code)))
    tables.show(units, _("Work units and their scores"))
    figures.foot(edition, metric, figures.Caption("work-units", _("Work units"), "", "", selection.words), units)


def findings(edition: Edition, metric: str, selection: Selection) -> None:
    """List the scores that do not recompute, of every period."""
    frame.section(
        _("Findings: scores that do not recompute"),
        sentences.recomputation_sentence(edition, "index_recomputation_agreement")
        + " "
        + _("Shown as they came, not repaired. Every period is listed, whatever the filter of periods says."),
    )
    whose = _whose(selection)
    found = warehouse.read(edition, "findings").filter(pl.lit("all" in whose) | pl.col("agency_code").is_in(whose))
    kept = ["agency_code", "work_unit_code", "period", "row_number", "stated", "recomputed", "difference"]
    rows = found.select(*kept, explanation=f"explanation_{chosen()}")
    with st.container(key="scores"):
        none = _("None: every stated score agrees with its recomputation.")
        tables.show(rows, _("Scores that do not recompute"), none)
    said = selection.worded("agency", "compared")
    figures.foot(edition, metric, figures.Caption("findings", _("Findings"), "", "", said), rows)


def _whose(selection: Selection) -> list[str]:
    """Return the agencies whose rows are listed: the nation's hold those of each."""
    both = [selection.agency, *([selection.compared] if selection.compared else [])]
    return ["all"] if "all" in both else both
