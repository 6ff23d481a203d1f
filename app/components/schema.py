"""What may be asked of: the edition's tables with their descriptions, and each table's columns, types and meanings."""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import filters, tables
from components.case_words import HEADINGS
from components.column_words import COLUMNS
from components.language import N_, _, chosen

FIRST = "fct_metrics"
ABOUT = N_("A table of the edition about itself.")
OWN = {
    "ledger": N_("What was delivered and checked: the ledger of the edition."),
    "dictionary": N_("What the agencies' contracts say of their tables and fields."),
    "lineage": N_("From which models, tables and fields each indicator comes."),
    "history": N_("What earlier editions said of the same cells, and why it changed."),
    "agreements": N_("Under which agreement an agency's table may be used."),
    "trust": N_("How far each number can be trusted, and why."),
}


def browser(edition: Edition) -> None:
    """Draw the choice of a table, what one row of it is, and its columns."""
    columns = warehouse.read(edition, "columns")
    described = dict(warehouse.read(edition, "descriptions").iter_rows())
    names = sorted(columns["table_name"].unique(), key=lambda name: (name != FIRST, name))
    table = filters.choose(_("Table"), names, "table")
    st.markdown(described.get(table) or _(OWN.get(table.split("_")[0], ABOUT)))
    mine = columns.filter(pl.col("table_name") == table)
    meanings = pl.Series("meaning", _meanings(edition, mine["column_name"]), dtype=pl.String)
    shown = mine.select("column_name", "data_type").with_columns(meanings)
    tables.show(shown, _("Columns of {table}").format(table=table))


def _meanings(edition: Edition, names: pl.Series) -> list[str]:
    """Say what columns hold: by the shared vocabulary, else by the page's own words."""
    labels = dict(warehouse.read(edition, "fields").select("field", f"label_{chosen()}").iter_rows())
    known = COLUMNS | HEADINGS
    return [labels.get(name) or (_(known[name]) if name in known else "–") for name in names]
