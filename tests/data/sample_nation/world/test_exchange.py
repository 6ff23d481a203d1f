"""Calls over the bus: two events a month for each civil servant, an hour's at a time, none twice."""

import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.architecture import services
from sample_nation.world.exchange import EVENTS_PER_PERSON, calls, pairs

NATION = Nation(people=5_000)
PERIOD = NATION.periods[4]


def test_a_month_has_its_events_in_its_own_hours_and_order():
    found = calls(NATION, PERIOD)
    assert found.height == EVENTS_PER_PERSON * NATION.people
    assert found.select("called_at", "pair").is_unique().all()
    assert found["called_at"].is_sorted()
    assert (found["called_at"].dt.month() == PERIOD.month).all()


def test_no_more_calls_fail_than_are_made_and_some_services_are_ill():
    found = calls(NATION, PERIOD)
    assert (found["failures"] <= found["calls"]).all()
    share = found.group_by("pair").agg(failing=pl.col("failures").sum() / pl.col("calls").sum())
    assert 0.01 < (share["failing"] > 0.08).mean() < 0.2


def test_only_called_services_are_asked_and_by_others():
    found = pairs(NATION)
    called = services(NATION).filter("is_called")
    assert set(found["service_id"]) <= set(called["service_id"])
    assert (found["provider_id"] != found["consumer_id"]).all()
    assert found.select("service_id", "consumer_app").is_unique().all()


def test_each_month_is_drawn_for_itself():
    assert calls(NATION, PERIOD).equals(calls(Nation(people=5_000, months=20), PERIOD))
    assert not calls(NATION, PERIOD).equals(calls(NATION, NATION.periods[5]))
