"""Assessments whose index is the mean of their domains; incidents that end after they begin, if they end."""

import polars as pl
import pytest
from sample_nation.nation import Nation
from sample_nation.world.security import DOMAINS, assessments, incidents

NATION = Nation(people=25_000)


@pytest.mark.parametrize("year", NATION.years)
def test_an_index_is_the_mean_of_its_domains(year):
    found = assessments(NATION, year)
    mean = found.select(pl.mean_horizontal(DOMAINS)).to_series()
    assert ((found["index"] - mean).abs() <= 0.0051).all()
    assert (found["closed"] <= found["findings"]).all()
    assert (found["assessed_date"] <= NATION.last).all()
    assert (found["assessed_date"].dt.year() == year).all()


@pytest.mark.parametrize("year", NATION.years)
def test_incidents_end_after_they_begin_and_some_stay_open(year):
    found = incidents(NATION, year)
    assert found.height > 20
    closed = found.filter(pl.col("closed_at").is_not_null())
    assert (closed["closed_at"] >= closed["opened_at"]).all()
    assert 0 < found["closed_at"].null_count() < found.height / 3
    assert (found["opened_at"].dt.year() == year).all()
