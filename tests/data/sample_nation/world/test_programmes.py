"""The plan: outputs grow from quarter to quarter, published figures stand beside the sample's, with their sources."""

import polars as pl
import pytest
from sample_nation.nation import Nation
from sample_nation.world import programmes, published
from sample_nation.world.budgets import budget

NATION = Nation(people=2000, months=24, until="2026-06")


@pytest.mark.parametrize("year", NATION.years)
def test_outputs_carry_the_whole_budget(year):
    rows = programmes.outputs(NATION, year)
    assert rows.select(programmes.OUTPUT).is_unique().all()
    assert rows["ceiling_idr"].sum() == budget(NATION, year)["ceiling_idr"].sum()
    assert rows["agency_id"].null_count() == 0


def test_what_was_reached_stays_reached_and_the_future_is_open():
    rows = programmes.outputs(NATION, 2026)
    assert (rows["reached_1"] <= rows["reached_2"]).all()
    assert rows["reached_3"].null_count() == rows["reached_4"].null_count() == rows.height


def test_published_figures_conflict_and_all_are_kept():
    rows = programmes.programmes(NATION, 2025)
    told = rows.filter(pl.col("source") != "Renja K/L (contoh)")
    assert set(told["ceiling_idr"] / published.TRILLION) == {5.89, 9.11, 13.0, 4.7}
    assert told["is_ikn"].all()
    assert rows.select("budget_section_code", "programme", "version").is_unique().all()
    assert rows["source"].null_count() == 0
