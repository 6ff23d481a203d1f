"""What buildings use by month: electricity, water, solar power, waste, and the green rating; sample data throughout."""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.premises import buildings, floors
from sample_nation.world.space import seats

KWH_PER_M2, WATER_M3, WASTE_KG = {True: 9.5, False: 17.0}, {True: 0.55, False: 0.9}, {True: 3.1, False: 5.2}
"""New (in Nusantara) or old → electricity by gross square metre, water and waste by person, all in a month."""
BASE_LOAD, SOLAR_KWH_PER_M2 = 0.35, 1.4
"""Share of electricity that an empty building uses; what a roof gives, by gross square metre and month."""


@cache
def utilities(nation: Nation) -> pl.DataFrame:
    """Return one row per building in use and month, with the people who sat there."""
    area = floors(nation).group_by("building_id").agg(gross_m2=pl.col("gross_m2").sum())
    months = pl.DataFrame({"period": nation.periods}, schema={"period": pl.Date})
    each = buildings(nation).join(area, on="building_id").join(months, how="cross")
    each = each.filter(pl.col("in_use_from") <= pl.col("period")).sort("number", "period")
    each = each.join(_people(nation), on=["building_id", "period"], how="left").with_columns(
        pl.col("people").fill_null(0)
    )
    chance, n = nation.rng("utilities"), len(each)
    new = each["is_nusantara"].to_numpy()
    people = np.where(new, each["people"].to_numpy(), each["capacity"].to_numpy() * chance.uniform(0.6, 0.9, n))
    gross = each["gross_m2"].to_numpy()
    full = BASE_LOAD + (1 - BASE_LOAD) * np.minimum(1, people / each["capacity"].to_numpy())
    season = 1 + 0.06 * np.sin((each["period"].dt.month().to_numpy() - 2) / 12 * 2 * np.pi)
    amounts = {
        "electricity_kwh": gross * _by(KWH_PER_M2, new) * full * season * chance.normal(1, 0.04, n),
        "water_m3": (12 + people * _by(WATER_M3, new)) * chance.normal(1, 0.06, n),
        "solar_kwh": np.where(new, gross * SOLAR_KWH_PER_M2 * (2 - season) * chance.normal(1, 0.08, n), 0),
        "waste_kg": (20 + people * _by(WASTE_KG, new)) * chance.normal(1, 0.1, n),
    }
    return each.select("building_id", "period", "rating", "people").with_columns(
        pl.Series(name, np.round(np.maximum(amount, 0), 1)) for name, amount in amounts.items()
    )


def _by(values: dict[bool, float], new: np.ndarray) -> np.ndarray:
    return np.where(new, values[True], values[False])


def _people(nation: Nation) -> pl.DataFrame:
    """Return how many sat in each building on the 15th of each month."""
    months = pl.DataFrame({"period": nation.periods}, schema={"period": pl.Date}).with_columns(
        day=pl.col("period").dt.offset_by("14d")
    )
    counts = seats(nation).group_by("building_id", "valid_from", "valid_to").len()
    held = counts.join_where(
        months, pl.col("valid_from") <= pl.col("day"), pl.col("valid_to").fill_null(nation.last) >= pl.col("day")
    )
    return held.group_by("building_id", "period").agg(people=pl.col("len").sum())
