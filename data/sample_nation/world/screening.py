"""Which units a plan takes, and how its people spread over them: sample data under the published totals."""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.organisations import agencies, alive, units
from sample_nation.world.people import count_by_unit

FIRST_SIXTEEN = (
    "Kemenko Polkam", "Kemenko Kumham Imipas", "Kemenko Perekonomian", "Kemenko PMK", "Kemenko Infra", "Kemenko PM",
    "Kemenko Pangan", "Kemensetneg", "Kemendagri", "KemenPANRB", "Bappenas", "KemenPU", "KemenPKP", "Kemenkeu", "BKN",
    "OIKN",
)  # fmt: skip
"""The sixteen that go first in this country: sample data, the published list names a number only."""
UNITS = {1: {1: (38, 179), 2: (29, 91), 3: (59, 378)}}
"""Plan version → priority → agencies and units published; as many are taken as there are."""


def totals(figures: pl.DataFrame) -> pl.DataFrame:
    """Return people, minimum, source and status of each version and priority that is spread over units.

    Of the current version a total and a first priority are published: the second is what the total leaves, the third
    what the target for 2029 leaves.
    """
    valid = figures.filter(pl.col("status") != "bertentangan").rename({"figure": "people"})
    people = valid.filter(pl.col("priority").is_not_null(), measure="ASN")
    whole = valid.filter(pl.col("priority").is_null(), pl.col("plan_version") == 5)
    rest = whole.with_columns(
        priority=pl.when(measure="ASN").then(2).otherwise(3).cast(pl.Int64),
        people=pl.col("people") - pl.when(measure="ASN").then(_people_of(people)).otherwise(_people_of(whole)),
        minimum=pl.lit(None, pl.Int64),
        status=pl.lit("turunan"),
    )
    fewest = pl.when(plan_version=5).then(whole["minimum"].max()).otherwise("minimum")
    return pl.concat([people.with_columns(minimum=fewest), rest]).sort("plan_version", "priority")


def _people_of(figures: pl.DataFrame) -> int:
    """Return the people whom the current version names."""
    return int(figures.filter(plan_version=5, measure="ASN")["people"].sum())


@cache
def echelon1(nation: Nation) -> pl.DataFrame:
    """Return for each unit the unit of the first echelon that it belongs to."""
    return units(nation).select("unit_id", echelon1_id=pl.coalesce("parent_unit_id", "unit_id"))


def chosen_units(nation: Nation, wave: dict) -> pl.DataFrame:
    """Return the units of the first echelon that a wave takes, each with the weight of its people.

    Of the units that a ministry had under one name, for several that followed it, one stands for all.
    """
    names = agencies(nation).select("agency_id", "short_name", "kind")
    heads = (
        alive(units(nation), min(wave["issued"], nation.last))
        .filter(echelon="1")
        .join(names, on="agency_id", maintain_order="left")
    )
    heads = heads.join(_headcount(nation), on="unit_id", how="left", maintain_order="left")
    heads = heads.with_columns(weight=pl.col("weight").fill_null(1).sum().over("agency_id", "name"))
    heads = heads.unique(["agency_id", "name"], keep="first", maintain_order=True)
    version, priority = wave["plan_version"], wave["priority"]
    if version == 5:
        is_first = pl.col("short_name").is_in(FIRST_SIXTEEN)
        return heads.filter(is_first if priority == 1 else ~is_first)
    most_agencies, most_units = UNITS[1][priority]
    return _some(nation.rng("screening", priority), heads, most_agencies, most_units)


@cache
def _headcount(nation: Nation) -> pl.DataFrame:
    """Return the people of each unit of the first echelon, those below it included, also under its old name."""
    counted = count_by_unit(nation).join(echelon1(nation), on="unit_id").group_by("echelon1_id").agg(pl.sum("people"))
    now = counted.select(unit_id="echelon1_id", weight="people")
    old = units(nation).filter(pl.col("successor_unit_id").is_not_null())
    old = old.join(now, left_on="successor_unit_id", right_on="unit_id").select("unit_id", "weight")
    return pl.concat([now, old])


def _some(rng: np.random.Generator, heads: pl.DataFrame, most_agencies: int, most_units: int) -> pl.DataFrame:
    """Take agencies with many units, coordinating ones first; one unit of each, then more at random."""
    ranked = heads.group_by("agency_id", maintain_order=True).agg(
        pl.len(), first=(pl.col("kind") == "coordinating").any()
    )
    taken = ranked.sort("first", "len", "agency_id", descending=[True, True, False])["agency_id"].head(most_agencies)
    mine = heads.filter(pl.col("agency_id").is_in(taken.to_list()))
    mine = mine.with_columns(order=pl.Series(rng.random(mine.height)) + (pl.int_range(pl.len()).over("agency_id") > 0))
    return mine.sort("order").head(most_units).sort("unit_id").drop("order")


def apportioned(total: int, weights: np.ndarray) -> np.ndarray:
    """Share out a whole number by weight so that the parts add up to it (largest remainders)."""
    if not len(weights) or not np.sum(weights):
        return np.zeros(len(weights), np.int64)
    exact = total * np.asarray(weights, float) / np.sum(weights)
    parts = np.floor(exact).astype(np.int64)
    rest = int(total - parts.sum())
    parts[np.argsort(parts - exact, kind="stable")[:rest]] += 1
    return parts
