"""A number among its peers: median, place, what reaching the median is worth; and what the plan wants by now."""

from datetime import date

import duckdb
import pytest
from simpul.publishing.peers import place

MADE = """
create table dim_agencies as
select unnest(['001', '002', '003', '004', '005', '006']) as agency_code,
    unnest(['KEMENTERIAN', 'KEMENTERIAN', 'KEMENTERIAN', 'KEMENTERIAN', 'KEMENTERIAN', null]) as agency_class,
    date '2019-01-01' as valid_from;
create table dim_metrics as
select * from (values
    ('cost', 'IDR_per_person', 'down', 'real_cost_idr'), ('saving', 'percent', 'up', 'price_idr'),
    ('headcount', 'people', 'none', 'people'), ('plan_attainment', 'percent', 'up', 'people'),
    ('arrived_people', 'people', 'up', 'people'), ('forecast_completion_months', 'months', 'down', 'people')
) as t(metric, unit, direction, rows_numerator);
create table fct_metrics as
select metric, agency_code, date '2026-06-01' as period, dimension, member, numerator, denominator, value from (values
    ('cost', '001', 'all', 'all', 10.0, 1.0, 120.0), ('cost', '002', 'all', 'all', 20.0, 1.0, 240.0),
    ('cost', '003', 'all', 'all', 90.0, 3.0, 360.0), ('cost', '004', 'all', 'all', 40.0, 1.0, 480.0),
    ('cost', '005', 'all', 'all', 100.0, 2.0, 600.0), ('cost', '006', 'all', 'all', null, null, null),
    ('cost', 'all', 'all', 'all', 260.0, 8.0, 390.0),
    ('saving', '001', 'all', 'all', 10.0, 1000.0, 1.0), ('saving', '002', 'all', 'all', 20.0, 1000.0, 2.0),
    ('saving', '003', 'all', 'all', 30.0, 1000.0, 3.0), ('saving', '004', 'all', 'all', 40.0, 1000.0, 4.0),
    ('headcount', '001', 'all', 'all', 10.0, null, 10.0), ('headcount', '002', 'all', 'all', 20.0, null, 20.0),
    ('plan_attainment', 'all', 'all', 'all', 30.0, 40.0, 75.0),
    ('arrived_people', 'all', 'all', 'all', 30.0, null, 30.0),
    ('forecast_completion_months', 'all', 'estimate', 'low', 1.0, 1.0, 12.0),
    ('forecast_completion_months', 'all', 'estimate', 'central', 1.0, 1.0, 24.0),
    ('forecast_completion_months', 'all', 'estimate', 'high', 1.0, 1.0, 48.0)
) as t(metric, agency_code, dimension, member, numerator, denominator, value)
"""


@pytest.fixture
def placed() -> duckdb.DuckDBPyConnection:
    """Return a few agencies, one of them withheld, placed."""
    connection = duckdb.connect()
    connection.execute(MADE)
    place(connection)
    return connection


def test_a_cost_is_ranked_from_the_lowest_and_dearer_is_worth_the_way_to_the_median(placed):
    found = placed.execute(
        "select agency_code, place, peers, median, opportunity_idr from peers "
        "where metric = 'cost' and peer_group = 'kind'"
    ).fetchall()
    assert found == [
        ("001", 1, 5, 360.0, None), ("002", 2, 5, 360.0, None), ("003", 3, 5, 360.0, None),
        ("004", 4, 5, 360.0, 10.0), ("005", 5, 5, 360.0, 40.0),
    ]  # fmt: skip


def test_a_withheld_value_and_the_whole_are_nobodys_peer(placed):
    groups = placed.execute("select distinct agency_code from peers where metric = 'cost' and peer_group = 'all'")
    assert sorted(code for (code,) in groups.fetchall()) == ["001", "002", "003", "004", "005"]


def test_among_fewer_than_five_nothing_is_said(placed):
    assert placed.execute("select count(*) from peers where metric <> 'cost' or peer_group = 'size'").fetchall() == [
        (0,)
    ]


def test_the_path_is_what_the_plan_wants_by_now_and_when_it_would_be_done(placed):
    told = placed.execute("select metric, path, expected_end, earliest_end, latest_end from plan_paths").fetchall()
    ends = (date(2028, 6, 1), date(2027, 6, 1), date(2030, 6, 1))
    assert told == [("arrived_people", 40.0, *ends), ("plan_attainment", 100.0, *ends)]
