from datetime import date

import polars as pl
import pytest
from sample_nation.nation import REORGANISED, Nation
from sample_nation.organisations import agencies, alive, successions, units

NATION = Nation()
DAYS = [(date(2024, 10, 20), 34), (REORGANISED, 48)]


@pytest.mark.parametrize(("day", "ministries"), DAYS)
def test_the_ministries_of_a_day_are_as_many_as_they_were(day, ministries):
    assert alive(agencies(NATION), day).filter(pl.col("kind") != "agency").height == ministries


@pytest.mark.parametrize("code", ["budget_section_code", "name", "short_name"])
@pytest.mark.parametrize(("day", "ministries"), DAYS)
def test_a_code_is_of_one_agency_on_any_day(day, ministries, code):
    standing = alive(agencies(NATION), day)
    assert standing[code].n_unique() == standing.height


def test_what_ended_was_handed_over_whole():
    handed = successions(NATION).join(agencies(NATION), left_on="predecessor_id", right_on="agency_id")
    shares = handed.filter(pl.col("valid_to").is_not_null()).group_by("predecessor_id").agg(pl.sum("share"))
    ended = agencies(NATION).filter(pl.col("valid_to").is_not_null())
    assert set(shares["predecessor_id"]) == set(ended["agency_id"])
    assert shares["share"].to_list() == pytest.approx([1.0] * ended.height)


def test_sizes_of_the_agencies_that_stand_are_shares_of_the_whole():
    assert alive(agencies(NATION), REORGANISED)["size"].sum() == pytest.approx(1)


@pytest.mark.parametrize(("day", "ministries"), DAYS)
def test_every_unit_has_an_agency_and_a_head_that_stand(day, ministries):
    standing = alive(units(NATION), day)
    assert set(standing["agency_id"]) == set(alive(agencies(NATION), day)["agency_id"])
    heads = set(standing.filter(echelon="1")["unit_id"])
    assert set(standing.filter(echelon="2")["parent_unit_id"]) <= heads
    assert standing["work_unit_code"].n_unique() == standing.height


def test_a_unit_that_was_handed_over_keeps_its_code():
    old = units(NATION).filter(pl.col("successor_unit_id").is_not_null())
    pairs = old.join(units(NATION), left_on="successor_unit_id", right_on="unit_id", suffix="_new")
    assert old.height == pairs.height > 300
    assert (pairs["work_unit_code"] == pairs["work_unit_code_new"]).all()
    assert (pairs["agency_id"] != pairs["agency_id_new"]).all()
