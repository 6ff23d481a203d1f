from datetime import date

import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.housing import housing, towers

NATION = Nation()


def test_towers_and_units_are_those_of_the_sources():
    assert towers(NATION).height == 47 and housing(NATION).height == 2_820
    assert towers(NATION)["allotment"].to_list().count("ASN") == 29
    assert towers(NATION)["allotment_2023"].to_list().count("ASN") == 31
    assert housing(NATION)["area_m2"].unique().to_list() == [98]
    ready = towers(NATION).filter(pl.col("handed_over") <= date(2025, 9, 30))
    assert ready.height == 44


def test_who_lives_there_came_after_it_was_handed_over():
    lived = housing(NATION).filter(status="occupied")
    assert lived["person_id"].is_unique().all() and lived["allotment"].unique().to_list() == ["ASN"]
    assert (lived["occupied_from"] >= lived["handed_over"]).all()
