"""Half-yearly ratings: where result and behaviour meet, spread within echelon-1 units as the rule says, or not.

The rule ties a unit's spread to the rating of the organisation (DOMAIN A4, PANRB circular on PermenPANRB 6/2022); the
matrix of result and behaviour is recalled, not sourced [M]. Who is rated how is drawn: sample data.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl

from sample_nation.nation import Nation, end_of_month
from sample_nation.world.people import employees, heads, postings
from sample_nation.world.screening import echelon1

RATINGS = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
SPREADS = {
    "Istimewa": (0.66, 0.30, 0.03, 0.01, 0.0),
    "Baik": (0.20, 0.65, 0.10, 0.05, 0.0),
    "Butuh Perbaikan": (0.08, 0.20, 0.64, 0.06, 0.02),
    "Kurang": (0.06, 0.10, 0.16, 0.64, 0.04),
    "Sangat Kurang": (0.0, 0.08, 0.12, 0.16, 0.64),
}
"""Rating of the organisation → shares of its people's ratings, within the rule."""
ORGANISATION_SHARES = (0.18, 0.66, 0.10, 0.05, 0.01)
GENEROUS = (0.83, 0.17, 0.0, 0.0, 0.0)
"""The spread of units that break the rule."""
BREAKS = 0.15
EXPECTATIONS = ("Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi")
CELLS = (((0, 0),), ((0, 1), (1, 0), (1, 1)), ((2, 0), (2, 1)), ((0, 2), (1, 2)), ((2, 2),))
"""Rating → the cells (result, behaviour) that give it."""


def halves(nation: Nation) -> list[date]:
    """Return the first days of the half-years that the months touch and that are over by the last day."""
    firsts = sorted({date(period.year, 1 if period.month < 7 else 7, 1) for period in nation.periods})
    return [first for first in firsts if half_end(first) <= nation.last]


def half_end(first: date) -> date:
    """Return the last day of a half-year."""
    return end_of_month(first.replace(month=first.month + 5))


def ratings(nation: Nation, first: date) -> pl.DataFrame:
    """Return one row per person rated in the half-year that begins on ``first``.

    Columns: ``person_id, rater_id`` (null for heads of echelon 1), ``unit_id, agency_id, echelon1_id,
    organisation_rating, is_generous, rating, work_result, work_behavior, rated_date, is_digital``.
    """
    rng, end = nation.rng("performance", first.isoformat()), half_end(first)
    rated = _rated(nation, end)
    spread = _organisations(nation, first, rated)
    ability = nation.rng("ability").normal(size=employees(nation, "person_id").height)[
        rated["person_id"].to_numpy() - 1
    ]
    rated = rated.join(spread, on="echelon1_id", maintain_order="left").with_columns(
        score=pl.Series(-ability + rng.normal(0, 0.8, rated.height))
    )
    place = (pl.col("score").rank("ordinal").over("echelon1_id") - 0.5) / pl.len().over("echelon1_id")
    level = rated.select(sum((place > pl.col("edges").list.get(each)).cast(pl.Int8) for each in range(4))).to_series()
    days = pl.Series([end - timedelta(days=each) for each in range(45)])
    return rated.with_columns(
        *_cells(rng, level.to_numpy()),
        rating=pl.Series(RATINGS).gather(level),
        rated_date=days.gather(rng.integers(0, len(days), rated.height)),
        is_digital=_digital(nation, rng, first, rated),
    ).drop("score", "edges")


def conformity(rated: pl.DataFrame) -> pl.DataFrame:
    """Return one row per echelon-1 unit: its rating, people, shares of their ratings, whether they keep the rule."""
    shares = {f"share_{number}": (pl.col("rating") == each).mean() for number, each in enumerate(RATINGS, 1)}
    units = rated.group_by("echelon1_id", "agency_id").agg(
        pl.first("organisation_rating"), pl.first("is_generous"), people=pl.len(), **shares
    )
    best, good, better, poor, worst = (pl.col(f"share_{number}") for number in range(1, 6))
    rules = {
        "Istimewa": best <= 0.7,
        "Baik": (good <= 0.7) & (better + poor > 0),
        "Butuh Perbaikan": (better >= 0.6) & (best <= 0.1),
        "Kurang": (poor >= 0.6) & (better >= 0.1) & (best <= 0.1),
        "Sangat Kurang": (worst >= 0.6) & (best == 0),
    }
    keeps = pl.coalesce(pl.when(organisation_rating=name).then(rule) for name, rule in rules.items())
    return units.with_columns(follows_rule=keeps).sort("echelon1_id")


def _rated(nation: Nation, end: date) -> pl.DataFrame:
    """Return who is rated: in post at the end and appointed two months before, in the unit of that day."""
    held = postings(nation).filter(
        pl.col("valid_from") <= end, pl.col("valid_to").is_null() | (pl.col("valid_to") >= end)
    )
    began = pl.coalesce("former_hired_date", "hired_date")
    known = employees(nation, "person_id", "hired_date", "former_hired_date").filter(began < end - timedelta(days=61))
    held = held.join(known, on="person_id", maintain_order="left").join(
        echelon1(nation), on="unit_id", how="left", maintain_order="left"
    )
    own = held.join(heads(nation), on="unit_id", how="left", maintain_order="left")
    above = heads(nation).rename({"unit_id": "echelon1_id", "head_id": "above_id"})
    own = own.join(above, on="echelon1_id", how="left", maintain_order="left")
    rater = (
        pl.when(pl.col("head_id") != pl.col("person_id"))
        .then("head_id")
        .otherwise(pl.when(pl.col("above_id") != pl.col("person_id")).then("above_id"))
    )
    return own.select("person_id", "unit_id", "agency_id", "echelon1_id", rater_id=rater)


def _organisations(nation: Nation, first: date, rated: pl.DataFrame) -> pl.DataFrame:
    """Return each echelon-1 unit's rating in a half-year, and the edges between its people's ratings."""
    rng = nation.rng("organisations", first.isoformat())
    units = rated.select(pl.col("echelon1_id").unique().sort())
    level = rng.choice(len(SPREADS), units.height, p=ORGANISATION_SHARES)
    breaks = nation.rng("generous", first.year).random(units.height) < BREAKS
    edges = np.where(breaks[:, None], np.cumsum(GENEROUS), np.cumsum(list(SPREADS.values()), axis=1)[level])
    return units.with_columns(
        organisation_rating=pl.Series(list(SPREADS)).gather(level), is_generous=pl.Series(breaks),
        edges=pl.Series(edges.tolist()),
    )  # fmt: skip


def _cells(rng: np.random.Generator, level: np.ndarray) -> list[pl.Series]:
    """Draw a cell of the matrix for each rating."""
    most = max(map(len, CELLS))
    table = np.array([[cells[each % len(cells)] for each in range(most * 2)] for cells in CELLS])
    drawn = table[level, rng.integers(0, most * 2, len(level))]
    names = pl.Series(EXPECTATIONS)
    return [names.gather(drawn[:, place]).alias(name) for place, name in enumerate(("work_result", "work_behavior"))]


def _digital(nation: Nation, rng: np.random.Generator, first: date, rated: pl.DataFrame) -> pl.Series:
    """Say who was rated through e-Kinerja: more of them each half-year, at every agency's own pace."""
    pace = dict(zip(sorted(rated["agency_id"].unique()), nation.rng("digital").uniform(0.55, 0.95, 200), strict=False))
    share = rated["agency_id"].replace_strict(pace, return_dtype=pl.Float64).to_numpy()
    later = 0.04 * (2 * (first.year - 2024) + (first.month > 6))
    return pl.Series(rng.random(rated.height) < np.minimum(share + later, 0.995))
