"""Overview: where each theme stands, in sentences, its first indicators as cards, and three figures."""

import streamlit as st
import warehouse
from components import frame, paper, pictures, sentences, theme
from components.language import _

INDEX, GROWTH, PROCUREMENT = "budget_execution_index", "spending_growth", "procurement_value"
edition = frame.edition()
definitions = {row["metric"]: row for row in warehouse.read(edition, "metrics").iter_rows(named=True)}

frame.heading(
    _("How well is the budget carried out, and where does it need attention?"),
    _("Every number here can be opened: down to its formula, its deliveries, its checks and its rows."),
)

frame.section(_("Findings"))
found = [("budget_execution", sentences.index_sentence(edition, INDEX, definitions[INDEX]))]
if moved := sentences.mover_sentence(edition, GROWTH, definitions[GROWTH]["unit"]):
    found.append(("dictionary", moved))
found.append(("budget_execution", sentences.recomputation_sentence(edition, "index_recomputation_agreement")))
for number, (view, sentence) in enumerate(found, start=1):
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"finding-{number}"):
        st.markdown(f"**{number}** · {sentence}", width="stretch")
        frame.link(
            view, _("See finding {n} →").format(n=number), **({"metric": GROWTH} if view == "dictionary" else {})
        )

for view, (title, themes) in theme.THEMES.items():
    if defined := theme.ranked(edition, themes)[: theme.HEADLINES]:
        frame.section(_(title))
        totals = {one["metric"]: warehouse.cells(edition, one["metric"], "all", "all") for one in defined}
        theme.grid(edition, defined, totals)
        frame.link(view, _("All of {theme} →").format(theme=_(title)))

frame.section(_("The index over time"))
pictures.index_trend(edition, definitions[INDEX], "all")

left, right = st.columns(2, gap="large")
with left:
    frame.section(_("Spending by budget section"))
    pictures.movers(edition, definitions[GROWTH])
with right:
    frame.section(_("Procurement by method"))
    pictures.parts(edition, definitions[PROCUREMENT], "method")
paper.block(edition, "overview")
