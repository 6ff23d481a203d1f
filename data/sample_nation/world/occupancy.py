"""What badge readers and sensors tell: one row per badge, floor and hour, and per sensor and hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.access import FIRST_SENSOR
from sample_nation.world.presence import Day, days
from sample_nation.world.space import floors

ELSEWHERE = 0.06
"""Share of hours that are spent, for a part, on another floor of the same building."""
BREAK_HOUR, BREAK_MINUTES = 12, 45
TYPES = {"hour": np.int8, "zone": np.int32, "device": np.int32, "amount": np.int16}
KIND = pl.Enum(["badge", "sensor"])


def occupancy(nation: Nation, period: date) -> pl.DataFrame:
    """Return a month's events: kind (badge or sensor), day, hour, zone, device, minutes (badge), people (sensor)."""
    found = [part for day in days(nation, period) for part in _of_day(nation, day)]
    return pl.concat(found) if found else _frame("badge", period, [np.zeros(0, np.int32)] * 4)


def _of_day(nation: Nation, day: Day) -> list[pl.DataFrame]:
    """Return the day's badge events, by badge and hour, and what the sensors counted."""
    chance = nation.rng("occupancy", day.day.isoformat())
    there = np.flatnonzero(day.is_there & day.holders["is_seen"].to_numpy())
    begins, ends = day.begins[there], day.ends[there]
    first, hours = begins.astype(np.int32), np.ceil(ends).astype(np.int32) - begins.astype(np.int32)
    person = np.repeat(np.arange(len(there), dtype=np.int32), hours)
    starts = np.cumsum(hours) - hours
    hour = (np.arange(hours.sum(), dtype=np.int32) - starts[person] + first[person]).astype(np.int32)
    badge, zone = (day.holders[name].to_numpy()[there][person] for name in ("badge", "zone"))
    minutes = 60 * (np.minimum(ends[person], hour + 1) - np.maximum(begins[person], hour))
    minutes = np.where(hour == BREAK_HOUR, np.minimum(minutes, 60 - BREAK_MINUTES), minutes)
    minutes = np.clip(np.ceil(minutes), 1, 60).astype(np.int32)
    away = np.flatnonzero((chance.random(len(hour), dtype=np.float32) < ELSEWHERE) & (minutes > 20))
    other, part = _other_floor(nation)[zone[away]], chance.integers(5, 20, len(away), dtype=np.int32)
    minutes[away] -= part
    badges = (
        np.concatenate(pair) for pair in ((hour, hour[away]), (zone, other), (badge, badge[away]), (minutes, part))
    )
    counted = _frame("badge", day.day, list(badges))
    return [counted, _sensors(counted, day.day, chance)]


def _sensors(counted: pl.DataFrame, day: date, chance: np.random.Generator) -> pl.DataFrame:
    """Return what the ceiling sensors saw: those with a badge, some missed, and visitors without."""
    seen = counted.group_by("hour", "zone").len("people").sort("zone", "hour")
    people = seen["people"].to_numpy()
    people = np.maximum(1, chance.binomial(people, 0.95) + chance.poisson(0.4 + people * 0.03)).astype(np.int32)
    zone = seen["zone"].to_numpy()
    return _frame("sensor", day, [seen["hour"].to_numpy(), zone, FIRST_SENSOR + zone, people])


@cache
def _other_floor(nation: Nation) -> np.ndarray:
    """Return zone → the zone of the floor above, the first one above the last."""
    held = floors(nation).filter(pl.col("seats") > 0).sort("zone")
    above = held.with_columns(other=pl.col("zone").shift(-1).over("building_id")).with_columns(
        other=pl.coalesce("other", pl.col("zone").min().over("building_id"))
    )
    found = np.zeros(int(held["zone"].max()) + 1, np.int32)
    found[above["zone"].to_numpy()] = above["other"].to_numpy()
    return found


def _frame(kind: str, day: date, numbers: Sequence[np.ndarray]) -> pl.DataFrame:
    """Return events of a kind and day from hour, zone, device and minutes or people."""
    columns = {name: each.astype(TYPES[name]) for name, each in zip(TYPES, numbers, strict=True)}
    told, other = ("minutes", "people") if kind == "badge" else ("people", "minutes")
    frame = pl.DataFrame(columns).rename({"amount": told}).with_columns(pl.lit(None, pl.Int16).alias(other))
    return frame.select(
        pl.lit(kind, KIND).alias("kind"), pl.lit(day).alias("day"), "hour", "zone", "device", "minutes", "people"
    )
