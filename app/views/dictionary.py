"""KPI dictionary: every indicator's meaning and, for any value, its passport (`?metric=…&agency=…&period=…`)."""

import streamlit as st
import warehouse
from components import filters, formatting, frame, glossary, passport
from components.language import _
from components.wording import told

edition = frame.edition()
definitions = {row["metric"]: row for row in warehouse.read(edition, "metrics").iter_rows(named=True)}
frame.heading(
    _("What does each number mean, and where does it come from?"),
    _("Choose an indicator to open the passport of any of its values."),
)
metric = filters.choose(
    _("Indicator"),
    ["", *definitions],
    "metric",
    lambda name: told(definitions[name], "label") if name else _("All indicators"),
)

if not metric:
    found = glossary.search(edition)
    glossary.entries(found)
    glossary.download(edition, found)
    st.caption(" · ".join(f"**{symbol}** {_(meaning)}" for symbol, meaning in formatting.MISSING.items()))
else:
    frame.section(told(definitions[metric], "label"), told(definitions[metric], "description"))
    picked = passport.pick(edition, metric)
    if picked:
        passport.passport(edition, *picked)
    else:
        st.info(
            _("This indicator has no value for this agency, period and slice: it was not delivered. Choose another.")
        )
