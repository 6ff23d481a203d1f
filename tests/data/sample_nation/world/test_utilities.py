import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.premises import buildings
from sample_nation.world.utilities import utilities

NATION = Nation(people=2_000)


def test_every_building_in_use_tells_of_every_month():
    told = utilities(NATION)
    assert told.select("building_id", "period").is_unique().all()
    begun = buildings(NATION).filter(pl.col("in_use_from") <= NATION.periods[-1])
    assert set(told.filter(period=NATION.periods[-1])["building_id"]) == set(begun["building_id"])
    assert told.select("electricity_kwh", "water_m3", "solar_kwh", "waste_kg").min().row(0) >= (0, 0, 0, 0)


def test_full_buildings_use_more_and_only_new_ones_have_roofs_of_solar_cells():
    told = utilities(NATION).join(buildings(NATION).select("building_id", "is_nusantara"), on="building_id")
    assert told.filter(~pl.col("is_nusantara"))["solar_kwh"].max() == 0
    first = told.filter(building_id="KMK101").sort("people")
    assert first["water_m3"][-1] > first["water_m3"][0]
