"""Packages stay within the budget lines that pay them; tenders and purchases come of packages."""

import polars as pl
import pytest
from sample_nation.nation import Nation
from sample_nation.world.budgets import KEYS, budget
from sample_nation.world.procurement import packages, purchases, tenders, ulids

NATION = Nation(people=2000, months=12, until="2025-06")


@pytest.mark.parametrize("year", NATION.years)
def test_packages_stay_within_their_line(year):
    bought = packages(NATION, year).group_by(KEYS).agg(pl.sum("ceiling_idr").alias("bought"))
    joined = bought.join(budget(NATION, year), on=KEYS)
    assert joined.height == bought.height
    assert joined.filter(pl.col("bought") > pl.col("ceiling_idr")).is_empty()


def test_numbers_are_one_of_a_kind_over_the_years():
    every = pl.concat([packages(NATION, year).select("plan_id") for year in NATION.years])["plan_id"]
    assert every.is_unique().all()
    assert every.cast(pl.String).str.len_chars().unique().to_list() == [8]
    ids = pl.concat([tenders(NATION, year).select("tender_id") for year in NATION.years])["tender_id"]
    assert ids.is_unique().all()
    assert (ids % 1000 == 0).all()


def test_a_package_is_selected_then_contracted_then_ended():
    rows = packages(NATION, 2025)
    assert (rows["selection_date"] < rows["start_date"]).all()
    assert (rows["start_date"] <= rows["end_date"]).all()


def test_tenders_and_purchases_are_of_their_packages():
    asked, bought = tenders(NATION, 2025), purchases(NATION, 2025)
    assert set(asked["plan_id"]) | set(bought["plan_id"]) <= set(packages(NATION, 2025)["plan_id"])
    assert (asked["estimate_idr"] <= asked["ceiling_idr"]).all()
    assert (bought["price_idr"] <= bought["ceiling_idr"]).all()
    assert asked["selection_date"].max() <= NATION.last
    assert {"Selesai", "Berlangsung"} <= set(asked["status"]) <= {"Selesai", "Berlangsung", "Gagal/Batal"}


def test_an_id_has_26_signs():
    assert ulids(NATION.rng("any"), 50).str.contains(r"^[0-9A-Z]{26}$").all()
