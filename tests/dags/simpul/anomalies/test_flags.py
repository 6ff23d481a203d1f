"""A value outside its own history is flagged with who drives it; no number changes, and a calendar flags once."""

from pathlib import Path

import duckdb
import pytest
from simpul.anomalies.flags import SHAPE, flagged
from simpul.anomalies.policy import load_anomalies
from simpul.publishing.judgements import fill

from tests.house import HOUSE

POLICY = load_anomalies(HOUSE / "expectations")
MADE = """
create table fct_costs as
select agency_code, unit_code, period::date as period, {cost} as cost,
    'delivery ' || strftime(period, '%Y-%m') as _delivery_id,
    row_number() over (order by period, agency_code, unit_code) as _row
from (values ('005'), ('025'), ('060')) as a(agency_code), (values ('x'), ('y')) as u(unit_code),
    generate_series(timestamp '2024-01-01', timestamp '2025-12-01', interval 1 month) as p(period);
create table fct_metrics as
select 'cost' as metric, coalesce(agency_code, 'all') as agency_code, period, 'all' as dimension, 'all' as member,
    sum(cost)::double as numerator, {below} as denominator, sum(cost)::double / coalesce({below}, 1) as value
from fct_costs group by grouping sets ((agency_code, period), (period));
create table dim_metrics as
select 'cost' as metric, 'fct_costs' as rows_from, null::varchar as rows_where, 'cost' as rows_numerator,
    '{each}' as rows_denominator, 0.0 as lower_bound, null::double as upper_bound
"""
STEADY = "100 + month(period) % 3"
"""A cost that moves by one or two, as costs do."""


@pytest.fixture
def made(tmp_path: Path):
    def make(cost: str, is_ratio: bool = False) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect()
        below, each = ("count(*)::double", "1") if is_ratio else ("null::double", "null")
        connection.execute(MADE.format(cost=cost, below=below, each=each))
        return connection

    return make


@pytest.mark.parametrize("is_ratio", [False, True])
def test_a_leap_is_flagged_with_its_agency_unit_and_delivery(made, is_ratio):
    leap = f"{STEADY} + if(agency_code = '025' and unit_code = 'y' and period = '2025-10-01', 500, 0)"
    connection = made(leap, is_ratio)
    before = connection.execute("from fct_metrics order by all").fetchall()
    found = {(one["agency_code"], one["period"]): one for one in flagged(connection, POLICY)}
    assert set(found) == {("025", "2025-10-01"), ("all", "2025-10-01")}
    fill(connection, "anomalies", SHAPE, found.values())
    assert connection.execute("select period::varchar from anomalies").fetchall() == [("2025-10-01",)] * 2
    for one in found.values():
        drivers = (one["driver_agency"], one["driver_unit"], one["driver_delivery"])
        assert drivers == ("025", "y", "delivery 2025-10")
        assert one["low"] <= one["expected"] <= one["high"] < one["value"]
    assert connection.execute("from fct_metrics order by all").fetchall() == before


def test_a_fall_is_driven_by_who_fell(made):
    found = flagged(
        made(f"{STEADY} - if(agency_code = '005' and unit_code = 'x' and period = '2025-11-01', 90, 0)"), POLICY
    )
    assert {one["driver_agency"] for one in found} == {"005"}
    assert {one["driver_unit"] for one in found} == {"x"}


def test_what_moves_everywhere_is_told_once(made):
    found = flagged(made(f"{STEADY} + if(period = '2025-10-01', 500, 0)"), POLICY)
    assert [(one["agency_code"], one["reasons"]) for one in found] == [("all", "change everywhere")]


def test_a_usual_ripple_and_a_short_history_are_not_flagged(made):
    assert flagged(made(STEADY), POLICY) == []
    assert flagged(made(f"{STEADY} + if(period = '2024-04-01' and agency_code = '005', 500, 0)"), POLICY) == []


def test_a_withheld_value_has_no_range(made):
    connection = made(f"{STEADY} + if(agency_code = '025' and period = '2025-10-01', 500, 0)")
    connection.execute("update fct_metrics set value = null, numerator = null where agency_code = '025'")
    assert {one["agency_code"] for one in flagged(connection, POLICY)} == {"all"}
    assert connection.execute("select count(*) from usual_ranges where agency_code = '025'").fetchall() == [(0,)]
