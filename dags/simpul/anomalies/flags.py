"""Anomalies: values outside their own history, with the likely driver; the usual range of every value with a history.

All is told from what the edition itself says: a withheld value has no range, and no flag tells of it.
"""

from __future__ import annotations

from typing import Any

import duckdb

from simpul.anomalies.drivers import drivers
from simpul.anomalies.policy import AnomalyPolicy
from simpul.numbers.kpi import rows

RANGES = """
create table usual_ranges as
with cells as (
    select metric, agency_code, period, value from fct_metrics
    where dimension = 'all' and member = 'all' and value is not null
),
stepped as (
    select *, lag(period) over series as previous_period,
        median(value) over (partition by metric, agency_code order by period
            rows between 3 preceding and 1 preceding) as previous,
        max(value) over (partition by metric, agency_code order by period
            range between interval 1 year preceding and interval 1 year preceding) as year_before
    from cells window series as (partition by metric, agency_code order by period)
),
changed as (select *, value - previous as step, value - year_before as season from stepped),
known as (
    select *, median(abs(value)) over past as size,
        count(step) over past as steps, median(step) over past as usual_step,
        mad(step) over past as step_spread, avg(abs(step)) over past as step_mean,
        count(season) over past as seasons, median(season) over past as usual_season,
        mad(season) over past as season_spread, avg(abs(season)) over past as season_mean
    from changed
    window past as (partition by metric, agency_code order by period rows between unbounded preceding and 1 preceding)
),
judged as (
    select *, if(seasons >= $seasons and year_before is not null, 'season', 'change') as held_against
    from known where steps >= $changes
),
expected as (
    select metric, agency_code, period, value, previous_period, held_against,
        if(held_against = 'season', year_before + usual_season, previous + usual_step) as expected,
        greatest($least * size, if(held_against = 'season',
            if(season_spread > 0, 1.4826 * season_spread, 1.2533 * season_mean),
            if(step_spread > 0, 1.4826 * step_spread, 1.2533 * step_mean))) as spread
    from judged
)
select expected.metric, agency_code, expected.period, 'all' as dimension, 'all' as member, value, previous_period,
    round(expected, 9) as expected, held_against,
    greatest(round(expected - $width * spread, 9), lower_bound) as low,
    least(round(expected + $width * spread, 9), upper_bound) as high, round(abs(value - expected) / spread, 6) as score
from expected inner join dim_metrics on expected.metric = dim_metrics.metric
where spread > 0
order by all
"""
FLAGGED = """
with shares as (
    select metric, period, count(*) filter (score > $width) / count(*) as share
    from usual_ranges where agency_code <> 'all' group by all
)
select ranges.*, coalesce(share, 0) >= $everywhere as is_everywhere
from usual_ranges as ranges left join shares using (metric, period)
where score > $width and (agency_code = 'all' or coalesce(share, 0) < $everywhere)
order by metric, agency_code, period
"""
SHAPE = {
    "metric": "varchar", "agency_code": "varchar", "period": "date", "dimension": "varchar", "member": "varchar",
    "value": "double", "expected": "double", "low": "double", "high": "double", "score": "double",
    "driver_agency": "varchar", "driver_unit": "varchar", "driver_delivery": "varchar", "reasons": "varchar",
    "reasons_id": "varchar", "reasons_en": "varchar",
}  # fmt: skip
TEXTS = {
    "change": (
        "berubah lebih dari biasanya dari tiga nilai sebelumnya",
        "changed more than usual from the three values before",
    ),
    "season": ("lain dari bulan yang sama tahun lalu", "unlike the same month a year before"),
    "everywhere": ("bergerak di sebagian besar instansi sekaligus", "moved at most agencies at once"),
}
"""Reason → what it says in Indonesian and in English."""


def flagged(connection: duckdb.DuckDBPyConnection, policy: AnomalyPolicy) -> list[dict[str, Any]]:
    """Make ``usual_ranges`` and return the rows of ``anomalies``; the edition's other tables must be there."""
    width = policy.width.deviations
    limits = {"seasons": policy.seasons.changes, "changes": policy.history.changes, "least": policy.least.share}
    connection.execute(RANGES, {**limits, "width": width})
    found = rows(connection, FLAGGED, {"width": width, "everywhere": policy.everywhere.share})
    told = drivers(connection, found)
    return [{**_said(one), **told[one["metric"], one["agency_code"], one["period"]]} for one in found]


def _said(one: dict[str, Any]) -> dict[str, Any]:
    codes = [one["held_against"], *(["everywhere"] if one["is_everywhere"] else [])]
    texts = {
        f"reasons_{side}": "; ".join(TEXTS[code][place] for code in codes) for place, side in enumerate(("id", "en"))
    }
    kept = {name: told for name, told in one.items() if name in SHAPE}
    return {**kept, "period": one["period"].isoformat(), "reasons": " ".join(codes), **texts}
