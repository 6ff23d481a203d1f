"""What the country's ratings, assessments and trainings truly are, counted plainly."""

from datetime import date

import polars as pl

from tests.reference.people import units_of_people
from tests.reference.truth import CELL, COORDINATES, Reference, Truth, cuts

PREDICATES = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
GROUPS = {"Sangat Baik": "Sangat Baik", "Baik": "Baik"}
"""Ratings that are told of units; the others are one group, below."""
NORM_HOURS, SMALLEST_UNIT, SMALLEST_WITH_TENTH = 20, 10, 50


def _codes(truth: Truth) -> pl.DataFrame:
    return truth.frame("agencies").select("agency_id", agency_code="budget_section_code").unique("agency_id")


def _at_home(truth: Truth) -> pl.DataFrame:
    """Return everybody with the code of their agency and since when they serve, under whatever number."""
    people = truth.frame("people").join(_codes(truth), on="agency_id", how="left")
    began = pl.coalesce("former_hired_date", "hired_date")
    return people.join(units_of_people(truth), on="person_id").select(
        "person_id", "agency_code", "work_unit", "left_date", began=began
    )


def _ratings(truth: Truth) -> pl.DataFrame:
    return truth.frame("ratings").join(_codes(truth), on="agency_id").rename({"of": "period"})


def _half_end(first: date) -> date:
    return date(first.year, 6, 30) if first.month == 1 else date(first.year, 12, 31)


def _due(truth: Truth) -> pl.DataFrame:
    """Return one row per half-year and person to be rated: whether they were, through e-Kinerja, and in time."""
    ratings, people, found = _ratings(truth), _at_home(truth), []
    for first in ratings["period"].unique().sort():
        end = _half_end(first)
        latest = date(end.year, 4, 30) if end.month == 6 else date(end.year, 10, 31)
        stay = pl.col("left_date").is_null() | (pl.col("left_date") > end)
        due = people.filter(pl.col("began") <= latest, stay)
        half = ratings.filter(period=first).select(
            "person_id", "is_digital", is_rated=True, is_in_time=pl.col("rated_date") <= end
        )
        found.append(due.join(half, on="person_id", how="left").with_columns(period=pl.lit(first)))
    return pl.concat(found).with_columns(pl.col("is_rated", "is_digital", "is_in_time").fill_null(value=False))


def rating_share(truth: Truth) -> pl.DataFrame:
    """Return how many of the people rated have each predicate."""
    ratings, found = _ratings(truth), []
    for predicate in PREDICATES:
        for agency in (pl.lit("all"), pl.col("agency_code")):
            keyed = ratings.with_columns(agency_code=agency, dimension=pl.lit("predicate"), member=pl.lit(predicate))
            share = 100 * (pl.col("rating") == predicate).mean()
            found.append(keyed.group_by(COORDINATES).agg(value=share).select(CELL))
    return pl.concat([*found, _by_unit(truth, ratings)])


def _judged(truth: Truth) -> pl.DataFrame:
    """Return the units of which the rule tells nothing about fewer than five people, by half-year, with their keys."""
    units = truth.frame("performance_units").join(_codes(truth), on="agency_id").rename({"half": "period"})
    has_tenth = pl.col("organisation_rating").is_in(["Butuh Perbaikan", "Kurang"])
    least = pl.when(has_tenth).then(SMALLEST_WITH_TENTH).otherwise(SMALLEST_UNIT)
    keys = truth.frame("units").select(echelon1_id="unit_id", unit="siasn_unor_id")
    return units.filter(pl.col("people") >= least).join(keys, on="echelon1_id")


def _by_unit(truth: Truth, ratings: pl.DataFrame) -> pl.DataFrame:
    """Return the share of each group of ratings in every unit that is judged, under the unit's key and the group's."""
    judged = _judged(truth).select("echelon1_id", "period", "unit")
    rated = ratings.join(judged, on=["echelon1_id", "period"])
    rated = rated.with_columns(group=pl.col("rating").replace_strict(GROUPS, default="below"))
    found = []
    for group in (*GROUPS, "below"):
        member = pl.concat_str("unit", pl.lit(f"/{group}"))
        keyed = rated.with_columns(dimension=pl.lit("unit_rating"), member=member)
        found.append(keyed.group_by(COORDINATES).agg(value=100 * (pl.col("group") == group).mean()).select(CELL))
    return pl.concat(found)


def rating_rule_conformity(truth: Truth) -> pl.DataFrame:
    """Return how many of the units that are judged spread ratings as the rule says."""
    by = {"organisation_rating": "organisation_rating", "work_unit": "unit"}
    return cuts(_judged(truth).with_columns(one=1), pl.col("follows_rule"), pl.col("one"), by, 100)


def _of_due(truth: Truth, which: pl.Expr, among: pl.Expr) -> pl.DataFrame:
    return cuts(_due(truth).filter(among).with_columns(one=1), which, pl.col("one"), {}, 100)


def _competencies(truth: Truth, top: pl.Expr, scale: float, kinds: dict[str, str]) -> pl.DataFrame:
    rows = truth.frame("competencies").rename({"of": "period"}).join(_at_home(truth), on="person_id")
    gap = pl.col("assessed_level") - pl.col("required_level")
    return cuts(rows.with_columns(gap=gap, one=1), top, pl.col("one"), kinds, scale)


def _digital_literacy(truth: Truth) -> pl.DataFrame:
    cells = _competencies(truth, pl.col("gap"), 1, {"kind": "competency_kind"})
    return cells.filter(member="Literasi Digital").with_columns(dimension=pl.lit("all"), member=pl.lit("all"))


def _trained(truth: Truth, top: pl.Expr, scale: float, by: dict[str, str] | None = None) -> pl.DataFrame:
    """Sum over all who serve at the end of each year."""
    people, found = _at_home(truth), []
    trainings = truth.frame("trainings").group_by("person_id", "of").agg(hours=pl.sum("training_hours"))
    for first in trainings["of"].unique().sort():
        end = date(first.year, 12, 31)
        stay = pl.col("left_date").is_null() | (pl.col("left_date") > end)
        serving = people.filter(pl.col("began") <= end, stay)
        year = serving.join(trainings.filter(of=first), on="person_id", how="left")
        found.append(year.with_columns(pl.col("hours").fill_null(0), period=pl.lit(first), one=1))
    return cuts(pl.concat(found), top, pl.col("one"), by or {}, scale)


def digital_training_share(truth: Truth) -> pl.DataFrame:
    """Return how much of all training is held over the net."""
    rows = truth.frame("trainings").rename({"of": "period"}).join(_at_home(truth), on="person_id")
    return cuts(rows.with_columns(one=1), pl.col("is_digital"), pl.col("one"), {}, 100)


KINDS, UNIT = {"competency_kind": "competency_kind"}, {"work_unit": "work_unit"}
METRICS: dict[str, Reference] = {
    "assessed_share": lambda truth: _of_due(truth, pl.col("is_rated"), pl.lit(value=True)),
    "competency_gap": lambda truth: _competencies(truth, pl.col("gap"), 1, KINDS | UNIT),
    "competency_match_share": lambda truth: _competencies(truth, pl.col("gap") >= 0, 100, KINDS),
    "digital_assessment_share": lambda truth: _of_due(truth, pl.col("is_digital"), pl.col("is_rated")),
    "digital_literacy_gap": _digital_literacy,
    "digital_training_share": digital_training_share,
    "rating_rule_conformity": rating_rule_conformity,
    "rating_share": rating_share,
    "timely_assessment_share": lambda truth: _of_due(truth, pl.col("is_in_time"), pl.lit(value=True)),
    "trained_share": lambda truth: _trained(truth, pl.col("hours") > 0, 100),
    "training_hours_per_asn": lambda truth: _trained(truth, pl.col("hours"), 1, UNIT),
    "training_norm_share": lambda truth: _trained(truth, pl.col("hours") >= NORM_HOURS, 100),
}
