"""Bookings of shared desks: who reserves one, and whether the badge was then seen there."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.presence import Day, days

BOOKED, BOOKED_IN_VAIN, CHECKED_IN = 0.8, 0.25, 0.94
"""Chance that who will be there has booked, that who will not has, and that a booker who is there checks in."""
TIME_ZONE = 8
"""Hours of WITA before UTC."""


def desk_bookings(nation: Nation, period: date) -> pl.DataFrame:
    """Return a month's bookings: desk, badge, day, and when it was checked in and out (UTC; null: nobody came)."""
    found = [_of_day(nation, day) for day in days(nation, period)]
    booked = pl.concat(found) if found else pl.DataFrame()
    number = pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(7)
    return booked.with_columns(booking_id=pl.format("BK{}{}", pl.lit(f"{period:%Y%m}"), number))


def _of_day(nation: Nation, day: Day) -> pl.DataFrame:
    chance, n = nation.rng("bookings", day.day.isoformat()), len(day.holders)
    is_shared = (day.holders["kind"] == "shared").to_numpy()
    booked = is_shared & (chance.random(n) < np.where(day.is_there, BOOKED, BOOKED_IN_VAIN))
    came = (day.is_there & (chance.random(n) < CHECKED_IN))[booked]
    midnight = np.datetime64(datetime(day.day.year, day.day.month, day.day.day), "us")
    moments = [
        midnight + ((hours[booked] - TIME_ZONE) * 3_600_000_000).astype("timedelta64[us]")
        for hours in (day.begins, day.ends)
    ]
    frame = day.holders.filter(pl.Series(booked)).select("workpoint_id", "badge", day=pl.lit(day.day))
    frame = frame.with_columns(is_checked_in=pl.Series(came), began=pl.Series(moments[0]), ended=pl.Series(moments[1]))
    in_time = pl.when("is_checked_in")
    return frame.with_columns(
        began=in_time.then(pl.col("began").dt.truncate("1m")).dt.replace_time_zone("UTC"),
        ended=in_time.then(pl.col("ended").dt.truncate("1m")).dt.replace_time_zone("UTC"),
    )
