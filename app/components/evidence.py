"""The evidence in a passport: rows, deliveries, checks, what was held back, and the way from source to sum."""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import figures, names, tables
from components.language import _
from components.wording import broken, promised, word, worded
from components.words import LAYERS

FIRST = ("work_unit_name", "agency_name", "package_name", "site", "employment_kind", "sex")
FIRST += ("numerator", "denominator", "withheld", "file", "_row")
BOX = 'node [shape=box, style="rounded,filled", fillcolor="#f3f5f7", fontname="sans-serif"]'


def contributing(edition: Edition, metric: str, cell_name: str, rows: pl.DataFrame) -> None:
    """Show the rows that add up to a value; the downloads hold every column of them."""
    shown = rows.select([name for name in FIRST if name in rows.columns])
    tables.show(shown, _("Rows that add up to this number"))
    caption = figures.Caption(f"{metric}-{cell_name}".replace(" · ", "-"), metric, "", "", cell_name)
    figures.foot(edition, metric, caption, rows)


def deliveries(edition: Edition, rows: pl.DataFrame) -> pl.DataFrame:
    """Show the deliveries that a value's rows came from, and return them."""
    feeding = rows["_delivery_id"].unique().implode()
    fed_by = warehouse.read(edition, "deliveries").filter(pl.col("delivery_id").is_in(feeding))
    columns = ["agency", "table_name", "period", "file", "delivery_id"]
    counts = ["rows_landed", "rows_loaded", "rows_quarantined"]
    received = {item["delivery_id"]: item["received_at"] for item in edition.manifest["deliveries"]}
    when = worded(fed_by["delivery_id"], lambda code: received.get(code, "x")[:10])
    tables.show(
        fed_by.with_columns(received_at=when).select(*columns, "received_at", *counts),
        _("Deliveries behind this number"),
    )
    return fed_by


def guards(edition: Edition, fed_by: pl.DataFrame) -> None:
    """Show the checks that ran over the deliveries behind a value, failures first."""
    found = _of(edition, "checks", fed_by)
    fields = names.fields(edition)
    said = found.with_columns(rule=worded(found["check_id"], lambda code: promised(code, fields)))
    columns = ["rule", "because", "rows_checked", "rows_failed", "passed"]
    tables.show(said.select(columns), _("Checks that guarded this number"), _("No checks are on record."))


def held_back(edition: Edition, fed_by: pl.DataFrame) -> None:
    """Show the rows of the same deliveries that are missing from a value, each with the rule that it broke."""
    found = _of(edition, "quarantine", fed_by)
    fields = names.fields(edition)
    said = found.with_columns(rule=worded(found["rule"], lambda code: broken(code, fields)))
    empty = _("None: nothing was held back from these deliveries.")
    tables.show(said.select("table_name", "row_number", "rule", "value"), _("Quarantined rows"), empty)


def _of(edition: Edition, ledger: str, fed_by: pl.DataFrame) -> pl.DataFrame:
    return warehouse.read(edition, ledger).join(fed_by.select("delivery_id"), on="delivery_id", how="semi")


def lineage(edition: Edition, metric: str) -> None:
    """Show the models from the deliveries to a metric, as a picture and in words, and the columns it reads."""
    steps = warehouse.lineage(edition, metric)
    pairs = steps.filter(pl.col("parent").is_not_null()).select("parent", "model").unique(maintain_order=True)
    edges = "".join(f'"{parent}" -> "{model}";' for parent, model in pairs.iter_rows())
    models = steps.select("model", "layer").unique(maintain_order=True).iter_rows()
    told = " ← ".join(f"{model} ({word(LAYERS, layer)})" for model, layer in models)
    said = _("From the deliveries on the left to the metric on the right: {steps}.").format(steps=told)
    st.graphviz_chart(f'digraph {{rankdir=LR; bgcolor="transparent"; {BOX}; {edges}}}', alt=said)
    st.caption(said)
    place = ["agency", "table_name", "source_column"]
    columns = warehouse.read(edition, "lineage_columns").filter(pl.col("metric") == metric)
    tables.show(columns.select(place).unique().sort(place), _("Columns of the agencies that this metric reads"))


def statement(edition: Edition, metric: str) -> None:
    """Show the SQL that computed a metric, as it ran."""
    steps = warehouse.lineage(edition, metric).filter(pl.col("model") == f"metric_{metric}")
    sql = steps["compiled_sql"].drop_nulls()
    st.code(sql[0] if len(sql) else "–", language="sql", wrap_lines=True)
