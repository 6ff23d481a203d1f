"""Plan versions add up to what was published, with its source, its status and its conflicts."""

from datetime import date

import polars as pl
import pytest
from sample_nation.nation import Nation
from sample_nation.organisations import alive, units
from sample_nation.world.plan_versions import figures, plans
from sample_nation.world.screening import apportioned

NATION = Nation(people=2_000)
PUBLISHED = {
    (1, 1): 11_916, (1, 2): 6_784, (1, 3): 14_237, (2, 1): 6_000, (3, 1): 3_072, (4, 1): 3_216,
    (5, 1): 3_500, (5, 2): 600, (5, 3): 5_400,
}  # fmt: skip
"""Plan version and priority → people, as DOMAIN B has them."""


def test_units_add_up_to_the_published_figures():
    added = plans(NATION).group_by("plan_version", "priority").agg(pl.sum("planned_people"))
    assert {row[:2]: row[2] for row in added.iter_rows()} == PUBLISHED


def test_the_first_version_takes_the_published_agencies_and_units():
    first = (
        plans(NATION)
        .filter(plan_version=1)
        .group_by("priority")
        .agg(pl.col("agency_id").n_unique(), pl.col("unit_id").n_unique())
    )
    told = {priority: (agencies, units) for priority, agencies, units in first.iter_rows()}
    assert told[1] == (38, 179)
    assert told[2] == (29, 91)


def test_a_range_keeps_both_ends():
    ranges = plans(NATION).group_by("plan_version").agg(pl.sum("planned_people_min", "planned_people"))
    told = {row[0]: row[1:] for row in ranges.iter_rows()}
    assert told[3] == (1_740, 3_072)
    assert (plans(NATION)["planned_people_min"] <= plans(NATION)["planned_people"]).all()


def test_conflicts_are_kept_and_say_so():
    found = figures(NATION)
    assert set(found.filter(plan_version=1, priority=1, measure="ASN")["figure"]) == {11_916, 11_919, 11_016}
    assert set(found.filter(status="bertentangan")["figure"]) == {11_919, 11_016, 6_884, 6_000, 50, 2_505}
    assert found["source"].null_count() == 0
    assert found["source_date"].min() > date(2022, 2, 15), "no plan is older than the law on the capital"


@pytest.mark.parametrize(("until", "versions"), [("2023-12", 0), ("2024-05", 3), ("2025-06", 4), ("2025-09", 5)])
def test_a_version_is_known_from_its_issue_on_and_names_units_of_its_time(until, versions):
    nation = Nation(people=500, months=3, until=until)
    found = plans(nation)
    assert found["plan_version"].n_unique() == versions
    for (issued,), version in found.group_by("issued"):
        assert set(version["unit_id"]) <= set(alive(units(nation), issued)["unit_id"])


@pytest.mark.parametrize(("total", "weights"), [(10, [1, 1, 1]), (0, [3, 4]), (7, [0, 5]), (3, [1e-9, 1, 1, 1, 1])])
def test_shares_add_up_to_the_whole(total, weights):
    assert apportioned(total, pl.Series(weights, dtype=pl.Float64).to_numpy()).sum() == total
