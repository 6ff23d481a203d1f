"""The evidence behind a number, read from one open edition: definition, lineage, deliveries, checks, rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import duckdb

from simpul.numbers.kpi import rows
from simpul.publishing.manifest import Manifest

Cell = dict[str, str]
"""metric, agency_code, period (ISO date), dimension, member."""

UPSTREAM = """
with recursive upstream(model) as (
    select 'metric_' || $metric
    union
    select parent from lineage_models join upstream using (model) where parent is not null
)
select model, any_value(layer) as layer, coalesce(list(parent order by parent) filter (where parent is not null), [])
    as parents
from lineage_models join upstream using (model) group by model order by model"""
COLUMNS = """
select column_name as column, concat_ws('.', agency, table_name, source_column) as source from lineage_columns
where metric = $metric order by all"""
PLACE = "metric = $metric and agency_code = $agency_code and period = $period::date and dimension = $dimension"
PLACE += " and member = $member"
USUAL = f"select expected, held_against, low, high, score from usual_ranges where {PLACE}"
ANOMALY = f"""
select score, driver_agency, driver_unit, driver_delivery, reasons, reasons_id, reasons_en from anomalies
where {PLACE}"""
TRUST = "select * exclude (metric, agency_code) from trust where metric = $metric and agency_code = $agency"
OF_PERIOD = "select * exclude (metric, period) from trust_periods where metric = $metric and period = $period::date"
STOPS = """
select agency, table_name, ended from agreement_stops where kind = 'metric' and name = $metric order by all"""


def definition(connection: duckdb.DuckDBPyConnection, cell: Cell) -> dict[str, Any]:
    """Return the metric's meaning, its row of dim_metrics without the SQL that opens it, and the cell's own chart."""
    (found,) = rows(connection, "from dim_metrics where metric = $metric", {"metric": cell["metric"]})
    if cell["dimension"] == "organisation_chart":
        found["organisation_chart"] = cell["member"]
    return {name: value for name, value in found.items() if not name.startswith("rows_")}


def compiled(connection: duckdb.DuckDBPyConnection, model: str) -> str | None:
    """Return a model's compiled SQL."""
    found = connection.execute("select compiled_sql from lineage_nodes where model = ?", [model]).fetchall()
    return found[0][0] if found else None


def lineage(connection: duckdb.DuckDBPyConnection, metric: str) -> dict[str, Any]:
    """Return the models above a metric with their parents, and the agencies' columns behind each of its columns."""
    asked = {"metric": metric}
    return {"models": rows(connection, UPSTREAM, asked), "columns": rows(connection, COLUMNS, asked)}


def sums(connection: duckdb.DuckDBPyConnection, cell: Cell) -> dict[str, float | None]:
    """Return what the contributing rows add up to."""
    call, arguments = _rows_of(cell)
    query = f"select sum(numerator) as numerator, sum(denominator) as denominator from {call}"
    return rows(connection, query, arguments)[0]


def contributing(connection: duckdb.DuckDBPyConnection, cell: Cell, limit: int) -> dict[str, Any]:
    """Return how many rows contribute, of how many the counts are withheld, and the first by delivery and row."""
    call, arguments = _rows_of(cell)
    total = connection.execute(f"select count(*) from {call}", arguments).fetchall()[0][0]
    shown = rows(connection, f"from {call} order by _delivery_id, _row limit {limit:d}", arguments)
    withheld = 0
    if shown and "withheld" in shown[0]:
        withheld = connection.execute(f"select count(withheld) from {call}", arguments).fetchall()[0][0]
    return {"total": total, "withheld": withheld, "shown": shown}


def trust(connection: duckdb.DuckDBPyConnection, cell: Cell) -> dict[str, Any] | None:
    """Return how far the metric's numbers of this agency can be trusted; none where nothing was delivered for them."""
    found = rows(connection, TRUST, {"metric": cell["metric"], "agency": cell["agency_code"]})
    return found[0] if found else None


def trust_of_period(connection: duckdb.DuckDBPyConnection, cell: Cell) -> dict[str, Any] | None:
    """Return how far the metric can be trusted in the cell's period; none where it is as the whole."""
    if not connection.execute("select 1 from duckdb_tables() where table_name = 'trust_periods'").fetchall():
        return None
    found = rows(connection, OF_PERIOD, {"metric": cell["metric"], "period": cell["period"]})
    return found[0] if found else None


def history(connection: duckdb.DuckDBPyConnection, cell: Cell) -> dict[str, dict[str, Any] | None]:
    """Return a cell's usual range, and why it is flagged; none where its history is too short, or nothing is odd."""
    found = {"usual": rows(connection, USUAL, cell), "anomaly": rows(connection, ANOMALY, cell)}
    return {name: one[0] if one else None for name, one in found.items()}


def stops(connection: duckdb.DuckDBPyConnection, metric: str) -> list[dict[str, Any]]:
    """Return the agency's tables of which no agreement is alive, with the day on which the last one ended."""
    return rows(connection, STOPS, {"metric": metric})


def deliveries(connection: duckdb.DuckDBPyConnection, cell: Cell, signed: Manifest, limit: int) -> dict[str, Any]:
    """Return the deliveries behind a cell or held back from it, their checks, the rows they lack, and what is late."""
    found, checks, missing, late = (
        rows(connection, "from " + call, arguments)
        for call, arguments in (_opened(name, cell) for name in ("deliveries", "checks", "quarantined", "late"))
    )
    received = {one.delivery_id: one.received_at for one in signed.deliveries}
    for one in found:
        one["received_at"] = received.get(one["delivery_id"])
        one["age_days"] = _age(one["received_at"], signed.published_at)
    return {
        "deliveries": found,
        "checks": checks,
        "quarantined": {"total": len(missing), "rows": missing[:limit]},
        "late": late,
    }


def _rows_of(cell: Cell) -> tuple[str, dict[str, str]]:
    return _opened("rows", cell)


def _opened(name: str, cell: Cell) -> tuple[str, dict[str, str]]:
    arguments = {name: cell[name] for name in ("agency_code", "period", "dimension", "member")}
    return f'"{name}_of_{cell["metric"]}"($agency_code, $period, $dimension, $member)', arguments


def _age(received_at: str | None, published_at: str) -> int | None:
    if received_at is None:
        return None
    return (datetime.fromisoformat(published_at) - datetime.fromisoformat(received_at)).days
