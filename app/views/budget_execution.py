"""Budget execution: the index by agency and month, its ranking and categories, and the scores that do not recompute."""

import streamlit as st
import warehouse
from components import figures, filters, frame, names, paper, pictures, sentences, standings, work_units
from components.filters import Selection
from components.formatting import period
from components.language import _

INDEX, SHARE, GROWTH = "budget_execution_index", "execution_category_share", "spending_growth"
edition = frame.edition()
definition, shares = figures.definition_of(edition, INDEX), figures.definition_of(edition, SHARE)

frame.heading(
    _("Who carries out the budget well, and who falls behind?"),
    _("The budget execution index (IKPA), recomputed from its indicators by the weights of its instrument."),
)
categories, known = names.members(edition, "category"), names.agencies(edition)
everything = warehouse.cells(edition, INDEX, dimension="all")
codes = everything["agency_code"].unique().sort().to_list()
with st.container(horizontal=True, gap="medium"):
    agency = filters.agency(edition, codes)
    compared = filters.compared_with(edition, codes, agency)
    when = filters.reporting_period(everything["period"])
    category = filters.choose(
        _("Category"), ["all", *categories], "category", lambda code: categories.get(code, _("all"))
    )
said = [("agency", known.get(agency, agency)), ("period", period(when))]
if compared:
    said.append(("compared", _("compared with {name}").format(name=known.get(compared, compared))))
of_category = _("category: {name}").format(name=categories.get(category, _("all")))
words = filters.sentence(*(text for _name, text in said), of_category)
selection = Selection(agency, period=when, compared=compared, words=words, said=tuple(said))

frame.section(_("Over time"))
standings.over_time(edition, definition, selection)

frame.section(_("Ranking"))
standings.ranking(edition, definition, selection, when)

frame.section(_("Categories"))
standings.distribution(edition, shares, selection, when)

if moved := sentences.mover_sentence(edition, GROWTH, "percent"):
    frame.section(_("Spending by budget section"), moved)
    pictures.movers(edition, figures.definition_of(edition, GROWTH), selection)

work_units.listed(edition, SHARE, selection, when, category)
work_units.findings(edition, INDEX, selection)
paper.block(edition, "budget_execution", Selection(agency, period=when))
