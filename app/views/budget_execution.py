"""Budget execution: the index by agency and month, its ranking and categories, and the scores that do not recompute."""

import polars as pl
import streamlit as st
import warehouse
from components import figures, filters, frame, names, paper, pictures, sentences, standings, tables
from components.formatting import period
from components.language import _, chosen
from components.wording import worded

INDEX, SHARE, GROWTH = "budget_execution_index", "execution_category_share", "spending_growth"
edition = frame.edition()
definition, shares = figures.definition_of(edition, INDEX), figures.definition_of(edition, SHARE)

frame.heading(
    _("Who carries out the budget well, and who falls behind?"),
    _("The budget execution index (IKPA), recomputed from its indicators by the weights of its instrument."),
)
categories = names.members(edition, "category")
everything = warehouse.cells(edition, INDEX, dimension="all")
with st.container(horizontal=True, gap="medium"):
    agency = filters.agency(edition, everything["agency_code"].unique().sort().to_list())
    when = filters.reporting_period(everything["period"])
    category = filters.choose(
        _("Category"), ["all", *categories], "category", lambda code: categories.get(code, _("all"))
    )
who = names.agencies(edition).get(agency, agency)
told = filters.sentence(who, period(when), _("category: {name}").format(name=categories.get(category, _("all"))))

frame.section(_("Over time"))
pictures.index_trend(edition, definition, agency)

frame.section(_("Ranking"))
standings.ranking(edition, definition, agency, when)

frame.section(_("Categories"))
standings.distribution(edition, shares, agency, when)

if moved := sentences.mover_sentence(edition, GROWTH, "percent"):
    frame.section(_("Spending by budget section"), moved)
    pictures.movers(edition, figures.definition_of(edition, GROWTH))

frame.section(_("Work units"), _("Every row behind the index of this agency and period."))
rows = warehouse.behind(edition, SHARE, (agency, when, "category", next(iter(categories))))
columns = ["work_unit_code", "work_unit_name", "stated_score", "recomputed_score", "ikpa_category", "file", "_row"]
units = rows.select([name for name in columns if name in rows.columns])
if category != "all" and "ikpa_category" in units.columns:
    units = units.filter(pl.col("ikpa_category") == category)
if "ikpa_category" in units.columns:
    units = units.with_columns(worded(units["ikpa_category"], lambda code: categories.get(code, code)))
tables.show(units, _("Work units and their scores"))
figures.foot(edition, INDEX, figures.Caption("work-units", _("Work units"), "", "", told), units)

frame.section(
    _("Findings: scores that do not recompute"),
    sentences.recomputation_sentence(edition, "index_recomputation_agreement")
    + " "
    + _("Shown as they came, not repaired. Every period is listed, whatever the filter of periods says."),
)
found = warehouse.read(edition, "findings").filter(pl.lit(agency == "all") | (pl.col("agency_code") == agency))
listed = found.select(
    "agency_code",
    "work_unit_code",
    "period",
    "row_number",
    "stated",
    "recomputed",
    "difference",
    explanation=f"explanation_{chosen()}",
)
with st.container(key="scores"):
    tables.show(listed, _("Scores that do not recompute"), _("None: every stated score agrees with its recomputation."))
figures.foot(edition, INDEX, figures.Caption("findings", _("Findings"), "", "", who), listed)
paper.block(edition, "budget_execution", filters.Selection(agency, period=when))
