"""What is measured for trust, from an edition's own ledgers and lineage: of each table, each metric, each agency."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import duckdb

from simpul.numbers.kpi import rows

Row = dict[str, Any]
TABLES = """
create temp table trust_tables as
with came as (
    select agency, table_name, sum(rows_landed) filter (state = 'loaded') as landed,
        sum(rows_quarantined) filter (state = 'loaded') as quarantined, count(*) filter (state = 'loaded') as loaded,
        max(sequence) filter (state = 'loaded') as newest
    from ledger_deliveries group by all
),
due as (
    select agency, table_name, count(*) as due, max(period) filter (is_delivered) as last
    from ledger_expected group by all
),
behind as (
    select named.agency, named.table_name, count(*) as lag
    from ledger_expected as named inner join due using (agency, table_name)
    where named.period > due.last group by all
),
-- Of an unreadable file nobody can tell the period: a gap tells of it. A table without periods has a newer one or not.
held as (
    select sent.agency, sent.table_name, count(*) as held
    from ledger_deliveries as sent
    left join due using (agency, table_name)
    left join came using (agency, table_name)
    where sent.state in ('refused', 'needs_decision', 'failed') and due.due is null and sent.sequence > came.newest
    group by all
),
checked as (
    select agency, table_name, count(*) as checks, count(*) filter (not passed) as failing,
        sum(rows_checked) as rows_checked, sum(rows_failed) as rows_failed
    from ledger_checks
    where scope = 'delivery' and delivery_id in (select delivery_id from ledger_deliveries where state = 'loaded')
    group by all
)
select came.agency, came.table_name, coalesce(landed, 0) as landed, coalesce(quarantined, 0) as quarantined,
    coalesce(due.due, loaded) as due, due.last, coalesce(held, 0) as held,
    if(due.due is null, if(held > 0, 1, null), coalesce(lag, 0)) as lag, coalesce(checks, 0) as checks,
    coalesce(failing, 0) as failing, coalesce(rows_checked, 0) as rows_checked, coalesce(rows_failed, 0) as rows_failed
from came left join due using (agency, table_name) left join behind using (agency, table_name)
left join held using (agency, table_name) left join checked using (agency, table_name)
"""
NEEDED = """
with sizes as (
    select metric, dimension, count(*) as cells, sum(count(*)) over (partition by metric) as whole
    from fct_metrics group by metric, dimension
),
-- A table that merely tells the members of a cut is lost to the cells of that cut, and to no other.
cut as (
    select named.metric, named.agency, named.table_name, sum(cells / whole) as share
    from (select *, unnest(string_split(cuts, ' ')) as dimension from lineage_sources) as named
    inner join sizes on named.metric = sizes.metric and named.dimension = sizes.dimension
    group by all
),
lacking as (
    select metric, agency, table_name, count(*) as missing,
        string_agg(number, ', ' order by number::integer) as numbers,
        string_agg(period, ', ' order by period) filter (is_planned) as planned
    from trust_missing group by all
)
select named.metric, measured.*, held + coalesce(lacking.missing, 0) as missing, lacking.numbers, lacking.planned,
    coalesce(cut.share, 0) as cut, case
        when named.is_counted then 'counted'
        when named.is_read then 'read'
        else 'sorted' end as role
from lineage_sources as named inner join trust_tables as measured using (agency, table_name)
left join lacking using (metric, agency, table_name)
left join cut using (metric, agency, table_name)
order by all
"""
AUDITED = """
select metric, count(*) filter (scope = 'mart') as audits, count(*) filter (scope = 'mart' and not passed) as broken,
    coalesce(sum(rows_failed) filter (scope = 'mart') / nullif(sum(rows_checked) filter (scope = 'mart'), 0), 0)
        as failed
from dim_metrics left join ledger_checks using (theme) group by all order by all
"""
PRESENT = """
with cells as (select distinct metric, agency_code, period from fct_metrics where agency_code <> 'all'),
periods as (select distinct metric, period from cells),
spans as (
    select metric, agency_code, min(period) as first, max(period) as last, count(*) as present from cells group by all
),
counted as (
    select spans.metric, agency_code, any_value(present) as present, count(*) as expected
    from spans inner join periods on spans.metric = periods.metric and period between first and last
    group by all
)
select metric, agency_code, present,
    if(median(present / expected) over (partition by metric) >= $regular, expected, present) as expected
from counted order by all
"""
UNMATCHED = """
select metric, sum(abs(coalesce(denominator, numerator))) filter (agency_code = 'unmatched')
        / nullif(sum(abs(coalesce(denominator, numerator))), 0) as unmatched
from fct_metrics where agency_code <> 'all' and dimension = 'all' group by all order by all
"""
LINKED = """
select roster as table_name, sum(records) as records,
    sum(expected_right) filter (zone = 'accepted') as right_records
from fct_linked_records group by all order by all
"""
"""Of each roster how many records there are, and how many are expected to be linked to whom they are of."""
PEOPLE = """
with recursive above as (
    select metric, 'metric_' || metric as model from dim_metrics
    union
    select above.metric, steps.parent from above inner join lineage_models as steps on steps.model = above.model
    where steps.parent is not null
)
select distinct metric from above where model = 'int_people__linked' order by metric
"""
"""The metrics for which it matters who a record is of."""


def by_metric(
    connection: duckdb.DuckDBPyConnection, query: str, asked: Row | None = None
) -> defaultdict[str, list[Row]]:
    """Run a query and return metric → its rows."""
    found = defaultdict(list)
    for one in rows(connection, query, asked):
        found[one["metric"]].append(one)
    return found


def linked(connection: duckdb.DuckDBPyConnection) -> dict[str, Row]:
    """Return roster → how many records it has and how many are expected to be linked aright."""
    there = "select 1 from duckdb_tables() where table_name = 'fct_linked_records'"
    found = rows(connection, LINKED) if connection.execute(there).fetchall() else []
    return {one["table_name"]: one for one in found if one["records"]}
