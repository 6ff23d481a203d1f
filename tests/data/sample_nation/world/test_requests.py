import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.requests import requests

NATION = Nation()


def test_requests_are_closed_after_they_were_opened_and_mostly_in_time():
    told = requests(NATION)
    assert told["request_id"].is_unique().all() and told["opened"].is_sorted()
    closed = told.filter(pl.col("closed").is_not_null())
    assert (closed["closed"] > closed["opened"]).all()
    hours = (closed["closed"] - closed["opened"]).dt.total_minutes() / 60
    assert 0.6 < (hours <= closed["sla_hours"]).mean() < 0.95
    assert told["closed"].null_count() > 0
    assert told["opened"].min().date() >= NATION.first and told["closed"].max().date() <= NATION.last
