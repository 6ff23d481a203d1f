"""What a metric withholds no mart tells in its stead, nor the metrics over that mart."""

import json
import re
import shutil
from dataclasses import replace

import duckdb
import pytest
from simpul import editions
from simpul.disclosure import patterns
from simpul.disclosure.policy import load_policy
from simpul.errors import EditionRefused
from simpul.numbers import kpi
from simpul.publish import publish
from simpul.publishing import withholding
from simpul.world import World

from tests.dags.simpul.headcounts import COUNTS, counted
from tests.house import HOUSE
from tests.test_openings import edition_of

pytestmark = pytest.mark.timeout(1200)
FEW = {"_" + "_".join(key): 0 for key in COUNTS} | {"_054_F_none": 3}
MADE = """
create table marts.fct_headcount_targets as
select 'all' as agency_code, path, 3 as counted_people, 60 as target_people, period, repeat('b', 16) as _delivery_id,
    row_number() over (order by period, path) as _row
from (values (date '2025-05-01'), ('2025-06-01'), ('2025-07-01'), ('2025-08-01')) as months(period),
    (values ('actual'), ('plan')) as paths(path)"""
CELLS = """
insert into metrics.fct_metrics by name
select 'headcount_target' as metric, agency_code, period, 'all' as dimension, 'all' as member,
    counted_people::double as numerator, target_people::double as denominator, 5.0 as value
from marts.fct_headcount_targets where path = 'actual'"""
RETOLD = """
retold:
  fct_headcount_targets:
    metric: headcount
    emptied: [counted_people]
    where: path <> 'plan'
    months: 2
    because: What stands against the target is the headcount.
"""
HIDDEN = [None, "complementary", "complementary", None]
"""By month: June is withheld, and July tells of June too."""
COUNTING = re.compile(r"(^|[a-z]_)people(_|$)|^participations$|^records$")
PLANNED = {
    "fct_blockers.held_up_people",
    "fct_completion_forecasts.planned_people",
    "fct_readiness.planned_people",
    "fct_relocation_plans.planned_people",
    "fct_relocation_plans.planned_people_min",
    "fct_target_progress.target_people",
    "fct_unit_moves.planned_people",
    "fct_unit_moves.planned_people_min",
}
"""What a plan asks for is nobody yet."""
CUT_BEFORE = {"fct_building_months.people", "fct_floor_peaks.peak_people", "fct_operating_costs.has_people"}
"""Seats on floors of five or more; badges that come and go; and that somebody is there, not how many."""


def targets(data, counts):
    """Make a workshop with a mart that holds the headcount against a target."""
    settings = counted(data, **counts)
    with duckdb.connect(settings.warehouse) as connection:
        connection.execute(MADE)
        connection.execute(CELLS)
        meaning = ("Target", "Target", "percent", "up", 0, None, "people", "BKN", "fct_headcount_targets", None)
        told = ["headcount_target", *meaning, "counted_people", "target_people", json.dumps({})]
        connection.execute(f"insert into metrics.dim_metrics values ({', '.join('?' * 14)})", told)
    shutil.copytree(settings.promises, data / "expectations")
    policy = (settings.promises / "disclosure.yml").read_text().split("retold:")[0]
    (data / "expectations" / "disclosure.yml").write_text(policy + RETOLD)
    return replace(settings, promises=data / "expectations")


def test_a_mart_is_silent_where_the_cell_that_it_tells_again_is(tmp_path):
    settings = targets(tmp_path, FEW)
    publish(settings, World())
    with editions.open_edition(settings) as connection:
        rows = connection.execute(
            "select path, counted_people, target_people, withheld from fct_headcount_targets order by path, period"
        ).fetchall()
    assert rows[:4] == [("actual", None if reason else 3, 60, reason) for reason in HIDDEN]
    assert rows[4:] == [("plan", 3, 60, None)] * 4
    cells = sorted(kpi.cells(settings, "headcount_target"), key=lambda cell: cell["period"])
    assert [cell["withheld"] for cell in cells] == HIDDEN
    assert [cell["numerator"] for cell in cells] == [None if reason else 3.0 for reason in HIDDEN]


def test_it_tells_where_the_cell_does(tmp_path):
    settings = targets(tmp_path, {})
    publish(settings, World())
    with editions.open_edition(settings) as connection:
        assert connection.execute("select distinct counted_people, withheld from fct_headcount_targets").fetchall() == [
            (3, None)
        ]


def test_an_edition_in_which_it_tells_is_refused(tmp_path, monkeypatch):
    def forgetful(*given):
        return [one for one in patterns(*given) if one.table != "fct_headcount_targets"]

    settings = targets(tmp_path, FEW)
    monkeypatch.setattr(withholding, "patterns", forgetful)
    with pytest.raises(EditionRefused, match="2 rows of fct_headcount_targets tell what headcount withholds"):
        publish(settings, World())


@pytest.mark.parametrize("run", ["sample_run", "country_run"])
def test_no_mart_tells_of_people_what_the_edition_withholds(run, request):
    policy = load_policy(HOUSE / "expectations")
    with duckdb.connect(edition_of(request.getfixturevalue(run).data), read_only=True) as connection:
        for table, retold in policy.retold.items():
            told = " or ".join(f"{name} is not null" for name in retold.emptied)
            standing = f"""
                select count(*) from {table} as mart inner join fct_metrics as cells
                    on cells.agency_code = mart.agency_code and cells.period = mart.period
                where metric = '{retold.metric}' and dimension = 'all' and ({retold.where}) and ({told})
                    and cells.withheld in ('small_group', 'complementary')"""
            assert connection.execute(standing).fetchall() == [(0,)], table


def test_every_count_of_people_is_protected_or_there_is_a_reason_why_not(country_run):
    policy = load_policy(HOUSE / "expectations")
    known = {f"{table}.{name}" for table, one in policy.tables.items() for name in one.measures}
    known |= {f"{table}.{name}" for table, one in policy.retold.items() for name in one.emptied}
    read = "select table_name, column_name from duckdb_columns() where table_name like 'fct_%' and not internal"
    with duckdb.connect(edition_of(country_run.data), read_only=True) as connection:
        columns = connection.execute(read).fetchall()
    found = {f"{table}.{column}" for table, column in columns if COUNTING.search(column)}
    assert found - known - PLANNED - CUT_BEFORE == set()


@pytest.mark.parametrize(
    ("mart", "metric", "number"),
    [
        ("(select *, arrived_people as people from fct_target_progress)", "arrived_people", "numerator"),
        ("(select *, arrived_people as people from fct_completion_forecasts)", "arrived_people", "numerator"),
        ("(from fct_arrival_paths where path <> 'plan' and reached_date = period)", "arrived_people", "numerator"),
        ("(select *, due_people as people from fct_housing)", "plan_attainment", "denominator"),
    ],
)
def test_what_is_told_again_is_the_number_itself(country_run, mart, metric, number):
    held = f"""
        select count(*), count(*) filter (where mart.people <> cells.{number}) from {mart} as mart
        inner join fct_metrics as cells on cells.agency_code = mart.agency_code and cells.period = mart.period
        where metric = '{metric}' and dimension = 'all' and cells.withheld is null"""
    with duckdb.connect(edition_of(country_run.data), read_only=True) as connection:
        count, wrong = connection.execute(held).fetchall()[0]
    assert count and not wrong
