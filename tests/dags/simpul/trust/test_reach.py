"""What is missing touches a KPI as far back as its rows reach; a table that only tells a cut is lost to that cut."""

from collections.abc import Iterator

import duckdb
import pytest
from simpul.trust import measures, reach

EDITION = """
create table ledger_expected as from (values
    ('panrb', 'plan', '2024-02', 'month', false, '2', false), ('panrb', 'plan', '2025-02', 'month', true, null, false),
    ('panrb', 'plan', '2025-03', 'month', false, null, true), ('panrb', 'plan', '2024-01', 'month', true, null, false)
) as due(agency, table_name, period, cadence, is_delivered, number, is_planned);
create table ledger_deliveries as from (values
    ('a', 'panrb', 'plan', '2024-01', 'loaded', 10, 0, 1), ('b', 'panrb', 'plan', '2025-02', 'loaded', 10, 0, 2)
) as came(delivery_id, agency, table_name, period, state, rows_landed, rows_quarantined, sequence);
create table ledger_checks (scope varchar, delivery_id varchar, agency varchar, table_name varchar, passed boolean,
    rows_checked bigint, rows_failed bigint);
create table fct_moves as from (values
    ('2025-02-01'::date, 'b', 'x', true), ('2025-04-01'::date, 'b', 'x', true), ('2024-01-01'::date, 'a', 'x', false)
) as moves(period, _delivery_id, wave, is_due);
create table dim_metrics as from (values
    ('new', 'fct_moves', 'is_due'), ('old', 'fct_moves', null), ('asked', 'fct_moves', 'member = wave')
) as metrics(metric, rows_from, rows_where);
create table lineage_sources as from (values
    ('new', 'panrb', 'plan', true, true, ''), ('old', 'panrb', 'plan', false, false, 'wave'),
    ('asked', 'panrb', 'plan', true, false, '')
) as sources(metric, agency, table_name, is_counted, is_read, cuts);
create table fct_metrics as
select metric, period::date as period, dimension from (values
    ('new', '2025-02-01', 'all'), ('new', '2025-04-01', 'all'), ('asked', '2025-02-01', 'all'),
    ('old', '2025-02-01', 'all'), ('old', '2025-02-01', 'wave'), ('old', '2025-02-01', 'wave'),
    ('old', '2025-02-01', 'unit')
) as cells(metric, period, dimension);
"""
"""A plan of which two months lack: number 2 of 2024, and March 2025."""


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(EDITION)
        connection.execute(measures.TABLES)
        reach.measure(connection)
        yield connection


def missing(connection, metric: str) -> list[str]:
    found = connection.execute("select period from trust_missing where metric = ? order by 1", [metric]).fetchall()
    return [period for (period,) in found]


def test_what_ended_before_the_first_cell_and_all_its_rows_is_not_missed(connection):
    assert missing(connection, "new") == ["2025-03"]


def test_rows_that_reach_further_back_than_the_cells_miss_what_lacks_between(connection):
    assert missing(connection, "old") == ["2024-02", "2025-03"]


def test_a_condition_on_the_cell_that_is_opened_keeps_all_rows(connection):
    assert missing(connection, "asked") == ["2024-02", "2025-03"]


def test_the_numbers_and_what_a_plan_names_are_told(connection):
    (one,) = measures.by_metric(connection, measures.NEEDED)["old"]
    assert (one["missing"], one["due"], one["numbers"], one["planned"]) == (2, 4, "2", "2025-03")


def test_a_table_that_tells_a_cut_is_lost_to_the_cells_of_that_cut(connection):
    (one,) = measures.by_metric(connection, measures.NEEDED)["old"]
    assert (one["role"], one["cut"]) == ("sorted", pytest.approx(2 / 4))
    (counted,) = measures.by_metric(connection, measures.NEEDED)["new"]
    assert (counted["role"], counted["cut"]) == ("counted", 0)


def test_nothing_is_left_behind(connection):
    reach.forget(connection)
    left = connection.execute("select table_name from duckdb_tables() where temporary order by 1").fetchall()
    assert left == [("trust_tables",)]
