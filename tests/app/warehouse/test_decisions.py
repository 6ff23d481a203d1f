"""What asks for a decision: people held up first, then most to gain, then furthest from a target; each told once."""

from datetime import date

import pytest
import small_edition
import warehouse

CASES = """
insert into dim_metrics by name select metric, metric as label_id, metric as label_en, 'percent' as unit, direction,
    'asked' as theme, target
from (values ('held_up_people', 'down', null), ('wasted', 'down', 10.0), ('done', 'up', 90.0), ('gained', 'up', null))
    as t(metric, direction, target);
insert into fct_metrics by name select metric, agency_code, period::date as period, 'all' as dimension, 'all' as member,
    value as numerator, 1 as denominator, value
from (values
    ('held_up_people', 'a', '2025-06-01', 5.0), ('held_up_people', 'b', '2025-06-01', 9.0),
    ('held_up_people', 'c', '2025-06-01', 7.0), ('held_up_people', 'all', '2025-06-01', 99.0),
    ('wasted', 'a', '2025-06-01', 30.0), ('wasted', 'b', '2025-06-01', 9.0), ('wasted', 'c', '2025-05-01', 99.0),
    ('done', 'a', '2025-06-01', 45.0), ('done', 'b', '2025-06-01', 95.0), ('done', 'c', '2025-06-01', null),
    ('gained', 'a', '2025-06-01', 1.0), ('gained', 'b', '2025-06-01', 2.0)
) as t(metric, agency_code, period, value);
insert into peers by name select metric, agency_code, date '2025-06-01' as period, 'all' as peer_group, worth as
    opportunity_idr, 3.5 as median, 1 as place, 3 as peers
from (values ('gained', 'a', 10.0), ('gained', 'b', 20.0), ('wasted', 'a', 5.0)) as t(metric, agency_code, worth);
"""
PLACES = [(metric, "all", "all") for metric in ("held_up_people", "wasted", "done", "gained")]


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """Ask the edition for its cases as (metric, agency)."""
    small_edition.build(tmp_path / "editions", changes=CASES)
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))

    def ask(agency: str = "all", until: date | None = None, is_whole: bool = True) -> list[tuple[str, str]]:
        found = warehouse.asking(warehouse.current(), PLACES, agency, until, is_whole)
        return [(row["metric"], row["agency_code"]) for row in found.iter_rows(named=True)]

    return ask


def test_people_come_first_then_gain_then_targets_and_no_case_twice(asked):
    assert asked() == [
        ("held_up_people", "b"), ("held_up_people", "c"), ("gained", "b"), ("wasted", "a"), ("done", "a"),
    ]  # fmt: skip


def test_under_an_agency_only_its_own(asked):
    assert asked("a") == [("held_up_people", "a"), ("gained", "a"), ("wasted", "a"), ("done", "a")]


def test_what_is_cut_is_worth_nothing_and_ranked_by_its_gap(asked):
    assert asked(is_whole=False) == [
        ("held_up_people", "b"), ("held_up_people", "c"), ("wasted", "a"), ("done", "a"),
    ]  # fmt: skip


def test_only_the_newest_period_that_is_asked_for_counts(asked):
    assert asked(until=date(2025, 5, 31)) == [("wasted", "c")]


def test_an_edition_of_before_knows_no_peers(tmp_path, monkeypatch):
    small_edition.build(tmp_path / "editions", changes=f"{CASES}; drop table peers")
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    found = warehouse.asking(warehouse.current(), PLACES, "a", None, is_whole=True)
    assert found["metric"].to_list() == ["held_up_people", "wasted", "done"]
    assert found["median"].null_count() == found.height
