"""Canaries have names of their own, everyone else keeps theirs, and no misspelling takes the mark away."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from sample_nation import mistakes
from sample_nation.nation import Nation
from sample_nation.world.canaries import MARK, name
from sample_nation.world.people import employees

NATION = Nation(people=2_000, months=1, canaries=300)
PEOPLE = employees(NATION)
ARE = pl.col("full_name").str.to_lowercase().str.contains(MARK)


def test_as_many_are_planted_as_are_asked_for_and_each_name_is_one_persons():
    planted = PEOPLE.filter(ARE)
    assert planted.height == planted["full_name"].n_unique() == 300


def test_nothing_else_of_the_country_changes():
    usual = employees(Nation(people=2_000, months=1))
    kept = [column for column in PEOPLE.columns if column not in {"full_name", "email"}]
    assert PEOPLE.select(kept).equals(usual.select(kept))
    others = PEOPLE.select(~ARE).to_series()
    assert PEOPLE.filter(others)["full_name"].equals(usual.filter(others)["full_name"])


@given(st.integers(0, 60**3 - 1), st.integers(0, 60**3 - 1))
def test_two_canaries_have_two_names(one, other):
    assert (name(one) == name(other)) == (one == other)


@given(st.integers(0, 60**3 - 1), st.integers(0, 2**32))
def test_a_misspelt_canary_is_still_one(number, seed):
    rng = Nation(seed=seed).rng("test")
    wrong = mistakes.made("name_variant", pl.Series([name(number)]), None, (), rng)
    assert MARK in wrong[0].lower()
