"""When people were born, joined and left, in which kind of service, with what education.

Shares are national totals of 1 November 2025 (DOMAIN A4): 35.6 % PPPK, 56.2 % women, 62 % with a first degree. Ages
and years of service are drawn: sample data.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
import polars as pl

from sample_nation.nation import Nation

PPPK_SHARE = 1_988_655 / 5_588_245
WOMEN_SHARE = 3_140_460 / 5_588_245
EDUCATION = ("SMA", "D-III", "D-IV/S-1", "S-2", "S-3")
EDUCATION_SHARES = (0.13, 0.12, 3_473_254 / 5_588_245, 0.118, 0.01)
HIRING_AGE = {"SMA": (19, 27), "D-III": (21, 29), "D-IV/S-1": (22, 33), "S-2": (24, 34), "S-3": (27, 35)}
LEAVING_A_YEAR = 0.03
"""People who retire or resign in a year, as a share of those who serve."""
RETIRES_AT, RETIRES_LATE_AT = 58, 60
"""Ages of retirement: the later one for heads of the first two echelons and for Ahli Madya (UU 20/2023 [M])."""
FIRST_PPPK = date(2021, 2, 1)
DAYS = 365.25


def lives(nation: Nation) -> pl.DataFrame:
    """Return one row per person who serves on the last day or left within the months; texts as Enums."""
    rng = nation.rng("lives")
    gone = round(nation.people * LEAVING_A_YEAR * nation.months / 12)
    number = nation.people + gone
    leaves = rng.permutation(number) < gone
    is_pppk = rng.random(number) < PPPK_SHARE
    left = _leaving_days(nation, rng, leaves)
    born = _birth_days(nation, rng, is_pppk, left)
    is_senior = (_day(nation.last) - born) / DAYS >= RETIRES_AT
    level = rng.choice(len(EDUCATION), number, p=np.array(EDUCATION_SHARES) / sum(EDUCATION_SHARES))
    level = np.where(is_senior & (left < 0), np.maximum(level, 2), level)
    is_pppk &= ~is_senior
    frame = pl.DataFrame(
        {
            "kind": listed(("PNS", "PPPK")).gather(is_pppk.astype(int)),
            "sex": listed(("M", "F")).gather((rng.random(number) < WOMEN_SHARE).astype(int)),
            "education": listed(EDUCATION).gather(level),
            "birth_date": pl.Series(born.astype(np.int32)).cast(pl.Date),
            "hired_date": pl.Series(_hiring_days(nation, is_pppk, born, level, left)).cast(pl.Date),
            "left_date": pl.Series(np.where(left < 0, 0, left).astype(np.int32)).cast(pl.Date),
        }
    )
    return frame.with_columns(
        hired_date=pl.col("hired_date").dt.truncate("1mo"),
        left_date=pl.when(pl.Series(left >= 0)).then("left_date"),
        is_active=pl.Series(left < 0),
    )


def listed(words: Iterable[str | None]) -> pl.Series:
    """Return words as an Enum: a number of one or two bytes for each row, where a text takes sixteen and more."""
    texts = pl.Series(words, dtype=pl.String)
    return texts.cast(pl.Enum(texts.drop_nulls().unique(maintain_order=True)))


def _day(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def _leaving_days(nation: Nation, rng: np.random.Generator, leaves: np.ndarray) -> np.ndarray:
    """Return the first day of the month in which each left, -1 for those who serve."""
    months = np.array([_day(period) for period in nation.periods])
    return np.where(leaves, months[rng.integers(0, len(months), len(leaves))], -1)


def _birth_days(nation: Nation, rng: np.random.Generator, is_pppk: np.ndarray, left: np.ndarray) -> np.ndarray:
    """Draw ages on the last day; most who leave do so in the month after a birthday of retirement."""
    number, last = len(is_pppk), _day(nation.last)
    age = np.where(is_pppk, 23 + 32 * rng.beta(1.8, 2.6, number), 23 + 36.9 * rng.beta(1.9, 1.7, number))
    born = last - (age * DAYS).astype(np.int64)
    retired_at = np.where(rng.random(number) < 0.85, RETIRES_AT, RETIRES_LATE_AT)
    birthday = (left - rng.integers(1, 29, number)).astype("datetime64[D]")
    birth_month = birthday.astype("datetime64[M]") - retired_at * 12
    within = np.minimum((birthday - birthday.astype("datetime64[M]")).astype(np.int64), 27)
    retiree = birth_month.astype("datetime64[D]").astype(np.int64) + within
    resigned = left - (rng.uniform(26, 50, number) * DAYS).astype(np.int64)
    return np.where(left < 0, born, np.where(is_pppk | (rng.random(number) < 0.12), resigned, retiree))


def _hiring_days(
    nation: Nation, is_pppk: np.ndarray, born: np.ndarray, level: np.ndarray, left: np.ndarray
) -> np.ndarray:
    """Draw the day of appointment: by age for PNS, since 2021 for PPPK; before leaving, at nineteen at the least."""
    rng, until = nation.rng("hiring"), np.where(left < 0, _day(nation.last), left - 32)
    youngest, oldest = np.array([HIRING_AGE[each] for each in EDUCATION]).T
    by_age = born + (rng.uniform(youngest[level], oldest[level] + 1) * DAYS).astype(np.int64)
    since = np.maximum(_day(FIRST_PPPK), born + round(21 * DAYS))
    by_contract = since + (rng.random(len(born)) ** 1.2 * np.maximum(until - since, 0)).astype(np.int64)
    hired = np.where(is_pppk, by_contract, np.minimum(by_age, until))
    return np.maximum(hired, born + round(19.2 * DAYS)).astype(np.int32)
