"""What stands behind a cell besides its rows, as table macros of the edition: whoever opens a number asks the same.

Each is ``<name>_of_<metric>(agency, period_date, dimension, member)``, as ``rows_of_<metric>`` is; they read the
edition's ledgers and ``lineage_sources``. A macro's argument hides a column of its name: every column is qualified.
"""

from __future__ import annotations

from collections.abc import Iterator

ARGUMENTS = "agency, period_date, dimension, member"
HELD = "('refused', 'needs_decision', 'failed', 'stale')"
MONTHS = (
    "case when length(since) = 4 then 12 when cadence = 'half-year' then 6 when cadence = 'quarter' then 3 else 1 end"
)
"""How many months a delivery is about: a year where its period is one, however often it is sent anew."""
COVERS = """
create macro covers(since, cadence, day) as
    since is null or day::date between (since || '-01-01')[:10]::date
        and ((since || '-01-01')[:10]::date + to_months({months}) - interval 1 day)::date
"""
"""Whether a delivery of a period is about a day; one without a period may be about any."""
DELIVERIES = """
create macro deliveries_of_{metric}({arguments}) as table
with contributing as (select distinct {told} as delivery_id from rows_of_{metric}({arguments})),
needed as (
    select named.*, cadence from (from lineage_sources where metric = '{metric}') as named
    left join dictionary_contracts as promised
        on named.agency = promised.agency and named.table_name = promised.table_name
)
select
    came.delivery_id, came.agency, came.table_name, came.period, came.part, came.file, came.sheet, came.sha256,
    came.state, came.rows_landed, came.rows_loaded, came.rows_quarantined, came.reason,
    contributing.delivery_id is not null as contributes
from ledger_deliveries as came
left join contributing on came.delivery_id = contributing.delivery_id
left join needed on came.agency = needed.agency and came.table_name = needed.table_name
where contributing.delivery_id is not null or (
    needed.metric is not null and covers(came.period, needed.cadence, period_date)
    and (came.state in {held} or (came.state = 'loaded' and came.rows_quarantined > 0))
)
order by contributes desc, came.agency, came.table_name, came.period, came.part, came.delivery_id
"""
CHECKS = """
create macro checks_of_{metric}({arguments}) as table
select held.scope, held.check_id, held.agency, held.table_name, held.column_name, held.delivery_id, held.expectation,
    held.because, held.passed, held.rows_checked, held.rows_failed
from ledger_checks as held
where held.delivery_id in (select delivery_id from deliveries_of_{metric}({arguments}))
    or (held.scope = 'mart' and held.theme in (select theme from dim_metrics as meant where meant.metric = '{metric}'))
order by held.passed, held.scope, held.agency, held.table_name, held.check_id, held.delivery_id, held.column_name
"""
QUARANTINED = """
create macro quarantined_of_{metric}({arguments}) as table
select broken.delivery_id, broken.agency, broken.table_name, came.file, came.sheet, broken.row_number, broken.rule,
    broken.column_name, broken.value, broken.reason
from ledger_quarantine as broken
inner join deliveries_of_{metric}({arguments}) as came on broken.delivery_id = came.delivery_id
order by broken.delivery_id, broken.row_number, broken.rule
"""
LATE = """
create macro late_of_{metric}({arguments}) as table
select due.agency, due.table_name, due.part, due.period, due.cadence
from ledger_expected as due
inner join lineage_sources as named
    on named.metric = '{metric}' and due.agency = named.agency and due.table_name = named.table_name
where not due.is_delivered and covers(due.period, due.cadence, period_date)
order by all
"""


def general() -> str:
    """Return the macro that the others lean on."""
    return COVERS.format(months=MONTHS)


def of_metric(metric: str, columns: set[str]) -> Iterator[str]:
    """Give the macros of a metric, each after those it reads; ``columns`` are its fact's."""
    told = "_delivery_id"
    if "_delivery_ids" in columns:
        told = "unnest(list_distinct(list_append(coalesce(_delivery_ids, []), _delivery_id)))"
    for macro in (DELIVERIES, CHECKS, QUARANTINED, LATE):
        yield macro.format(metric=metric, arguments=ARGUMENTS, told=told, held=HELD)
