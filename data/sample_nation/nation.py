"""The country's parameters: its size, its months, its seed, and one stream of random numbers for each topic."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

import numpy as np

REORGANISED = date(2024, 10, 21)
"""The day on which 34 ministries became 48 (DOMAIN A2)."""
PROFILES = ("none", "typical", "hard")


@dataclass(frozen=True)
class Nation:
    """What is asked for: civil servants, months up to and with ``until`` (YYYY-MM), faults, seed, folder, canaries."""

    people: int = 25_000
    months: int = 24
    until: str = "2026-06"
    faults: str = "typical"
    seed: int = 2045
    out: Path = Path("nation")
    canaries: int = 0

    def rng(self, *topic: str | int) -> np.random.Generator:
        """Return the stream of a topic; asking again gives the same numbers again."""
        name = "/".join(str(part) for part in (self.seed, *topic))
        return np.random.default_rng(int.from_bytes(hashlib.blake2b(name.encode(), digest_size=16).digest()))

    @cached_property
    def periods(self) -> tuple[date, ...]:
        """Return the first days of the months, oldest first."""
        year, month = (int(part) for part in self.until.split("-"))
        last = year * 12 + month - 1
        return tuple(date(one // 12, one % 12 + 1, 1) for one in range(last - self.months + 1, last + 1))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Return the calendar years that the months touch."""
        return tuple(sorted({period.year for period in self.periods}))

    @property
    def first(self) -> date:
        """Return the first day."""
        return self.periods[0]

    @property
    def last(self) -> date:
        """Return the last day."""
        return end_of_month(self.periods[-1])


def end_of_month(day: date) -> date:
    """Return the last day of a day's month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
