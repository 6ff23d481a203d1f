"""The evidence in a passport: rows, deliveries, checks, what was held back, and the way from source to sum."""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import figures, frame, names, tables
from components.language import _
from components.promises import said
from components.wording import broken, promised, word, worded
from components.words import STATES

FIRST = ("work_unit_name", "agency_name", "unit_code", "package_name", "site", "employment_kind", "sex")
FIRST += ("numerator", "denominator", "withheld", "file", "sheet", "_row")


def contributing(edition: Edition, metric: str, cell_name: str, rows: pl.DataFrame, named: str = "") -> None:
    """Show the rows that add up to a value; the downloads hold every column of them."""
    empty = {name for name in FIRST[: FIRST.index("numerator")] if name in rows.columns and rows[name].is_null().all()}
    shown = rows.select([name for name in FIRST if name in rows.columns and name not in empty])
    tables.show(shown, _("Rows that add up to this number"))
    caption = figures.Caption(f"{named}{metric}-{cell_name}".replace(" · ", "-"), metric, "", "", cell_name)
    figures.foot(edition, metric, caption, rows)


def deliveries(edition: Edition, found: pl.DataFrame, late: pl.DataFrame) -> None:
    """Show the deliveries that a value's rows came from, those held back from it, and those that are due."""
    columns = ["agency", "table_name", "period", "file", "sheet", "delivery_id"]
    counts = ["rows_landed", "rows_loaded", "rows_quarantined"]
    received = {item["delivery_id"]: item["received_at"] for item in edition.manifest["deliveries"]}
    when = worded(found["delivery_id"], lambda code: (received.get(code) or "x")[:10])
    state = worded(found["state"], lambda code: word(STATES, code))
    told = found.with_columns(received_at=when, state=state)
    feeding, apart = told.filter(pl.col("contributes")), told.filter(~pl.col("contributes"))
    tables.show(feeding.select(*columns, "received_at", *counts), _("Deliveries behind this number"))
    if apart.height:
        st.subheader(_("Held back from this number, or lacking rows"))
        tables.show(apart.select(*columns, "state", *counts, "reason"), _("Deliveries that lack in this number"))
    if late.height:
        st.subheader(_("Due and not there"))
        tables.show(late.select("agency", "table_name", "period"), _("Deliveries that are due and not there"))


def guards(edition: Edition, found: pl.DataFrame) -> None:
    """Show the checks that ran over the deliveries behind a value, failures first."""
    fields = names.fields(edition)
    rules = worded(found["check_id"], lambda code: promised(code, fields))
    told = found.with_columns(rule=rules, because=worded(found["because"], said))
    columns = ["rule", "because", "rows_checked", "rows_failed", "passed"]
    tables.show(told.select(columns), _("Checks that guarded this number"), _("No checks are on record."))


def held_back(edition: Edition, found: pl.DataFrame) -> None:
    """Show the rows of the same deliveries that are missing from a value, each with the rule that it broke."""
    fields = names.fields(edition)
    said = found.with_columns(rule=worded(found["rule"], lambda code: broken(code, fields)))
    empty = frame.nothing(_("None: nothing was held back from these deliveries."))
    columns = ["table_name", "file", "sheet", "row_number", "rule", "value"]
    tables.show(said.select(columns), _("Quarantined rows"), empty)


def statement(edition: Edition, metric: str) -> None:
    """Show the SQL that computed a metric, as it ran."""
    steps = warehouse.lineage(edition, metric).filter(pl.col("model") == f"metric_{metric}")
    sql = steps["compiled_sql"].drop_nulls()
    st.code(sql[0] if len(sql) else "–", language="sql", wrap_lines=True)
