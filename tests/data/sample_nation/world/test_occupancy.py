from datetime import date

import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.access import held
from sample_nation.world.occupancy import occupancy

NATION, MONTH = Nation(people=2_000), date(2026, 5, 1)


def test_a_badge_is_on_a_floor_once_an_hour_and_an_hour_has_sixty_minutes():
    told = occupancy(NATION, MONTH)
    assert told.select("device", "day", "hour", "zone").is_unique().all()
    minutes = told.filter(kind="badge").group_by("device", "day", "hour").agg(pl.col("minutes").sum())["minutes"]
    assert minutes.min() >= 1 and minutes.max() <= 60
    assert told.filter(kind="sensor")["people"].min() >= 1


def test_badges_and_sensors_tell_the_same_story():
    told = occupancy(NATION, MONTH)
    by_hour = told.group_by("kind", "hour").agg(pl.len(), pl.col("people").sum()).sort("hour")
    badges, sensors = by_hour.filter(kind="badge"), by_hour.filter(kind="sensor")
    assert badges.sort("len")["hour"][-1] in range(8, 15) and sensors.sort("people")["hour"][-1] in range(8, 15)
    assert 0.8 < sensors["people"].sum() / badges["len"].sum() < 1.6


def test_only_holders_of_seen_seats_tell_and_again_the_same():
    told = occupancy(NATION, MONTH)
    seen = held(NATION).filter("is_seen")["badge"]
    assert set(told.filter(kind="badge")["device"]) <= set(seen)
    assert told.equals(occupancy(NATION, MONTH))


def test_rows_grow_with_the_country_not_with_the_months():
    year = sum(occupancy(Nation(), period).height for period in Nation().periods[-12:]) / 12
    assert 40_000 < year < 110_000


def test_before_anybody_arrived_there_is_nothing():
    assert occupancy(NATION, NATION.first).is_empty()
