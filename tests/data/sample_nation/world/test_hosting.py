"""Hosting: availability follows from the minutes out."""

import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.hosting import hosted, months

NATION = Nation(people=5_000, months=5)


def test_a_month_of_each_hosted_application_adds_up():
    found = months(NATION)
    assert found.height == 5 * hosted(NATION).height
    assert found.select("number", "month").is_unique().all()
    recomputed = (100 * (1 - found["out_minutes"] / found["minutes"])).round(3)
    assert (recomputed == found["availability_pct"]).all()
    assert ((found["out_minutes"] == 0) == (found["availability_pct"] == 100)).all()


def test_a_better_tier_is_out_less():
    by_tier = months(Nation(people=200_000, months=5)).group_by("tier").agg(pl.col("out_minutes").mean()).sort("tier")
    assert by_tier["out_minutes"][0] > by_tier["out_minutes"][-1]
