"""Maturity of e-government: a level from 1 to 5 for every agency, year and indicator, and the index made of them.

SPBE-2020: PermenPANRB 59/2020, 47 indicators, weights as in DOMAIN A5. PEMDI-2026: 35 indicators in 9 aspects
(Perpres 12/2025, DOMAIN A5); its weights are not known here, so that **equal weights are our assumption**. Public code
of 2026 tells of PermenPANRB 8/2026 with 20 indicators in 7 aspects: the contract takes any number of them. Levels are
drawn: sample data. The mean follows the national index, 2.79 in 2023 and 3.12 in 2024 (SK 13/2024, Kepmen 663/2024).
"""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.organisations import agencies, alive

SPBE_WEIGHTS = (*[1.3] * 10, *[2.5] * 10, *[1.5] * 11, *[2.75] * 10, *[3.0] * 6)
"""Domains in order: policy 13, governance 25, management 16.5, services 45.5."""
SPBE_DOMAINS = (*[0] * 10, *[1] * 10, *[2] * 11, *[3] * 16)
PEMDI_ASPECTS = (*[0] * 4, *[1] * 4, *[2] * 4, *[3] * 4, *[4] * 4, *[5] * 4, *[6] * 4, *[7] * 4, *[8] * 3)
"""How the 35 indicators fall into the 9 aspects: our assumption as well."""
BANDS = ((4.2, "Memuaskan"), (3.5, "Sangat Baik"), (2.6, "Baik"), (1.8, "Cukup"), (0.0, "Kurang"))
"""From which index on a predicate holds (DOMAIN A5)."""
EVALUATED = (7, 1)
"""Month and day on which an evaluation counts the agencies; the decree follows."""


def instrument(year: int) -> str:
    """Return which instrument a year is measured with."""
    return "SPBE-2020" if year < 2026 else "PEMDI-2026"


def weights(year: int) -> np.ndarray:
    """Return the weights of a year's indicators; they add up to 100."""
    if instrument(year) == "SPBE-2020":
        return np.array(SPBE_WEIGHTS)
    return np.full(len(PEMDI_ASPECTS), 100 / len(PEMDI_ASPECTS))


@cache
def evaluated(nation: Nation, year: int) -> pl.DataFrame:
    """Return the agencies that a year's evaluation names: those that stood on its day, in the order of their code."""
    return alive(agencies(nation), date(year, *EVALUATED)).sort("agency_id")


@cache
def levels(nation: Nation, year: int) -> np.ndarray:
    """Return agencies × indicators: levels that differ by agency, by domain or aspect, and rise over the years."""
    groups = np.array(SPBE_DOMAINS if instrument(year) == "SPBE-2020" else PEMDI_ASPECTS)
    names = evaluated(nation, year)["agency_id"].to_list()
    skill = np.array([nation.rng("maturity", name).normal(0, 0.45) for name in names])
    rng = nation.rng("maturity", year)
    shape = (len(names), len(groups))
    by_group = rng.normal(0, 0.25, (len(names), groups.max() + 1))[:, groups]
    break_of_instrument = -0.5 if instrument(year) == "PEMDI-2026" else 0.0
    mean = 3.12 + 0.18 * (year - 2024) + break_of_instrument
    return np.clip(np.rint(mean + skill[:, None] + by_group + rng.normal(0, 0.6, shape)), 1, 5).astype(np.int64)


@cache
def scores(nation: Nation, year: int) -> pl.DataFrame:
    """Return one row per agency of a year: index, predicate, and the level of each indicator under its number."""
    found, by = levels(nation, year), weights(year)
    index = np.round(found @ by / 100, 2)
    predicate = pl.lit(BANDS[-1][1])
    for bound, name in reversed(BANDS[:-1]):
        predicate = pl.when(pl.col("index") >= bound).then(pl.lit(name)).otherwise(predicate)
    frame = evaluated(nation, year).select("agency_id", "name", "spbe_name")
    frame = frame.with_columns(index=pl.Series(index)).with_columns(predicate=predicate)
    return frame.with_columns(**{str(number): pl.Series(column) for number, column in enumerate(found.T, 1)})
