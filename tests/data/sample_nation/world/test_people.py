"""People are consistent: their numbers tell what their columns tell, and each is somewhere at every time."""

from datetime import date

import polars as pl
import pytest
from sample_nation.nation import REORGANISED, Nation
from sample_nation.organisations import agencies, units
from sample_nation.world.people import count_by_unit, employees, heads, postings

NATION = Nation(people=6_000)
PEOPLE = employees(NATION)


def test_as_many_serve_as_the_country_has():
    assert PEOPLE["is_active"].sum() == NATION.people
    assert PEOPLE.filter(~pl.col("is_active"))["left_date"].is_between(NATION.first, NATION.last).all()
    assert PEOPLE.filter("is_active")["left_date"].null_count() == NATION.people


@pytest.mark.parametrize("until", ["2023-06", "2024-10", "2026-06"])
def test_everybody_sits_in_a_unit_that_stands(until):
    nation = Nation(people=500, months=6, until=until)
    standing = units(nation).filter(
        pl.col("valid_from") <= nation.last, pl.col("valid_to").is_null() | (pl.col("valid_to") >= nation.last)
    )
    placed = employees(nation).join(standing, on=["unit_id", "agency_id"], how="anti")
    assert placed.is_empty()


def test_shares_are_the_published_ones():
    told = PEOPLE.select(
        women=(pl.col("sex") == "F").mean(), pppk=(pl.col("kind") == "PPPK").mean(),
        functional=(pl.col("post_kind") == "functional").mean(),
    ).row(0)  # fmt: skip
    assert told == pytest.approx((0.562, 0.356, 0.636), abs=0.03)


def test_nobody_serves_beyond_retirement_and_only_some_beyond_58():
    age = (pl.lit(NATION.last) - pl.col("birth_date")).dt.total_days() / 365.25
    serving = PEOPLE.filter("is_active").with_columns(age=age)
    assert serving["age"].is_between(20, 60).all()
    late = serving.filter(pl.col("age") >= 58.1)
    assert late.height
    assert (late["post_name"].str.ends_with("Ahli Madya") | late["echelon"].is_not_null()).all()


def test_a_unit_has_one_head_and_heads_are_pns_with_a_degree():
    found = heads(NATION)
    assert found["unit_id"].is_unique().all()
    leads = PEOPLE.filter(pl.col("post_kind") == "structural")
    assert set(leads["kind"]) == {"PNS"}
    assert not set(leads["education"]) & {"SMA", "D-III"}
    assert leads["echelon"].null_count() == 0
    assert count_by_unit(NATION)["people"].sum() == NATION.people


def test_postings_follow_each_other_without_gap():
    rows = postings(NATION).sort("person_id", "valid_from")
    following = pl.col("valid_from").shift(-1).over("person_id")
    gaps = rows.filter(following.is_not_null(), following != pl.col("valid_to") + pl.duration(days=1))
    assert gaps.is_empty()
    last = (
        rows.group_by("person_id", maintain_order=True)
        .last()
        .join(PEOPLE.filter("is_active").select("person_id", now="unit_id"), on="person_id")
    )
    assert (last["unit_id"] == last["now"]).all() and last.height == NATION.people


def test_who_served_under_an_ended_ministry_left_it_on_its_last_day():
    ended = agencies(NATION).filter(pl.col("valid_to").is_not_null())["agency_id"].to_list()
    under = postings(NATION).filter(pl.col("agency_id").is_in(ended))
    assert under.height > 100
    assert (under["valid_to"] < REORGANISED).all()
    assert (under["valid_to"] == date(2024, 10, 20)).mean() > 0.9


def test_the_same_seed_makes_the_same_people():
    assert employees(Nation(people=6_000, faults="hard")).equals(PEOPLE)
    assert not employees(Nation(people=6_000, seed=1))["nip"].equals(PEOPLE["nip"])


@pytest.mark.parametrize("seed", [1, 2045])
def test_some_share_name_and_day_of_birth_with_another(seed):
    people = employees(Nation(months=1, seed=seed), "full_name", "birth_date", "nik")
    alike = people.filter(pl.struct("full_name", "birth_date").is_duplicated())
    assert 4 <= alike.height <= 40 and alike["nik"].is_unique().all()
