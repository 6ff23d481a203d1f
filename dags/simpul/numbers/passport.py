"""The passport of a number: from a KPI to its formula, SQL, deliveries, checks, missing rows and contributing rows.

It is plain JSON, whose names stay:

* metric, agency_code, period (ISO date), dimension, member, numerator, denominator, value, withheld: the cell
* stops: [{agency, table_name, ended}]: the agreements that are missing where withheld is agreement; ISO date or none
* edition: {edition_id, published_at, data_through, is_sample}
* definition: labels, descriptions, formula, unit, direction, bounds, target, owner, population (dim_metrics)
* trust: {score, word, completeness, freshness, checks, linkage, reasons, reasons_id, reasons_en}, parts in percent,
  none where a part cannot be told; trust_of_period: the same of the whole in the cell's period, none where no delivery
  that it needs is missing in any
* usual: {expected, held_against, low, high, score}: the range in which its own history would have it, or none
* anomaly: {score, driver_agency, driver_unit, driver_delivery, reasons, reasons_id, reasons_en} where it is outside
* sql: {model, compiled_sql}
* lineage: {models: [{model, layer, parents}], columns: [{column, source: "agency.table.column"}]}
* deliveries: [{delivery_id, agency, table_name, period, part, file, sheet, sha256, state, rows_landed, rows_loaded,
  rows_quarantined, reason, contributes, received_at, age_days}]; the age is that on the day of publication
* checks: [{scope, check_id, agency, table_name, column_name, delivery_id, expectation, because, passed, rows_checked,
  rows_failed}]
* quarantined: {total, rows: [{delivery_id, agency, table_name, file, sheet, row_number, rule, column_name, value,
  reason}]}
* late: [{agency, table_name, part, period, cadence}]: deliveries of what it needs that are due and not there
* rows: {total, withheld, shown: [the fact's columns, numerator, denominator, file, sheet]}; ``_row`` is the line in the
  file or sheet, and a running number where a row was made of many
* sums: {numerator, denominator} over all contributing rows that are told; reconciles: whether they are the cell's, none
  where that is not to be told
"""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import Any

import duckdb

from simpul.editions import manifest, open_edition
from simpul.errors import NotDelivered
from simpul.numbers import evidence
from simpul.numbers.asked import refuse_empty_period, refuse_unknown
from simpul.numbers.kpi import CELL, cells_of, day, rows
from simpul.publishing.manifest import Manifest
from simpul.settings import Settings

SHOWN = 100
"""Contributing and quarantined rows that a passport lists; their totals count all."""


COORDINATES = ("metric", "agency_code", "period", "dimension", "member")


def passport(  # noqa: PLR0913, PLR0917 - a cell has five coordinates
    settings: Settings,
    metric: str,
    agency: str = "all",
    period: str | None = None,
    dimension: str = "all",
    member: str = "all",
) -> dict[str, Any]:
    """Open one number of the current edition, from the edition alone; without a period the last that there is.

    Raises:
        UnknownName: the edition knows no such metric, agency or period.
        NotDelivered: the edition has no such number.
        EditionTampered: the edition is not what was signed.
    """
    signed = manifest(settings)
    with open_edition(settings, signed.edition_id) as connection:
        refuse_unknown(connection, metric, agency)
        refuse_empty_period(connection, day(period), metric)
        found = _cell(connection, (metric, agency, dimension, member), day(period))
        opened: dict[str, Any] = _plain({**found, **_evidence(connection, signed, found)})
        return opened


def _evidence(connection: duckdb.DuckDBPyConnection, signed: Manifest, found: dict[str, Any]) -> dict[str, Any]:
    cell = {name: found[name] for name in COORDINATES}
    model = f"metric_{cell['metric']}"
    lineage = evidence.lineage(connection, cell["metric"])
    sums, contributing = evidence.sums(connection, cell), evidence.contributing(connection, cell, SHOWN)
    is_told = not found["withheld"] and not contributing["withheld"]
    return {
        "edition": _edition(connection, signed),
        "definition": evidence.definition(connection, cell),
        "trust": evidence.trust(connection, cell),
        "trust_of_period": evidence.trust_of_period(connection, cell),
        **evidence.history(connection, cell),
        "sql": {"model": model, "compiled_sql": evidence.compiled(connection, model)},
        "lineage": lineage,
        **evidence.deliveries(connection, cell, signed, SHOWN),
        "rows": contributing,
        "sums": sums,
        "reconciles": all(_same(found[name], sums[name]) for name in sums) if is_told else None,
        "stops": evidence.stops(connection, cell["metric"]) if found["withheld"] == "agreement" else [],
    }


def _cell(
    connection: duckdb.DuckDBPyConnection, wanted: tuple[str, str, str, str], period: str | None
) -> dict[str, Any]:
    query = f"""
        select {CELL} from fct_metrics
        where metric = ? and agency_code = ? and dimension = ? and member = ?
            and starts_with(fct_metrics.period::varchar, ?)
        order by fct_metrics.period"""
    found = rows(connection, cells_of(connection, query), [*wanted, period or ""])
    if found and (period is None or len(found) == 1):
        return found[-1]
    metric, agency, dimension, member = wanted
    what = "no such number" if not found else f"{len(found)} numbers: {', '.join(one['period'] for one in found)}"
    where = f"{metric} of {agency} in {period or 'any period'}, {dimension} {member}"
    raise NotDelivered(what, where=where, todo=f"choose one from `simpul kpi {metric} --agency {agency}`")


def _edition(connection: duckdb.DuckDBPyConnection, signed: Manifest) -> dict[str, Any]:
    through = connection.execute("select value from edition_facts where key = 'data_through'").fetchall()[0][0]
    return {
        "edition_id": signed.edition_id,
        "published_at": signed.published_at,
        "data_through": through,
        "is_sample": signed.is_sample,
    }


def _same(stated: float | None, summed: float | None) -> bool:
    """Say whether a cell and the sum of its rows agree but for the order in which doubles were added."""
    if stated is None or summed is None:
        return stated is None and summed is None
    return math.isclose(stated, summed, rel_tol=1e-9, abs_tol=1e-6)


def _plain(value: Any) -> Any:
    """Return a value as JSON holds it: dates as ISO text, decimals as numbers."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | None) else float(value)
