"""Who is at the office when: working days, holidays, each unit's day of flexible work, arrival and leaving times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation, end_of_month
from sample_nation.world.access import held

FIXED_HOLIDAYS = {(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)}
MOVING_HOLIDAYS = {
    *(date(2024, 3, 11), date(2024, 4, 10), date(2024, 4, 11), date(2024, 6, 17)),
    *(date(2025, 3, 29), date(2025, 3, 31), date(2025, 4, 1), date(2025, 6, 6)),
    *(date(2026, 3, 19), date(2026, 3, 20), date(2026, 3, 21), date(2026, 5, 27)),
}
"""Nyepi, Idul Fitri and Idul Adha; close to the decrees, and sample data where they differ."""
AT_OFFICE, ON_FLEXIBLE_DAY = 0.88, 0.22
ARRIVAL, LEAVING = (7.6, 0.45), (16.3, 0.9)
"""Mean and spread of the hour, local time (WITA)."""


@dataclass(frozen=True)
class Day:
    """One working day: who holds a seat (a frame with ``badge``), and of each: is there, from and until what hour."""

    day: date
    holders: pl.DataFrame
    is_there: np.ndarray
    begins: np.ndarray
    ends: np.ndarray


def working_days(period: date) -> list[date]:
    """Return the month's days but weekends and holidays."""
    days = [period + timedelta(days=n) for n in range(end_of_month(period).day)]
    return [day for day in days if day.weekday() < 5 and not is_holiday(day)]


def is_holiday(day: date) -> bool:
    """Say whether a day is a public holiday."""
    return (day.month, day.day) in FIXED_HOLIDAYS or day in MOVING_HOLIDAYS


def days(nation: Nation, period: date) -> Iterator[Day]:
    """Give each working day of a month; the same however often it is asked for."""
    there = _holders(nation).filter(pl.col("valid_from") <= end_of_month(period))
    there = there.filter(pl.col("valid_to").is_null() | (pl.col("valid_to") >= period))
    for day in working_days(period):
        now = there.filter((pl.col("valid_from") <= day) & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= day)))
        chance, n = nation.rng("presence", day.isoformat()), len(now)
        likely = np.where(now["flexible_day"].to_numpy() == day.weekday(), ON_FLEXIBLE_DAY, AT_OFFICE)
        begins = np.clip(chance.normal(*ARRIVAL, n), 5.5, 11)
        ends = np.clip(chance.normal(*LEAVING, n), begins + 1.2, 21.9)
        yield Day(day, now, chance.random(n) < likely, begins, ends)


@cache
def _holders(nation: Nation) -> pl.DataFrame:
    """Return who holds a badge where, with the weekday on which the unit works from elsewhere."""
    units = held(nation)["unit_id"].unique().sort()
    flexible = nation.rng("presence", "units").integers(0, 7, len(units)).astype(np.int8)
    chosen = pl.DataFrame({"unit_id": units, "flexible_day": flexible})
    return held(nation).join(chosen, on="unit_id", how="left", maintain_order="left").select(
        "badge", "workpoint_id", "zone", "kind", "valid_from", "valid_to", "is_seen", "flexible_day"
    )  # fmt: skip
