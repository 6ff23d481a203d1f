"""Movements: how each number of the whole last moved, since the same month a year before, and what moved it most.

All is told from what the edition itself says: a withheld value has moved nowhere, and no part of one is told of.
"""

from __future__ import annotations

from typing import Any

import duckdb

from simpul.anomalies.drivers import leaders
from simpul.numbers.kpi import rows

LAST = """
with cells as (
    select metric, agency_code, period, value from fct_metrics
    where agency_code = 'all' and dimension = 'all' and member = 'all' and value is not null
),
stepped as (
    select *, lag(period) over (partition by metric order by period) as before,
        max(period) over (partition by metric order by period
            range between interval 1 year preceding and interval 1 year preceding) as year_before
    from cells
),
last as (
    select *, coalesce(year_before, before) as previous_period from stepped
    qualify row_number() over (partition by metric order by period desc) = 1
)
select last.metric, last.agency_code, last.period, last.previous_period, last.value, base.value as expected
from last inner join cells as base on base.metric = last.metric and base.period = last.previous_period
where last.value <> base.value
order by all
"""
SHAPE = {
    "metric": "varchar", "agency_code": "varchar", "period": "date", "previous_period": "date", "value": "double",
    "previous": "double", "driver_agency": "varchar",
}  # fmt: skip


def moved(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Return the rows of ``movements``: one per metric of the whole that last moved; the other tables must be there."""
    found = rows(connection, LAST)
    led = leaders(connection, found)
    named = [
        {**one, "previous": one["expected"], "driver_agency": led.get((one["metric"], one["period"]))} for one in found
    ]
    return [{name: one[name] for name in SHAPE} for one in named]
