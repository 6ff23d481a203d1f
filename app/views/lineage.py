"""Lineage: from an indicator back to the agencies' columns, or from a column to all that depends on it; contracts."""

import streamlit as st
import warehouse
from components import contract, descent, filters, frame, names
from components.language import _
from components.wording import told

edition = frame.edition()
frame.heading(
    _("Where does a number come from, and what hangs on a column?"),
    _("Backwards from an indicator to the agencies' columns, or forwards from a column to every indicator."),
)
definitions = {row["metric"]: row for row in warehouse.read(edition, "metrics").iter_rows(named=True)}
contracts = warehouse.read(edition, "contracts").select("agency", "table_name").rows()
starts = {"kpi": _("From an indicator"), "field": _("From an agency's table or column")}
with st.container(horizontal=True, gap="medium", key="filters"):
    start = filters.choose(_("Start"), list(starts), "start", starts.__getitem__)
    if start == "kpi":
        metric = filters.choose(
            _("Indicator"), list(definitions), "kpi", lambda name: told(definitions.get(name, {}), "label")
        )
    else:
        place = filters.choose(_("Table"), [f"{agency}.{table}" for agency, table in contracts], "table")
        agency, _dot, table = place.partition(".")
        columns = warehouse.read(edition, "dependents").filter(agency=agency, table_name=table)["source_column"]
        column = filters.choose(
            _("Column"), ["", *columns.unique().sort()], "column", lambda name: name or _("All columns")
        )

if start == "kpi":
    frame.section(told(definitions[metric], "label"), told(definitions[metric], "description"))
    is_whole = filters.choose(
        _("Show"), ["short", "whole"], "models",
        lambda code: {"short": _("Deliveries, marts and the indicator"), "whole": _("Every model in between")}[code],
    ) == "whole"  # fmt: skip
    descent.of_metric(edition, metric, is_whole)
else:
    frame.section(_("What depends on it"), place + (f" · {column}" if column else ""))
    descent.of_field(edition, agency, table, column)
    frame.section(_("Contract"), _("What was promised with this table, by whom, and what is checked."))
    contract.show(edition, agency, table, names.fields(edition))

frame.section(_("Agreements"), _("What may be used, for which purpose, on which legal basis, and until when."))
contract.agreements(edition, agency if start == "field" else None)
