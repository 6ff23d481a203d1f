import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.relocation import movers
from sample_nation.world.waves import listed

NATION = Nation(people=5_000)


def test_a_wave_is_half_a_year_and_numbers_its_lines_from_one():
    waves = listed(NATION)
    assert waves.select("wave", "number").is_unique().all()
    each = waves.group_by("wave").agg(pl.len(), pl.max("number"), pl.min("begins"), last=pl.max("planned_date"))
    assert each.height >= 3 and (each["len"] == each["number"]).all()
    assert (each["last"] < each["begins"].dt.offset_by("6mo")).all()


def test_a_list_is_issued_before_its_wave_and_not_after_the_last_day():
    waves = listed(NATION)
    assert (waves["issued"] < waves["begins"]).all() and (waves["issued"] <= NATION.last).all()
    assert (waves["begins"] > NATION.last).any(), "the next wave is known already"


def test_everyone_listed_moves_and_is_listed_once():
    waves = listed(NATION)
    assert waves["person_id"].is_unique().all()
    due = movers(NATION).filter(pl.col("planned_date") <= NATION.last)
    assert set(due["person_id"]) <= set(waves["person_id"])


def test_nobody_is_listed_before_there_is_a_plan():
    assert listed(Nation(people=300, months=2, until="2023-06")).is_empty()
