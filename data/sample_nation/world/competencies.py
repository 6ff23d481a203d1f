"""Yearly assessments of competency: the level that a post requires and the level found; a third of the people a year.

Levels 1 to 5 and the kinds follow PermenPANRB 38/2017 [M]; who reaches what is drawn: sample data.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.people import employees

KINDS = {"Manajerial": 0.0, "Sosial Kultural": 0.15, "Teknis": -0.05, "Literasi Digital": -0.45}
"""Kind → how much better or worse than required people are on average."""
EVERY = 3
"""Years between two assessments of a person."""


def assessments(nation: Nation, year: int) -> pl.DataFrame:
    """Return one row per person assessed in a year and kind of competency.

    Columns: ``person_id, competency_kind, required_level, assessed_level, assessed_date``.
    """
    rng = nation.rng("competencies", year)
    begin, end = max(nation.first, date(year, 1, 1)), min(nation.last, date(year, 12, 31))
    known = employees(nation, "person_id", "hired_date", "left_date", "post_name", "echelon", "education")
    people = known.filter(
        pl.col("person_id") % EVERY == year % EVERY,
        pl.col("hired_date") < begin,
        pl.col("left_date").is_null() | (pl.col("left_date") > end),
    )
    days = pl.Series([begin + timedelta(days=each) for each in range((end - begin).days + 1)])
    people = people.select(
        "person_id", required=_required(), assessed_date=days.gather(rng.integers(0, len(days), people.height))
    )
    kinds = pl.DataFrame({"competency_kind": list(KINDS), "drift": list(KINDS.values())})
    each = people.join(kinds, how="cross")
    personal = np.repeat(rng.normal(0, 0.5, people.height), len(KINDS))
    found = each["required"].to_numpy() + each["drift"].to_numpy() + personal + rng.normal(0, 0.5, each.height)
    return each.select(
        "person_id", "competency_kind", required_level="required",
        assessed_level=pl.Series(np.clip(np.rint(found), 1, 5).astype(np.int64)), assessed_date="assessed_date",
    )  # fmt: skip


def _required() -> pl.Expr:
    """Return the level that a post requires: by echelon, by rung, else by degree."""
    post = pl.col("post_name")
    by_echelon = pl.col("echelon").replace_strict({"I.a": 5, "II.a": 4, "III.a": 3, "IV.a": 2}, return_dtype=pl.Int64)
    by_rung = pl.when(post.str.ends_with("Utama")).then(5).when(post.str.ends_with("Madya")).then(4)
    by_rung = by_rung.when(post.str.ends_with("Muda") | post.str.ends_with("Penyelia")).then(3)
    has_degree = ~pl.col("education").is_in(["SMA", "D-III"])
    return pl.coalesce(by_echelon, by_rung.otherwise(pl.when(has_degree).then(2).otherwise(1)).cast(pl.Int64))
