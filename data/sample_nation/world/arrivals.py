"""When movers arrive: in the month planned or, mostly, later; some not at all."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

NEVER = 0.05
"""Movers who are taken off the list and stay."""
ON_TIME = 0.35
EARLY_MOVERS_BY = date(2025, 8, 31)
"""The day by which those due in 2024 had arrived (DOMAIN B)."""


def arrived(rng: np.random.Generator, movers: pl.DataFrame, last: date) -> pl.Expr:
    """Return the day of arrival, null if it is later than ``last``.

    Args:
        rng: the movers' stream.
        movers: with ``planned_date``, ``is_early`` and ``hired_date``.
        last: the country's last day.
    """
    number = movers.height
    late = rng.gamma(2, np.where(movers["is_early"], 75, 28), number)
    days = pl.Series(np.where(rng.random(number) < ON_TIME, rng.uniform(0, 27, number), late).astype(np.int64))
    came = pl.max_horizontal(
        pl.col("planned_date") + pl.duration(days=days), pl.col("hired_date") + pl.duration(days=20)
    )
    came = pl.when("is_early").then(pl.min_horizontal(came, pl.lit(EARLY_MOVERS_BY))).otherwise(came)
    stays = pl.Series(rng.random(number) < NEVER) & ~movers["is_early"]
    return pl.when((came <= last) & ~stays).then(came).alias("arrived_date")
