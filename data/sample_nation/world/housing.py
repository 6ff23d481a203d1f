"""Homes of civil servants in Nusantara: 47 towers of 60 units of 98 square metres, and who lives there."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.relocation import movers

TOWERS, STOREYS, PER_STOREY, AREA_M2, BEDROOMS = 47, 10, 6, 98, 3
"""47 towers of ten storeys of homes (and two of podium), 60 units each: cobisnis, GNFI, bakabar, kontan."""
FOR_CIVIL_SERVANTS = {2023: 31, 2024: 29}
"""Towers for civil servants as stated in 2023 (1,860 units) and in 2024 (1,740); the others are for defence."""
READY_BY_SEPTEMBER_2025 = 44
FIRST_HANDED_OVER, READY = date(2024, 9, 16), date(2025, 9, 15)
"""The first day is sample data; 44 of 47 were ready in September 2025, the last three are taken to follow."""


@cache
def towers(nation: Nation) -> pl.DataFrame:
    """Return one row per tower: for whom by the plans of 2023 and 2024, and when it was handed over."""
    numbers = np.arange(1, TOWERS + 1)
    span = (READY - FIRST_HANDED_OVER).days
    after = [span * (n - 1) // (READY_BY_SEPTEMBER_2025 - 1) for n in numbers]
    late = {n: span + 60 * (n - READY_BY_SEPTEMBER_2025) for n in numbers[READY_BY_SEPTEMBER_2025:]}
    days = [FIRST_HANDED_OVER + timedelta(days=int(late.get(n, after[n - 1]))) for n in numbers]
    order = nation.rng("housing", "order").permutation(TOWERS)

    def allotted(year: int) -> list[str]:
        return ["ASN" if place < FOR_CIVIL_SERVANTS[year] else "Hankam" for place in order]

    return pl.DataFrame({
        "tower_id": [f"RSN{n:02}" for n in numbers], "allotment": allotted(2024), "allotment_2023": allotted(2023),
        "handed_over": days,
    })  # fmt: skip


@cache
def housing(nation: Nation) -> pl.DataFrame:
    """Return one row per unit and its occupant, if it has one: who arrived first lives in what was ready first."""
    places = pl.DataFrame(
        {
            "storey": np.repeat(np.arange(1, STOREYS + 1), PER_STOREY),
            "place": np.tile(np.arange(1, PER_STOREY + 1), STOREYS),
        }
    )
    units = towers(nation).join(places, how="cross").with_columns(
        unit_id=pl.format("{}-{}-{}", "tower_id", pl.col("storey").cast(pl.String).str.zfill(2), "place"),
        handed_over=pl.when(pl.col("handed_over") <= nation.last).then("handed_over"),
    )  # fmt: skip
    free = units.filter((pl.col("allotment") == "ASN") & pl.col("handed_over").is_not_null()).sort(
        "handed_over", "unit_id"
    )
    came = movers(nation).filter(pl.col("arrived_date").is_not_null()).sort("arrived_date", "person_id").head(len(free))
    lives = (
        free.head(len(came))
        .select("unit_id", ready="handed_over")
        .hstack(came.select("person_id", "arrived_date", "family_size"))
    )
    lives = lives.select(
        "unit_id", "person_id", "family_size", occupied_from=pl.max_horizontal("ready", "arrived_date")
    )
    return units.join(lives, on="unit_id", how="left").sort("unit_id").with_columns(
        status=pl.when(pl.col("person_id").is_not_null()).then(pl.lit("occupied"))
        .when(pl.col("handed_over").is_not_null()).then(pl.lit("ready")).otherwise(pl.lit("finishing")),
        area_m2=pl.lit(AREA_M2), bedrooms=pl.lit(BEDROOMS),
    )  # fmt: skip
