"""Who an agency was before 21 October 2024: for what is dated before it was there."""

from __future__ import annotations

from functools import cache

import polars as pl

from sample_nation.nation import REORGANISED, Nation
from sample_nation.organisations import agencies, successions


@cache
def predecessors(nation: Nation) -> pl.DataFrame:
    """Return one row per agency that began with the reorganisation: the one it mainly came from, and its names."""
    known = agencies(nation).select(
        "agency_id",
        "valid_from",
        has_ended=pl.col("valid_to").is_not_null(),
        old_name="spbe_name",
        old_short="short_name",
    )
    old = known.select("has_ended", "old_name", "old_short", predecessor_id="agency_id")
    pairs = successions(nation).join(old, on="predecessor_id", maintain_order="left")
    pairs = pairs.sort("share", "successor_id", descending=[True, False])
    is_heir = pl.col("has_ended") & (pl.int_range(0, pl.len()).over("predecessor_id") == 0)
    new = known.filter(pl.col("valid_from") == REORGANISED)["agency_id"].to_list()
    found = pairs.with_columns(is_heir=is_heir).filter(pl.col("successor_id").is_in(new))
    found = found.sort("successor_id", "share", "predecessor_id", descending=[False, True, False])
    found = found.unique("successor_id", keep="first", maintain_order=True)
    return found.select("predecessor_id", "old_name", "old_short", "is_heir", agency_id="successor_id")


def as_of(nation: Nation, frame: pl.DataFrame, day: pl.Expr) -> pl.DataFrame:
    """Return the frame with ``agency_id`` and ``spbe_name`` as they were on each row's day."""
    found = frame.join(predecessors(nation), on="agency_id", how="left", maintain_order="left")
    is_old = (day < pl.lit(REORGANISED)) & pl.col("predecessor_id").is_not_null()
    found = found.with_columns(
        agency_id=pl.when(is_old).then("predecessor_id").otherwise("agency_id"),
        spbe_name=pl.when(is_old).then("old_name").otherwise("spbe_name"),
    )
    return found.drop("predecessor_id", "old_name", "old_short", "is_heir")
