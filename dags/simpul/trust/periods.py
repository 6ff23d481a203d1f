"""Trust by period: what lacks touches the months that it is about, or whose rows reach around it; others are spared.

Told of KPIs of whose tables a delivery lacks; of others a period is trusted as the whole. The floor is the KPI's: a
period alone is never withheld, but low.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import duckdb

from simpul.numbers.kpi import rows
from simpul.trust.known import Known
from simpul.trust.policy import TrustPolicy
from simpul.trust.scoring import judged, row

Row = dict[str, Any]
TOUCHED = """
with lacking as (select distinct metric, agency, table_name from trust_missing),
cells as (select distinct metric, period from fct_metrics where metric in (select metric from lacking)),
about as (
    select cells.metric, cells.period, due.*, due.since > measured.last as is_behind
    from cells
    inner join lacking on cells.metric = lacking.metric
    inner join trust_due as due on lacking.agency = due.agency and lacking.table_name = due.table_name
    inner join trust_tables as measured
        on lacking.agency = measured.agency and lacking.table_name = measured.table_name
    left join trust_reach as reach
        on cells.metric = reach.metric and cells.period = reach.period
        and lacking.agency = reach.agency and lacking.table_name = reach.table_name
    where due.first is null or cells.period between due.first and due.last
        or due.first between reach.first and greatest(cells.period, reach.last)
)
select cells.metric, cells.period, about.agency, about.table_name, count(about.agency) as due,
    count(*) filter (not is_delivered) as missing, count(*) filter (not is_delivered and is_behind) as lag,
    string_agg(number, ', ' order by number::integer) as numbers,
    string_agg(since, ', ' order by since) filter (is_planned) as planned
from cells left join about on cells.metric = about.metric and cells.period = about.period
group by all order by all
"""
"""Of each period of a KPI that lacks something: what was due for it of each table that lacks any, and did not come."""


def scored(connection: duckdb.DuckDBPyConnection, known: dict[str, Known], policy: TrustPolicy) -> Iterator[Row]:
    """Give a row of ``trust_periods`` for each period of a KPI that lacks a delivery, while it is still measured."""
    touched: defaultdict[tuple[str, Any], dict[tuple[str, str], Row]] = defaultdict(dict)
    for one in rows(connection, TOUCHED):
        touched[one["metric"], one["period"]][one["agency"], one["table_name"]] = one
    for (metric, period), found in touched.items():
        whole = known[metric]
        tables = [_of_period(table, found.get((table["agency"], table["table_name"]))) for table in whole.tables]
        parts, reasons = judged(replace(whole, tables=tables), policy)
        told = row(parts, reasons, policy)
        yield {"metric": metric, "period": period, **told, "word": told["word"].replace("withheld", "low")}


def _of_period(table: Row, found: Row | None) -> Row:
    """Return a table as one period knows it: a table without periods is as it is for all."""
    if table["last"] is None:
        return table
    told = found or {"due": 1, "missing": 0, "lag": 0, "numbers": None, "planned": None}
    return {**table, **{name: told[name] for name in ("due", "missing", "lag", "numbers", "planned")}}
