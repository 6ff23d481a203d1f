"""The data dictionary: every KPI, every column of the edition, and every field that an agency promised."""

from __future__ import annotations

import csv
import io
from typing import Any

import duckdb

from simpul.numbers.kpi import rows
from simpul.standards.issue import as_json

LINES = """
with words as (
    select distinct on (field) field, unit, label_id, label_en, privacy from dictionary_fields order by all
)

select 'kpi' as kind, theme as place, metric as name, 'number' as type, unit, label_id, label_en, null as privacy,
    null as source
from dim_metrics
union all
select 'column', table_name, column_name, lower(data_type), unit, label_id, label_en, privacy, null
from duckdb_columns() left join words on field = column_name
where table_name in (select table_name from duckdb_tables())
union all
select 'field', agency || '.' || table_name, field, type, unit, label_id, label_en, privacy, source_columns
from dictionary_fields
order by all"""
NAMES = ("kind", "place", "name", "type", "unit", "label_id", "label_en", "privacy", "source")


def dictionary_csv(connection: duckdb.DuckDBPyConnection) -> bytes:
    """Return one line a KPI, column and field: kind, place, name, type, unit, labels, privacy, the agency's names."""
    text = io.StringIO()
    writer = csv.DictWriter(text, NAMES, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: safe(value) for key, value in one.items()} for one in rows(connection, LINES))
    return text.getvalue().encode()


def dictionary_json(connection: duckdb.DuckDBPyConnection) -> bytes:
    """Return {metrics, tables: [{table_name, description, rows, columns}], contracts, fields}."""
    lines = rows(connection, LINES)
    told = "select model, description from lineage_nodes"
    described = {one["model"]: one["description"] for one in rows(connection, told)}
    tables = rows(connection, "select table_name, estimated_size as rows from duckdb_tables() order by 1")
    columns: dict[str, list[dict[str, Any]]] = {}
    for one in lines:
        if one["kind"] == "column":
            kept = ("name", "type", "unit", "label_id", "label_en", "privacy")
            columns.setdefault(one["place"], []).append({name: one[name] for name in kept})
    return as_json(
        {
            "metrics": rows(connection, "select * exclude (rows_from, rows_where, rows_numerator, rows_denominator) "
                                        "from dim_metrics order by metric"),
            "tables": [
                {**one, "description": described.get(one["table_name"]), "columns": columns[one["table_name"]]}
                for one in tables
            ],
            "contracts": rows(connection, "from dictionary_contracts order by all"),
            "fields": rows(connection, "from dictionary_fields order by all"),
        }
    )  # fmt: skip


def safe(value: Any) -> Any:
    """Return a text that a spreadsheet will not take for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
