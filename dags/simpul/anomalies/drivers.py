"""Who drives an anomaly: the agency whose part moved most that way, the unit within it, the delivery that says so.

A part's pull is numerator − expected ratio × denominator, now less what it was before; of a plain sum, the numerator.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

import duckdb

from simpul.numbers.kpi import rows
from simpul.publishing.opening import expression

Row = dict[str, Any]
Drivers = dict[tuple[str, str, date], Row]
UNITS = ("work_unit_code", "unit_code", "building_id", "application_id", "service_id", "programme_code", "package_id")
"""What a fact's rows may tell their unit by, the first that it has."""
ASKED = """
select unnest(from_json($asked, '[{"metric": "varchar", "agency_code": "varchar", "period": "date",
    "previous_period": "date", "expected": "double", "value": "double"}]'), recursive := true)"""
AGENCIES = f"""
with asked as ({ASKED}),
totals as (
    select asked.*, expected / nullif(asked.value * coalesce(cells.denominator, 1) / nullif(numerator, 0), 0) as ratio
    from asked inner join fct_metrics as cells on cells.metric = asked.metric and cells.agency_code = 'all'
        and cells.period = asked.period and cells.dimension = 'all'
),
parts as (
    select totals.metric, totals.period, cells.agency_code, sign(totals.value - expected) * sum(
        (numerator - coalesce(ratio * denominator, 0)) * if(cells.period = totals.period, 1, -1)) as pull
    from totals
    inner join fct_metrics as cells on cells.metric = totals.metric and cells.dimension = 'all'
        and cells.agency_code <> 'all' and cells.period in (totals.period, totals.previous_period)
    group by totals.metric, totals.period, cells.agency_code, totals.value, expected
)
select metric, period, max_by(agency_code, (pull, agency_code)) filter (pull > 0) as driver_agency
from parts group by all order by all"""
ROWS = """
with asked as ({asked}),
parts as (
    select fact.agency_code, asked.period, {unit} as unit, fact._delivery_id, fact.period = asked.period as is_now,
        sign(asked.value - asked.expected) * (({numerator})::double - coalesce(
            asked.expected / nullif(asked.value * coalesce(cells.denominator, 1) / nullif(cells.numerator, 0), 0)
            * ({denominator})::double, 0)) * if(fact.period = asked.period, 1, -1) as pull
    from {fact} as fact
    inner join asked on fact.agency_code = asked.agency_code and fact.period in (asked.period, asked.previous_period)
    inner join fct_metrics as cells on cells.metric = asked.metric and cells.agency_code = asked.agency_code
        and cells.period = asked.period and cells.dimension = 'all'
    where {where}
),
units as (select agency_code, period, unit, sum(pull) as pull from parts group by all),
strongest as (
    select agency_code, period, max_by(unit, (pull, unit)) as unit from units where pull > 0 group by all
)
select strongest.agency_code, strongest.period, strongest.unit as driver_unit,
    max_by(_delivery_id, (pull, _delivery_id)) filter (is_now) as driver_delivery
from strongest inner join parts on parts.agency_code = strongest.agency_code and parts.period = strongest.period
    and parts.unit is not distinct from strongest.unit
group by all order by all"""


def leaders(connection: duckdb.DuckDBPyConnection, wholes: Iterable[Row]) -> dict[tuple[str, date], str | None]:
    """Return for each cell of the whole, by metric and period, the agency whose part moved it most."""
    return {(one["metric"], one["period"]): one["driver_agency"] for one in rows(connection, AGENCIES, _asked(wholes))}


def drivers(connection: duckdb.DuckDBPyConnection, found: list[Row]) -> Drivers:
    """Return for each flagged cell its driver_agency, driver_unit and driver_delivery; none where nothing tells."""
    wholes = [one for one in found if one["agency_code"] == "all"]
    led = leaders(connection, wholes)
    agency = {_key(one): one["agency_code"] for one in found}
    agency |= {_key(one): led.get((one["metric"], one["period"])) for one in wholes}
    by_metric = defaultdict(list)
    for one in found:
        if agency[_key(one)]:
            by_metric[one["metric"]].append({**one, "agency_code": agency[_key(one)]})
    told = {name: _units(connection, name, cells) for name, cells in by_metric.items()}
    nothing = {"driver_unit": None, "driver_delivery": None}
    return {
        _key(one): {
            "driver_agency": agency[_key(one)],
            **told.get(one["metric"], {}).get((agency[_key(one)], one["period"]), nothing),
        }
        for one in found
    }


def _units(connection: duckdb.DuckDBPyConnection, metric: str, cells: list[Row]) -> dict[tuple[str | None, date], Row]:
    (meant,) = rows(connection, "from dim_metrics where metric = $metric", {"metric": metric})
    columns = {name for name, *_ in connection.execute(f'describe "{meant["rows_from"]}"').fetchall()}
    query = ROWS.format(
        asked=ASKED,
        fact=f'"{meant["rows_from"]}"',
        unit=next((f"fact.{name}::varchar" for name in UNITS if name in columns), "null::varchar"),
        numerator=expression(meant["rows_numerator"]),
        denominator=expression(meant["rows_denominator"]),
        where=expression(meant["rows_where"] or "true"),
    )
    found = rows(connection, query, _asked(cells))
    names = ("driver_unit", "driver_delivery")
    return {(one["agency_code"], one["period"]): {name: one[name] for name in names} for one in found}


def _key(one: Row) -> tuple[str, str, date]:
    return one["metric"], one["agency_code"], one["period"]


def _asked(cells: Iterable[Row]) -> dict[str, str]:
    names = ("metric", "agency_code", "period", "previous_period", "expected", "value")
    unique = {_key(one): {name: one[name] for name in names} for one in cells}
    return {"asked": json.dumps(list(unique.values()), default=str)}
