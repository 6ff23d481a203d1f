"""A hand-made workshop of two agencies and two months, with what dbt and the stages before publish leave behind."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
from simpul import receipts
from simpul.receipts import Receipt
from simpul.settings import HOUSE, Settings
from simpul.world import World

DELIVERIES = {"2025-05": "a" * 16, "2025-06": "b" * 16, "2025-07": "c" * 16}
"""Period → delivery id; the last was refused."""
STAGED = "stg_kemenkeu__budget_performance"
MODELS = {
    ("staging", STAGED): """
        with source as (select * from "warehouse"."raw"."kemenkeu__budget_performance")
        select budget_section_code as agency_code, work_unit_code, absorption_score, final_score, period,
            _delivery_id, _row
        from source""",
    ("marts", "fct_budget_performance"): f"""
        with staged as (select * from "warehouse"."staging"."{STAGED}")
        select *, case when final_score >= 95 then 'very_good' else 'good' end as category from staged""",
    ("marts", "fct_findings"): """
        select md5(_delivery_id || _row) as finding_id, 'budget_execution_index' as metric, agency_code, period,
            _delivery_id as delivery_id, _row as row_number, final_score as stated, absorption_score as recomputed
        from "warehouse"."marts"."fct_budget_performance" where final_score <> absorption_score""",
    ("marts", "dim_agencies"): """
        select distinct agency_code, 'BA ' || agency_code as name, null::varchar as agency_class,
            date '2020-01-01' as valid_from
        from "warehouse"."marts"."fct_budget_performance" """,
    ("metrics", "metric_budget_execution_index"): """
        with performance as (select * from "warehouse"."marts"."fct_budget_performance")
        select 'budget_execution_index' as metric, coalesce(agency_code, 'all') as agency_code, period,
            'all' as dimension, 'all' as member, sum(final_score) as numerator, count(*)::double as denominator,
            sum(final_score) / count(*) as value
        from performance group by grouping sets ((agency_code, period), (period))""",
    ("metrics", "metric_absorption_score"): """
        select 'absorption_score' as metric, agency_code, period, 'category' as dimension, category as member,
            sum(absorption_score) as numerator, count(absorption_score)::double as denominator,
            avg(absorption_score) as value
        from "warehouse"."marts"."fct_budget_performance" group by all""",
    ("metrics", "fct_metrics"): """
        select * from "warehouse"."metrics"."metric_budget_execution_index"
        union all by name select * from "warehouse"."metrics"."metric_absorption_score" """,
}
METRICS = {
    "budget_execution_index": ("final_score", "1", {}),
    "absorption_score": ("absorption_score", "1", {"category": "category"}),
}


def small_settings(data: Path) -> Settings:
    """Return the settings of an installation in an empty folder, with the house's own contracts."""
    return Settings(data=data, drop="", promises=HOUSE / "expectations", dbt_project=HOUSE / "dbt_project")


def small_warehouse(data: Path, score: float = 96.5) -> Settings:
    """Make the workshop, dbt's manifest and the receipts; ``score`` is one figure that a later delivery may correct."""
    settings = small_settings(data)
    data.mkdir(parents=True, exist_ok=True)
    settings.warehouse.unlink(missing_ok=True)
    with duckdb.connect(str(settings.warehouse)) as connection:
        for schema in ("raw", "staging", "marts", "metrics"):
            connection.execute(f"create schema {schema}")
        _landed(connection, score)
        _ledger(connection)
        for (schema, model), query in MODELS.items():
            connection.execute(f'create table {schema}."{model}" as {query}')
        _described(connection)
    _dbt_manifest(settings)
    _receipts(settings)
    return settings


def _landed(connection: duckdb.DuckDBPyConnection, score: float) -> None:
    connection.execute("""
        create table raw.kemenkeu__budget_performance (
            budget_section_code varchar, work_unit_code varchar, work_unit_name varchar, absorption_score double,
            final_score double, period date, part varchar, _delivery_id varchar, _row bigint)""")
    for period in ("2025-05", "2025-06"):
        rows = [("005", "098963", 90.0, score), ("005", "401944", 80.25, 80.25), ("025", "111071", 100.0, 99.1)]
        connection.executemany(
            "insert into raw.kemenkeu__budget_performance values (?, ?, 'Kantor', ?, ?, ?, '', ?, ?)",
            [(*row, f"{period}-01", DELIVERIES[period], 2 + n) for n, row in enumerate(rows)],
        )


def _ledger(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("""
        create table raw.deliveries (agency varchar, table_name varchar, period varchar, part varchar,
            delivery_id varchar, file varchar, sheet varchar, sha256 varchar, bytes bigint, sequence bigint,
            contract_version varchar, state varchar, reason varchar, rows_landed bigint, rows_loaded bigint,
            rows_quarantined bigint, drift varchar, notes varchar);
        create table raw.checks (agency varchar, table_name varchar, delivery_id varchar, check_id varchar,
            column_name varchar, expectation varchar, because varchar, passed boolean, rows_checked bigint,
            rows_failed bigint);
        create table raw.quarantine (agency varchar, table_name varchar, delivery_id varchar, row_number bigint,
            rule varchar, column_name varchar, value varchar, reason varchar);
        create table raw.audit_outcomes (theme varchar, check_id varchar, table_name varchar, column_name varchar,
            expectation varchar, because varchar, passed boolean, rows_checked bigint, rows_failed bigint);
        insert into raw.audit_outcomes values
            ('budget_execution', 'value:between', 'fct_metrics', 'value', 'between', 'A score.', true, 8, 0);""")
    for sequence, (period, delivery) in enumerate(DELIVERIES.items(), 1):
        _ledger_line(connection, sequence, period, delivery)


def _ledger_line(connection: duckdb.DuckDBPyConnection, sequence: int, period: str, delivery: str) -> None:
    drift = [{"answer": "compatible", "change": "extra", "column": "Ket", "old": "", "new": "Ket", "detail": "no use"}]
    loaded = period != "2025-07"
    line = ("kemenkeu", "budget_performance", period, "", delivery, f"IKPA_{period}.xlsx", "IKPA", delivery * 4, 900)
    end = ("loaded", "", 4, 3, 1) if loaded else ("refused", "too many broken rows", 4, 0, 4)
    connection.execute(
        f"insert into raw.deliveries values ({', '.join('?' * 18)})",
        [*line, sequence, "0" * 12, *end, json.dumps(drift if period == "2025-06" else []), "[]"],
    )
    connection.execute(
        "insert into raw.checks values (?, ?, ?, 'final_score:range', 'final_score', 'range', 'A mean.', ?, 4, ?)",
        [*line[:2], delivery, False, end[4]],
    )
    connection.executemany(
        "insert into raw.quarantine values (?, ?, ?, ?, 'final_score:range', 'final_score', '101', 'above 100')",
        [(*line[:2], delivery, 5 - n) for n in range(end[4])],
    )


def _described(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("""
        create table metrics.dim_metrics (metric varchar, label_id varchar, label_en varchar, unit varchar,
            direction varchar, lower_bound double, upper_bound double, theme varchar, owner varchar, rows_from varchar,
            rows_where varchar, rows_numerator varchar, rows_denominator varchar, dimensions varchar)""")
    meaning = ("Nilai", "Score", "score", "up", 0, 100, "budget_execution", "DJPb", "fct_budget_performance", None)
    connection.executemany(
        f"insert into metrics.dim_metrics values ({', '.join('?' * 14)})",
        [(name, *meaning, top, below, json.dumps(by)) for name, (top, below, by) in METRICS.items()],
    )


def _dbt_manifest(settings: Settings) -> None:
    source = "source.simpul.raw.kemenkeu__budget_performance"
    names = {f"model.simpul.{model}": (schema, model, query) for (schema, model), query in MODELS.items()}
    nodes = {
        key: {
            "resource_type": "model",
            "name": model,
            "schema": schema,
            "compiled_code": query,
            "description": f"One row per {model}.",
            "depends_on": {"nodes": _parents(query, {**names, source: ("raw", "kemenkeu__budget_performance", "")})},
        }
        for key, (schema, model, query) in names.items()
    }
    landed = {"resource_type": "source", "name": "budget_performance", "schema": "raw", "description": ""}
    landed["identifier"] = "kemenkeu__budget_performance"
    path = settings.data / "dbt" / "target" / "manifest.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"nodes": nodes, "sources": {source: landed}}))


def _parents(query: str, names: dict[str, tuple[str, str, str]]) -> list[str]:
    return [key for key, (schema, model, _) in names.items() if f'"{schema}"."{model}"' in query]


def _receipts(settings: Settings) -> None:
    for sequence, (period, delivery) in enumerate(DELIVERIES.items(), 1):
        loaded = period != "2025-07"
        receipt = Receipt(
            agency="kemenkeu", table="budget_performance", period=period, delivery_id=delivery,
            file=f"IKPA_{period}.xlsx", sheet="IKPA", connector="drop", position={}, sha256=delivery * 4, bytes=900,
            sequence=sequence, attempt="t", contract_version="0" * 12, state="loaded" if loaded else "refused",
            rows_landed=4, rows_loaded=3 if loaded else 0, rows_quarantined=1 if loaded else 4,
            received_at=f"2025-0{sequence + 5}-10T08:00:00+00:00",
        )  # fmt: skip
        receipts.write(settings, World(), receipt)
