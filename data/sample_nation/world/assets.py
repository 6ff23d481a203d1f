"""State assets (BMN) in the books of each satker: land and buildings, vehicles, machines, software."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.premises import buildings, floors
from sample_nation.world.satkers import satkers

KINDS = pl.DataFrame(
    [
        ("3100102001", "PC Unit", 0.55, 13.0),
        ("3100102002", "Lap Top", 0.35, 16.0),
        ("3100203003", "Printer", 0.15, 4.0),
        ("3050201002", "Meja Kerja", 0.3, 3.0),
        ("3050204004", "A.C. Split", 0.12, 7.0),
        ("3020102003", "Mini Bus", 0.03, 320.0),
        ("3100204001", "Server", 0.01, 240.0),
        ("8010101002", "Software Komputer", 0.01, 150.0),
    ],
    schema=["asset_code", "asset_name", "a_head", "millions"],
    orient="row",
)
"""Kinds of assets: code of ten digits (groups as in DOMAIN A7, the codes below them recalled), name, how many a head,
million rupiah each."""
LAND = ("2010104001", "Tanah Bangunan Kantor Pemerintah")
BUILDING = ("4010101001", "Bangunan Gedung Kantor Permanen")
MOST_ROWS = 500_000
"""Assets to a part, so that a whole nation's never stand in memory at once."""


def assets(nation: Nation) -> Iterator[pl.DataFrame]:
    """Yield the books in parts: one row per satker, asset code and serial number (NUP).

    Returns:
        ``work_unit_code, asset_code, serial, asset_name, condition, acquired_date, value_idr, area_m2, building_id,
        updated_at``.
    """
    keepers = satkers(nation)
    size = keepers["heads"].sum() * KINDS["a_head"].sum()
    parts = max(1, int(np.ceil(size / MOST_ROWS)))
    yield _premises(nation)
    for number in range(parts):
        yield _movables(nation, keepers[number::parts], number)


def _movables(nation: Nation, keepers: pl.DataFrame, number: int) -> pl.DataFrame:
    """Return the machines, vehicles and furniture of some satkers."""
    rng = nation.rng("assets", number)
    kinds = keepers.select("work_unit_code", "heads").join(KINDS, how="cross", maintain_order="left")
    many = rng.poisson((kinds["heads"] * kinds["a_head"]).to_numpy())
    rows = kinds[np.repeat(np.arange(kinds.height), many)]
    height = rows.height
    span = (nation.last - date(2008, 1, 1)).days
    days = (span * rng.beta(2.5, 1.2, height)).astype(int)
    age = (span - days) / 365
    worn = rng.random(height) * 14
    rows = rows.with_columns(
        serial=1 + pl.int_range(pl.len()).over("work_unit_code", "asset_code"),
        condition=pl.Series(np.where(age > worn + 4, "RB", np.where(age > worn, "RR", "B"))),
        acquired_date=pl.lit(date(2008, 1, 1)) + pl.duration(days=pl.Series(days)),
        value_idr=(pl.col("millions") * pl.Series(rng.lognormal(0, 0.25, height)) * 1000).round() * 1000,
        area_m2=pl.lit(None, pl.Float64), building_id=pl.lit(None, pl.String),
    )  # fmt: skip
    return _booked(nation, rows, "movable")


def _premises(nation: Nation) -> pl.DataFrame:
    """Return land and buildings: an agency's own in the books of its first satker, Nusantara's in its authority's."""
    area = floors(nation).group_by("building_id").agg(area_m2=pl.sum("gross_m2"), ground=pl.max("gross_m2"))
    first = satkers(nation).unique("agency_id", keep="first", maintain_order=True)
    there = first.filter("is_in_nusantara")["agency_id"][0]
    owned = buildings(nation).filter("is_owned").with_columns(pl.col("agency_id").fill_null(there))
    owned = owned.join(first.select("agency_id", "work_unit_code"), on="agency_id", maintain_order="left")
    owned = owned.join(area, on="building_id", maintain_order="left").filter(pl.col("in_use_from") <= nation.last)
    kinds = pl.DataFrame([LAND, BUILDING], schema=["asset_code", "asset_name"], orient="row")
    rows = owned.join(kinds, how="cross", maintain_order="left")
    is_land = pl.col("asset_code") == LAND[0]
    price = pl.when(is_land).then(pl.col("ground") * 25e6).otherwise(pl.col("area_m2") * 9e6)
    rows = rows.with_columns(
        serial=1 + pl.int_range(pl.len()).over("work_unit_code", "asset_code"),
        condition=pl.when(is_land | "is_nusantara").then(pl.lit("B")).otherwise(pl.lit("RR")),
        acquired_date="in_use_from",
        value_idr=price.round(),
        area_m2=pl.when(is_land).then((pl.col("ground") * 2).round(1)).otherwise(pl.col("area_m2").round(1)),
        asset_name=pl.col("asset_name"),
    )
    return _booked(nation, rows, "premises")


def _booked(nation: Nation, rows: pl.DataFrame, topic: str) -> pl.DataFrame:
    """Add when the row was last changed, and put the columns in order."""
    seconds = pl.Series(nation.rng("assets booked", topic, rows.height).integers(0, 330 * 86_400, rows.height))
    changed = pl.lit(nation.last).cast(pl.Datetime("us")) - pl.duration(seconds=seconds)
    return rows.select(
        "work_unit_code", "asset_code", "serial", "asset_name", "condition", "acquired_date", "value_idr", "area_m2",
        "building_id", updated_at=pl.max_horizontal(changed, pl.col("acquired_date").cast(pl.Datetime("us"))),
    )  # fmt: skip
