"""Ratings come from result and behaviour, and most units keep the rule of distribution while some break it."""

from datetime import date

import polars as pl
import pytest
from sample_nation.nation import Nation
from sample_nation.world.people import employees
from sample_nation.world.performance import CELLS, EXPECTATIONS, RATINGS, conformity, half_end, halves, ratings

NATION = Nation(people=25_000)
HALF = date(2025, 7, 1)
RATED = ratings(NATION, HALF)


def test_halves_are_those_that_are_over():
    assert halves(NATION) == [date(2024, 7, 1), date(2025, 1, 1), HALF, date(2026, 1, 1)]
    assert halves(Nation(until="2026-05", months=6)) == [HALF]
    assert half_end(HALF) == date(2025, 12, 31)


def test_everybody_in_post_is_rated_once_by_somebody_else():
    assert RATED["person_id"].is_unique().all()
    assert not (RATED["person_id"] == RATED["rater_id"]).any()
    bosses = employees(NATION).filter(pl.col("echelon") == "I.a")["person_id"]
    assert set(RATED.filter(pl.col("rater_id").is_null())["person_id"]) <= set(bosses)
    known = employees(NATION).join(RATED, on="person_id")
    began = known.select(pl.coalesce("former_hired_date", "hired_date")).to_series()
    assert (began < HALF.replace(month=11)).all()
    assert (known["left_date"].is_null() | (known["left_date"] >= half_end(HALF))).all()


def test_a_rating_is_where_result_and_behaviour_meet():
    places = {name: place for place, name in enumerate(EXPECTATIONS)}
    found = {
        (rating, places[result], places[behaviour])
        for rating, result, behaviour in RATED.select("rating", "work_result", "work_behavior").unique().iter_rows()
    }
    assert found == {(rating, *cell) for rating, cells in zip(RATINGS, CELLS, strict=True) for cell in cells}
    assert sum(map(len, CELLS)) == 9


def test_most_units_keep_the_rule_and_generous_ones_break_it():
    told = conformity(RATED)
    assert told["people"].sum() == RATED.height
    keep = told.filter(~pl.col("is_generous"))["follows_rule"].mean()
    breaks = told.filter("is_generous")["follows_rule"].mean()
    assert keep > 0.95 and breaks < 0.1
    assert 0.8 < told["follows_rule"].mean() < 0.95


@pytest.mark.parametrize(
    ("organisation", "given", "follows"),
    [
        ("Istimewa", [0] * 7 + [1] * 3, True),
        ("Istimewa", [0] * 8 + [1] * 2, False),
        ("Baik", [1] * 7 + [0] * 2 + [2], True),
        ("Baik", [1] * 7 + [0] * 3, False),
        ("Butuh Perbaikan", [2] * 6 + [1] * 3 + [0], True),
        ("Butuh Perbaikan", [2] * 5 + [1] * 5, False),
        ("Kurang", [3] * 6 + [2] * 2 + [1] * 2, True),
        ("Kurang", [3] * 9 + [0], False),
        ("Sangat Kurang", [4] * 6 + [3] * 4, True),
        ("Sangat Kurang", [4] * 9 + [0], False),
    ],
)
def test_the_rule_is_the_circulars(organisation, given, follows):
    unit = pl.DataFrame({"rating": [RATINGS[each] for each in given]}).with_columns(
        echelon1_id=pl.lit("U"),
        agency_id=pl.lit("A"),
        organisation_rating=pl.lit(organisation),
        is_generous=pl.lit(False),
    )
    assert conformity(unit)["follows_rule"].to_list() == [follows]


def test_units_are_those_of_the_day():
    before = ratings(Nation(people=2_000, months=12, until="2024-12"), date(2024, 1, 1))
    assert before["unit_id"].str.ends_with("-2019").any()
    assert not RATED["unit_id"].str.ends_with("-2019").any()
