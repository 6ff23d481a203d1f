"""Requests to the facility desk: what broke or was asked for, where, how urgent, and when it was closed."""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation, end_of_month
from sample_nation.world.space import seats

PER_SEAT_AND_MONTH = 0.14
CATEGORIES = {
    "Tata udara": 0.24,
    "Listrik": 0.14,
    "Jaringan": 0.2,
    "Kebersihan": 0.18,
    "Air": 0.08,
    "Lift": 0.06,
    "Mebel": 0.1,
}
PRIORITIES = {"Rendah": (0.35, 120), "Sedang": (0.42, 48), "Tinggi": (0.18, 24), "Darurat": (0.05, 4)}
"""Priority → its share, and the hours in which it is to be solved."""
NEVER_CLOSED = 0.015


@cache
def requests(nation: Nation) -> pl.DataFrame:
    """Return one row per request, in the order of opening; null ``closed`` is still open at the end."""
    asked = _asked(nation)
    chance, n = nation.rng("requests", "shape"), len(asked)
    priority = chance.choice(len(PRIORITIES), n, p=[share for share, _ in PRIORITIES.values()])
    sla = np.array([hours for _, hours in PRIORITIES.values()])[priority]
    took = (sla * chance.lognormal(-0.75, 0.85, n) * 60).astype(np.int64) + 5
    minute = (chance.triangular(6, 9, 20, n) * 60).astype(np.int64)
    opened = asked["day"].cast(pl.Datetime("us")) + pl.Series(minute.astype("timedelta64[m]").astype("timedelta64[us]"))
    closed = opened + pl.Series(took.astype("timedelta64[m]").astype("timedelta64[us]"))
    closed = closed.scatter(np.flatnonzero(chance.random(n) < NEVER_CLOSED), None)
    found = asked.drop("day").with_columns(
        opened=opened, closed=closed, sla_hours=pl.Series(sla),
        category=pl.Series(chance.choice(list(CATEGORIES), n, p=list(CATEGORIES.values()))),
        priority=pl.Series(np.array(list(PRIORITIES))[priority]),
    ).sort("opened", "floor_id", "category")  # fmt: skip
    end = pl.lit(nation.last).cast(pl.Datetime("us")) + pl.duration(days=1)
    number = pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(7)
    return found.with_columns(
        closed=pl.when(pl.col("closed") < end).then("closed"), request_id=pl.format("LF{}", number)
    )


def _asked(nation: Nation) -> pl.DataFrame:
    """Return who asks on which day: a random seat that is held, month by month."""
    held, found = seats(nation).select("agency_id", "building_id", "floor_id", "valid_from", "valid_to"), []
    for period in nation.periods:
        chance, last = nation.rng("requests", period.isoformat()), end_of_month(period)
        now = held.filter(
            (pl.col("valid_from") <= period) & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= last))
        )
        rows = chance.integers(0, max(len(now), 1), chance.poisson(len(now) * PER_SEAT_AND_MONTH))
        day = np.datetime64(period) + chance.integers(0, last.day, len(rows)).astype("timedelta64[D]")
        found.append(
            now[rows].select("agency_id", "building_id", "floor_id").with_columns(day=pl.Series(day).cast(pl.Date))
        )
    return pl.concat(found)
