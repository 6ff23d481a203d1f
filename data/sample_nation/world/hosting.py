"""What is hosted in the national data centre (PDN): where, in which tier, how available month by month; sample data."""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation, end_of_month
from sample_nation.world.applications import applications

HOSTED_SHARE, FRAIL_SHARE = 0.35, 0.08
SITES = ("PDN-1", "PDN-2", "PDN-IKN")
"""Sites under invented names."""


@cache
def hosted(nation: Nation) -> pl.DataFrame:
    """Return one row per hosted application: site, host, tier, the mean number of minutes it is out in a month."""
    apps, rng = applications(nation).filter(pl.col("status") == "Operasional"), nation.rng("hosting")
    apps = apps.filter(pl.Series(rng.random(apps.height) < HOSTED_SHARE))
    height = apps.height
    tier = rng.choice([2, 3, 4], height, p=[0.2, 0.5, 0.3])
    out = np.where(rng.random(height) < FRAIL_SHARE, 900, 60) / (tier - 1)
    site = np.array(SITES)[rng.integers(0, len(SITES), height)]
    return apps.with_columns(
        site=pl.Series(site),
        tier=pl.Series(tier),
        mean_out=pl.Series(out),
        host=pl.Series(rng.integers(1, 400, height)),
    )


@cache
def months(nation: Nation) -> pl.DataFrame:
    """Return one row per hosted application and month: minutes out, and the availability that follows from them."""
    found = []
    for period in nation.periods:
        frame, rng = hosted(nation), nation.rng("availability", period.year, period.month)
        minutes = end_of_month(period).day * 1440
        out = np.minimum(np.rint(rng.exponential(frame["mean_out"].to_numpy())), minutes).astype(np.int64)
        found.append(frame.with_columns(month=pl.lit(period), out_minutes=pl.Series(out), minutes=pl.lit(minutes)))
    available = 100 * (1 - pl.col("out_minutes") / pl.col("minutes"))
    return pl.concat(found).with_columns(availability_pct=available.round(3))
