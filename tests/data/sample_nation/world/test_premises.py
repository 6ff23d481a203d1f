import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.premises import buildings, floors

NATION = Nation(people=2_000)


def test_capacities_are_those_of_the_sources_with_their_conflicts():
    towers = buildings(NATION).filter(pl.col("building_id").str.starts_with("KMK"))
    assert towers.height == 16
    told = towers.group_by("complex").agg(pl.col("capacity").sum(), pl.col("complex_capacity").first()).sort("complex")
    assert told.rows() == [
        ("Kemenko 1", 1345, 1345),
        ("Kemenko 2", 1350, 1350),
        ("Kemenko 3", 1375, 1375),
        ("Kemenko 4", 1410, 1351),
    ]
    fourth = towers.filter(complex="Kemenko 4")
    assert fourth["capacity"].to_list() == [439, 241, 439, 291]
    assert fourth["status"].unique().to_list() == ["conflicting"]
    assert towers["note"].str.contains("12.000").all() and towers["source"].is_not_null().all()


def test_old_offices_stand_in_jakarta_owned_and_rented():
    old = buildings(NATION).filter(~pl.col("is_nusantara"))
    assert old.height == 60 and old["agency_id"].is_not_null().all()
    assert set(old["is_owned"]) == {True, False}


def test_floors_hold_the_capacity_and_gross_area_is_larger_by_the_norm():
    held = floors(NATION)
    sums = held.group_by("building_id").agg(pl.col("seats").sum()).join(buildings(NATION), on="building_id")
    assert (sums["seats"] == sums["capacity"]).all()
    share = held["usable_m2"] / held["gross_m2"]
    assert share.is_between(0.69, 0.76).all()
    assert held["zone"].is_unique().all() and held["floor_id"].is_unique().all()


def test_buildings_grow_with_those_who_move():
    assert buildings(Nation()).filter("is_nusantara")["capacity"].sum() > 9_500
