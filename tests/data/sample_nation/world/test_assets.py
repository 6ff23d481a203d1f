"""The books of state assets: serial numbers count, land and buildings have an area, people have machines."""

import polars as pl
from sample_nation.nation import Nation
from sample_nation.world import assets
from sample_nation.world.premises import buildings

NATION = Nation(people=3000, months=6, until="2025-06")


def test_serials_count_from_one_in_each_book():
    rows = pl.concat(assets.assets(NATION))
    key = ["work_unit_code", "asset_code"]
    counted = rows.group_by(key).agg(pl.max("serial").alias("last"), pl.len().alias("many"))
    assert (counted["last"] == counted["many"]).all()
    assert 1.0 < rows.height / NATION.people < 2.5


def test_land_and_buildings_have_an_area_and_a_building():
    rows = pl.concat(assets.assets(NATION))
    fixed = rows.filter(pl.col("asset_code").str.contains("^[24]"))
    assert fixed.height
    assert not fixed.select("area_m2", "building_id").null_count().sum_horizontal().item()
    owned = buildings(NATION).filter("is_owned")["building_id"]
    assert set(fixed["building_id"]) <= set(owned), "rented offices are in nobody's books"


def test_nothing_is_booked_before_it_was_acquired():
    rows = pl.concat(assets.assets(NATION))
    assert (rows["acquired_date"] <= rows["updated_at"].dt.date()).all()
    assert rows["acquired_date"].max() <= NATION.last


def test_a_large_nation_comes_in_parts(monkeypatch):
    monkeypatch.setattr(assets, "MOST_ROWS", 1000)
    parts = list(assets.assets(NATION))
    assert len(parts) > 4
    assert pl.concat(parts).select("work_unit_code", "asset_code", "serial").is_unique().all()
