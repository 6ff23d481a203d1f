"""Badges and readers: which buildings tell who comes and goes, and who holds a badge there.

Readers are fitted building by building, so that as many people are seen as ``SEEN`` says: in Nusantara first, tower
after tower, and in a country too large for that also in the old offices in Jakarta. Sample data.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.people import employees
from sample_nation.world.premises import buildings, floors
from sample_nation.world.space import seats

SEEN = 0.025
"""People whom readers see, as a share of the country's."""
FIRST_BADGE, FIRST_SENSOR = 1_000_001, 5_000_001
HELD = ("person_id", "unit_id", "workpoint_id", "zone", "kind", "valid_from", "valid_to", "is_seen")


@cache
def fitted(nation: Nation) -> frozenset[str]:
    """Return the buildings in Nusantara that have readers and sensors."""
    sitting = seats(nation).filter(pl.col("valid_to").is_null() | (pl.col("valid_to") > nation.last))
    counts = dict(sitting.group_by("building_id").len().iter_rows())
    chosen, seen = [], 0
    for building in buildings(nation).filter("is_nusantara")["building_id"]:
        if seen < nation.people * SEEN:
            chosen.append(building)
            seen += counts.get(building, 0)
    return frozenset(chosen)


@cache
def held(nation: Nation) -> pl.DataFrame:
    """Return one row per badge holder, place and time; ``is_seen`` says whether readers are there."""
    sitting = seats(nation).with_columns(is_seen=pl.col("building_id").is_in(sorted(fitted(nation)))).select(HELD)
    both = pl.concat([sitting, _in_jakarta(nation, sitting)])
    people = both["person_id"].unique().sort()
    numbers = FIRST_BADGE + nation.rng("access", "badges").permutation(len(people))
    badges = pl.DataFrame({"person_id": people, "badge": numbers.astype(np.int32)})
    return both.join(badges, on="person_id", how="left", maintain_order="left")


@cache
def badges(nation: Nation) -> pl.DataFrame:
    """Return person → badge number: seven digits of OIKN's own in no order that tells anything."""
    return held(nation).select("person_id", "badge").unique("person_id").sort("person_id")


def _in_jakarta(nation: Nation, sitting: pl.DataFrame) -> pl.DataFrame:
    """Return those who are seen in the old offices, floor by floor, if Nusantara has too few to be seen."""
    missing = round(nation.people * SEEN) - sitting.filter("is_seen")["person_id"].n_unique()
    places = floors(nation).filter(~pl.col("is_nusantara")).select("building_id", "zone").sort("zone")
    places = places.join(buildings(nation).select("building_id", "agency_id"), on="building_id")
    per_agency = places.group_by("agency_id", maintain_order=True).agg("zone", number=pl.len())
    serving = employees(nation, "person_id", "unit_id", "agency_id", "is_active").filter("is_active").drop("is_active")
    serving = serving.join(sitting.select("person_id"), on="person_id", how="anti").head(max(missing, 0))
    found = serving.join(per_agency, on="agency_id", how="inner", maintain_order="left")
    return found.select(
        "person_id", "unit_id", pl.lit(None, pl.String).alias("workpoint_id"),
        pl.col("zone").list.get(pl.col("person_id") % pl.col("number")), pl.lit("office").alias("kind"),
        pl.lit(nation.first).alias("valid_from"), pl.lit(None, pl.Date).alias("valid_to"),
        pl.lit(True).alias("is_seen"),
    )  # fmt: skip
