"""How far back the rows of a KPI's period reach in each table's deliveries, and so which missing ones touch it."""

from __future__ import annotations

import re

import duckdb

from simpul.publishing.evidence_macros import MONTHS

DUE = f"""
create temp table trust_due as
select *, (since || '-01-01')[:10]::date as first, (first + to_months({MONTHS}) - interval 1 day)::date as last
from (select *, period as since from ledger_expected) as told
"""
"""What is due, with the days that it is about; none where only a number tells of it."""
ROWS = """
with lacking as (select distinct agency, table_name from trust_due where not is_delivered)
select rows_from, coalesce(rows_where, 'true') as rows_where, list(distinct metric order by metric) as metrics,
    if(bool_or(column_name = '_delivery_ids'), $several, '_delivery_id') as told
from dim_metrics
inner join duckdb_columns() as columns on columns.table_name = rows_from
    and column_name in ('_delivery_id', '_delivery_ids')
where metric in (
    select metric from lineage_sources inner join lacking using (agency, table_name)
    where is_counted or is_read or cuts <> ''
)
group by rows_from, rows_where order by all
"""
SEVERAL = "unnest(list_append(coalesce(_delivery_ids, []), _delivery_id))"
REACH = """
select {metrics}::varchar[] as metrics, period, {told} as delivery_id from "{fact}" where {where}
"""
REACHED = """
create temp table trust_reach as
select unnest(metrics) as metric, made.period, agency, table_name, first, last from (
    select metrics, made.period, agency, table_name, min((came.period || '-01-01')[:10]::date) as first,
        max((came.period || '-01-01')[:10]::date) as last
    from ({rows}) as made inner join ledger_deliveries as came using (delivery_id)
    where came.period is not null group by all
) as made
"""
NONE = "select null::varchar[] as metrics, null::date as period, '' as delivery_id where false"
OF_THE_CELL = re.compile(r"\b(agency|period_date|dimension|member)\b")
"""What a condition may ask of the cell that is opened; all rows count then."""
MISSING = """
create temp table trust_missing as
with cells as (select metric, min(period) as first from fct_metrics group by all),
reached as (select metric, agency, table_name, min(first) as first from trust_reach group by all)
select named.metric, due.*
from lineage_sources as named
inner join trust_due as due using (agency, table_name)
inner join cells using (metric)
left join reached using (metric, agency, table_name)
where not due.is_delivered and (due.last is null or due.last >= cells.first or due.first >= reached.first)
"""
"""What a KPI lacks, but for what ended before its first cell and before all that its rows come from."""


def measure(connection: duckdb.DuckDBPyConnection) -> None:
    """Make ``trust_due``, ``trust_missing`` and, for KPIs of whose tables something lacks, ``trust_reach``."""
    connection.execute(DUE)
    parts = [
        REACH.format(metrics=metrics, told=told, fact=fact, where="true" if OF_THE_CELL.search(where) else where)
        for fact, where, metrics, told in connection.execute(ROWS, {"several": SEVERAL}).fetchall()
    ]
    connection.execute(REACHED.format(rows=" union all ".join(parts) or NONE))
    connection.execute(MISSING)


def forget(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop what ``measure`` made."""
    for table in ("trust_due", "trust_reach", "trust_missing"):
        connection.execute(f"drop table {table}")
