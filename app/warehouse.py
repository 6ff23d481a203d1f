"""The one door to the data: opens an edition read-only; the app's only SQL."""

from datetime import date
from functools import lru_cache
from typing import Any

import duckdb
import editions
import polars as pl
import settings
from editions import Edition, EditionUnreadable
from lists import LISTS
from polars import selectors

LOCKED = {
    "enable_external_access": False,
    "autoload_known_extensions": False,
    "autoinstall_known_extensions": False,
    "memory_limit": "1GB",
    "threads": 2,
    "lock_configuration": True,
}
MACROS = "select distinct function_name from duckdb_functions() where function_type = 'table_macro'"
HEADLINES = """
    with totals as (from fct_metrics where dimension = 'all'),
    parts as (from totals where agency_code <> 'all'),
    covered as (select metric, period, count(*) as covered from parts group by all),
    coverable as (select metric, count(distinct agency_code) as coverable from parts group by all)
    select totals.* exclude (agency_code, dimension, member), covered, coverable
    from totals left join covered using (metric, period) left join coverable using (metric)
    where agency_code = 'all' order by totals.metric, totals.period"""
CELLS = """
    select * exclude (metric) from fct_metrics
    where metric = $metric and ($agency is null or agency_code = $agency)
        and ($dimension is null or dimension = $dimension) and ($period is null or period = $period::date)
    order by period, agency_code, dimension, member"""
LINEAGE = """
    with recursive upstream as (
        select model, layer, parent, 1 as depth from lineage_models where model = 'metric_' || $metric
        union
        select lineage_models.model, lineage_models.layer, lineage_models.parent, depth + 1
        from lineage_models inner join upstream on lineage_models.model = upstream.parent where depth < 20
    )
    select upstream.model, upstream.layer, parent, max(depth) as depth, any_value(compiled_sql) as compiled_sql
    from upstream left join lineage_nodes on upstream.model = lineage_nodes.model
    group by all order by depth, upstream.model, parent"""
HEALTH = """
    select
        (select count(distinct agency) from dictionary_contracts) as agencies_expected,
        (select count(distinct agency) from ledger_deliveries where rows_loaded > 0) as agencies_delivered,
        (select count(*) from ledger_checks) as checks_run,
        (select count(*) from ledger_checks where not passed) as checks_failed,
        (select coalesce(sum(rows_landed), 0)::bigint from ledger_deliveries) as rows_landed,
        (select coalesce(sum(rows_loaded), 0)::bigint from ledger_deliveries) as rows_loaded,
        (select coalesce(sum(rows_quarantined), 0)::bigint from ledger_deliveries) as rows_quarantined,
        (select count(*) from ledger_deliveries
            where state in ('needs_decision', 'refused', 'failed', 'stale')) as waiting"""
STAGES = """
    with contracts as (select agency, any_value(agency_name) as agency_name from dictionary_contracts group by agency)
    select
        contracts.agency, any_value(agency_name) as agency_name, count(delivery_id) as landed,
        count(*) filter (state in ('loaded', 'superseded', 'unchanged', 'validated')) as validated,
        count(*) filter (state in ('loaded', 'superseded', 'unchanged')) as loaded,
        count(*) filter (state = 'needs_decision') as needs_decision, count(*) filter (state = 'refused') as refused,
        count(*) filter (state = 'failed') as failed, count(*) filter (state = 'stale') as stale,
        coalesce(sum(rows_quarantined), 0)::bigint as rows_quarantined
    from contracts left join ledger_deliveries on contracts.agency = ledger_deliveries.agency
    group by contracts.agency order by contracts.agency"""


def current(pinned: str | None = None) -> Edition | None:
    """Find the current edition below `SIMPUL_DATA`, or the pinned one; a new edition is seen at the next look."""
    return editions.find(settings.data() / "editions", pinned)


@lru_cache(maxsize=4)
def _connection(edition: Edition) -> duckdb.DuckDBPyConnection:
    editions.refuse_changed(edition)
    return duckdb.connect(str(edition.file), read_only=True, config=LOCKED)


@lru_cache(maxsize=512)
def _query(edition: Edition, sql: str, parameters: tuple[tuple[str, Any], ...] = ()) -> pl.DataFrame:
    with _connection(edition).cursor() as cursor:
        # Decimals are for adding up exactly, which has been done; a page compares and writes plain numbers.
        return cursor.sql(sql, params=dict(parameters) or None).pl().with_columns(selectors.decimal().cast(pl.Float64))


def read(edition: Edition, name: str) -> pl.DataFrame:
    """Read one of the edition's lists by its name in `LISTS`, whole."""
    return _query(edition, LISTS[name])


def holds(edition: Edition, table: str) -> bool:
    """Say whether an edition has a table; one published before the table was made has not."""
    return table in _query(edition, "select table_name from duckdb_tables()")["table_name"]


def facts(edition: Edition) -> dict[str, str]:
    """Read what the edition says about itself."""
    return dict(read(edition, "facts").iter_rows())


def health(edition: Edition) -> dict[str, int]:
    """Count agencies expected and delivered, checks run and failed, rows, and deliveries that wait for somebody."""
    return _query(edition, HEALTH).row(0, named=True)


def stages(edition: Edition) -> pl.DataFrame:
    """Count each agency's deliveries by the stage that they reached."""
    return _query(edition, STAGES)


def headlines(edition: Edition) -> pl.DataFrame:
    """Read every metric's series of totals."""
    return _query(edition, HEADLINES)


def cells(
    edition: Edition, metric: str, agency: str | None = None, dimension: str | None = None, period: date | None = None
) -> pl.DataFrame:
    """Read a metric's cells; an argument left out is not filtered on."""
    given = (("metric", metric), ("agency", agency), ("dimension", dimension), ("period", period))
    return _query(edition, CELLS, given)


def lineage(edition: Edition, metric: str) -> pl.DataFrame:
    """Read the models above a metric, from the metric to the deliveries: model, layer, parent, depth, SQL."""
    return _query(edition, LINEAGE, (("metric", metric),))


def behind(edition: Edition, metric: str, cell: tuple[str, date, str, str], what: str = "rows") -> pl.DataFrame:
    """Read what stands behind a cell (agency, period, dimension, member): its rows, which add up to its two halves.

    Or, by the same names as ``simpul passport``: its deliveries, checks, quarantined (rows), late (deliveries).

    Raises:
        EditionUnreadable: The edition has no such metric, or was published before it told this.
    """
    if f"{what}_of_{metric}" not in _query(edition, MACROS)["function_name"]:
        message = f"Metric {metric}, {what}: not in edition {edition.edition_id}. Choose one from the dictionary."
        raise EditionUnreadable(message)
    named = tuple(zip(("agency", "period", "dimension", "member"), cell, strict=True))
    return _query(edition, f"from {what}_of_{metric}($agency, $period, $dimension, $member)", named)
