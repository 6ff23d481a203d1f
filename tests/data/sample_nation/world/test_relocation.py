"""Movers follow the current plan: as many as published where the country is big enough, late, and none twice."""

from datetime import date

import polars as pl
import pytest
from sample_nation.nation import Nation
from sample_nation.world.people import employees
from sample_nation.world.plan_versions import CURRENT
from sample_nation.world.relocation import ALREADY_THERE, movers, plans, scale
from sample_nation.world.screening import echelon1

NATION = Nation(people=25_000)
MOVERS = movers(NATION)


def test_as_many_move_as_was_published():
    assert dict(MOVERS.group_by("priority").len().iter_rows()) == {1: 3_500, 2: 600, 3: 5_400}
    assert MOVERS["person_id"].is_unique().all()
    small = movers(Nation(people=2_500))
    assert small.height == pytest.approx(MOVERS.height * scale(Nation(people=2_500)), rel=0.02)


def test_movers_are_people_of_the_units_that_the_plan_names():
    whose = MOVERS.join(
        employees(NATION).select("person_id", "unit_id", "agency_id", "is_active"),
        on=["person_id", "unit_id", "agency_id"],
    )
    assert whose.height == MOVERS.height and whose["is_active"].all()
    planned = plans(NATION).filter(plan_version=CURRENT).select("priority", echelon1_id="unit_id")
    moved = MOVERS.join(echelon1(NATION), on="unit_id")
    assert moved.join(planned, on=["priority", "echelon1_id"], how="anti").is_empty()


def test_arrivals_are_late_and_never_early():
    arrived = MOVERS.filter(pl.col("arrived_date").is_not_null())
    delay = (arrived["arrived_date"] - arrived["planned_date"]).dt.total_days()
    assert delay.min() >= 0
    assert delay.quantile(0.9) > 60
    assert arrived["arrived_date"].max() <= NATION.last


def test_on_site_by_august_2025_were_as_many_as_reported():
    there = MOVERS.filter(pl.col("arrived_date") <= date(2025, 8, 31))
    assert there.height == ALREADY_THERE
    assert set(there["priority"]) == {1}


def test_an_earlier_day_knows_the_same_arrivals_up_to_then():
    assert movers(Nation(people=3_000, until="2024-08")).filter(pl.col("arrived_date").is_not_null()).is_empty()
    early = movers(Nation(people=3_000, until="2025-08"))
    assert early["arrived_date"].drop_nulls().max() <= date(2025, 8, 31)
    assert early["arrived_date"].count() > 50
