"""What an edition holds: an allow-list copied out of the workshop into a fresh file, each table ordered."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

import duckdb

from simpul.lineage.sources import Rows
from simpul.publishing.dictionary import contract_rows, field_rows
from simpul.publishing.withholding import Withholding, copied
from simpul.settings import Settings

ALLOWED = """
select table_schema, table_name from information_schema.tables
where table_catalog = 'workshop' and (
    (table_schema = 'marts' and (table_name like 'dim\\_%' escape '\\' or table_name like 'fct\\_%' escape '\\'))
    or (table_schema = 'metrics' and table_name in ('fct_metrics', 'dim_metrics'))
)
order by table_schema, table_name
"""
LEDGERS = {
    "ledger_deliveries": "from workshop.raw.deliveries",
    "ledger_quarantine": """
        select * replace (case when not list_contains($closed, agency || '.' || table_name) then value end as value)
        from workshop.raw.quarantine""",
    "ledger_drift": """
        select
            delivery_id, agency, table_name, item ->> 'answer' as answer, item ->> 'change' as change,
            item ->> 'column' as column_name, item ->> 'old' as old, item ->> 'new' as new, item ->> 'detail' as detail
        from (select *, unnest(drift::json::json[]) as item from workshop.raw.deliveries)""",
    "ledger_checks": """
        select 'delivery' as scope, null::varchar as theme, * from workshop.raw.checks
        union all by name
        select 'mart' as scope, * from workshop.raw.audit_outcomes""",
}
EXPLAINING = {
    "dictionary_contracts": "agency agency_name table_name description owner_unit owner_email cadence legal_basis "
    "purpose contract_version",
    "dictionary_fields": "agency table_name field source_columns type unit label_id label_en privacy is_optional",
    "lineage_models": "model layer parent",
    "lineage_nodes": "model layer compiled_sql description",
    "lineage_columns": "metric model column_name agency table_name source_column",
    "lineage_sources": "metric agency table_name is_counted is_read cuts",
    "edition_facts": "key value",
    "agreements": "agency agency_name table_name recipient fields purpose legal_basis valid_from valid_until state "
    "is_sample",
    "agreement_stops": "kind name column_name agency table_name ended",
}
"""What explains the numbers and what is missing: tables and their columns."""


def allowed(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Return the tables of the attached workshop that go into an edition, by schema and name."""
    return connection.execute(ALLOWED).fetchall()


def copy(connection: duckdb.DuckDBPyConnection, tables: Iterable[tuple[str, str]], withheld: Withholding) -> None:
    """Copy tables of the workshop without what is withheld."""
    for schema, table in tables:
        query, asked = copied(connection, schema, table, withheld)
        connection.execute(f'create table "{table}" as from ({query}) order by all', asked)


def copy_ledgers(connection: duckdb.DuckDBPyConnection, withheld: Withholding) -> None:
    """Copy what is known of deliveries and checks."""
    for table, query in LEDGERS.items():
        asked = {"closed": withheld.named("delivery")} if "$closed" in query else {}
        connection.execute(f'create table "{table}" as from ({query}) order by all', asked)


def describe(
    connection: duckdb.DuckDBPyConnection, settings: Settings, facts: dict[str, str], withheld: Withholding
) -> None:
    """Add what explains the numbers: dictionary, lineage and the edition's own facts."""
    # What was measured on sample countries says nothing about how far deliveries reach: it has no lineage.
    traced = sorted({row["metric"] for row in withheld.lineage["lineage_columns"]})
    latest = "select max(period)::varchar from fct_metrics where list_contains(?, metric)"
    through = connection.execute(latest, [traced]).fetchall()[0][0]
    known = {**facts, "data_through": through, "is_sample": str(settings.is_sample).lower()}
    explained = {
        "dictionary_contracts": contract_rows(settings.promises),
        "dictionary_fields": field_rows(settings.promises),
        **withheld.lineage,
        "agreements": withheld.agreements,
        "agreement_stops": [asdict(stop) for stop in withheld.stops],
        "edition_facts": [{"key": key, "value": value} for key, value in known.items()],
    }
    for table, columns in EXPLAINING.items():
        _fill(connection, table, columns.split(), list(explained[table]))


def _fill(connection: duckdb.DuckDBPyConnection, table: str, columns: list[str], rows: Rows) -> None:
    """Make a table of texts, and of truths where a column is called ``is_``."""
    shape = {name: "boolean" if name.startswith("is_") else "varchar" for name in columns}
    unpacked = f"select unnest(from_json($rows, '[{json.dumps(shape)}]'), recursive := true)"
    told = {"rows": json.dumps(rows, ensure_ascii=False)}
    connection.execute(f'create table "{table}" as select distinct * from ({unpacked}) order by all', told)
