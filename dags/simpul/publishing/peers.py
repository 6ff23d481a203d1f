"""Where a number stands: among its peers, with what it would be worth to reach their median, and on the plan's path.

All is told from what the edition itself says: a withheld value is nobody's peer, and no median is made of it.
"""

from __future__ import annotations

import duckdb

PEERS = """
create table peers as
with cells as (
    select metric, agency_code, period, numerator, denominator, value from fct_metrics
    where dimension = 'all' and agency_code <> 'all' and value is not null
),
kinds as (
    select agency_code, max_by(agency_class, valid_from) as kind from dim_agencies
    where agency_class is not null group by all
),
heads as (
    select agency_code, max_by(value, period) as people from cells where metric = 'headcount' group by all
),
sizes as (
    select agency_code, ['small', 'medium', 'large'][ntile(3) over (order by people, agency_code)] as size from heads
),
grouped as (
    select distinct agency_code, 'all' as peer_group, 'all' as peer_member from cells
    union all select agency_code, 'kind', kind from kinds
    union all select agency_code, 'size', size from sizes
),
placed as (
    select cells.*, peer_group, peer_member, unit, direction, rows_numerator like '%\\_idr%' escape '\\' as is_money,
        count(*) over among as peers, median(value) over among as median,
        quantile_cont(value, 0.25) over among as lower_quartile,
        quantile_cont(value, 0.75) over among as upper_quartile,
        rank() over (
            partition by cells.metric, period, peer_group, peer_member
            order by if(direction = 'down', value, -value)
        ) as place
    from cells
    inner join grouped on cells.agency_code = grouped.agency_code
    inner join dim_metrics on cells.metric = dim_metrics.metric
    where denominator is not null -- a sum is as large as its agency is: only what is measured by something compares
    window among as (partition by cells.metric, period, peer_group, peer_member)
)
select metric, agency_code, period, peer_group, peer_member, peers, place, round(median, 9) as median,
    round(lower_quartile, 9) as lower_quartile, round(upper_quartile, 9) as upper_quartile,
    case when is_money and (
        (direction = 'down' and value > median) or (direction = 'up' and value < median)
    ) then round(abs(median - value) * if(unit = 'percent', denominator / 100, numerator / nullif(value, 0)), 2)
    end as opportunity_idr
from placed where peers >= {least}
order by all
"""
LEAST = 5
"""Among fewer than five a median tells what one of them is."""
PATHS = """
create table plan_paths as
with totals as (from fct_metrics where dimension = 'all' and value is not null),
planned as (select agency_code, period, denominator as people from totals where metric = 'plan_attainment'),
ends as (
    select agency_code, period, member, (period + to_days((30.4375 * value)::integer))::date as ends
    from fct_metrics where metric = 'forecast_completion_months' and dimension = 'estimate' and value is not null
),
forecast as (
    select agency_code, period, max(ends) filter (member = 'central') as expected_end,
        min(ends) as earliest_end, max(ends) as latest_end
    from ends group by all
),
paths as (
    select 'arrived_people' as metric, agency_code, period, people as path from planned
    union all
    select metric, agency_code, period, 100.0 from totals where metric = 'plan_attainment'
    union all
    select metric, totals.agency_code, totals.period, 100.0 * people / denominator
    from totals inner join planned on totals.agency_code = planned.agency_code and totals.period = planned.period
    where metric = 'target_attainment' and denominator > 0
    union all
    select done.metric, done.agency_code, done.period, done.value - behind.value
    from totals as done inner join totals as behind
        on behind.metric = 'construction_deviation' and done.agency_code = behind.agency_code
        and done.period = behind.period
    where done.metric = 'construction_progress'
)
select paths.metric, paths.agency_code, paths.period, round(path, 9) as path,
    if(metric = 'construction_progress', null, expected_end) as expected_end,
    if(metric = 'construction_progress', null, earliest_end) as earliest_end,
    if(metric = 'construction_progress', null, latest_end) as latest_end
from paths left join forecast on paths.agency_code = forecast.agency_code and paths.period = forecast.period
order by all
"""
"""What the plan in force wants by each period, in the metric's own unit; and when, at this pace, it would be done."""


def place(connection: duckdb.DuckDBPyConnection) -> None:
    """Make ``peers`` and ``plan_paths``; the edition's numbers must be there, and what is withheld emptied."""
    connection.execute(PEERS.format(least=LEAST))
    connection.execute(PATHS)
