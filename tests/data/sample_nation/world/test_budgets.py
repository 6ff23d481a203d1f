"""Ceilings hold the spending of the year, follow the reorganisation, and reach the published figures."""

from datetime import date

import polars as pl
import pytest
from sample_nation.nation import Nation
from sample_nation.world import accounts, published
from sample_nation.world.budgets import KEYS, MONTHS, budget, lines

NATION = Nation(people=2000, months=6, until="2025-03")


@pytest.mark.parametrize("year", NATION.years)
def test_no_line_is_spent_beyond_its_ceiling(year):
    rows = budget(NATION, year)
    assert rows.filter(pl.sum_horizontal(MONTHS) > pl.col("ceiling_idr")).is_empty()
    assert rows.select(KEYS).is_unique().all()


def test_a_new_agency_spends_from_november_on():
    new = budget(NATION, 2024).filter(pl.col("ceiling_before_idr") == 0)
    assert new.height
    assert new.select(pl.sum_horizontal(MONTHS[:10]).sum()).item() == 0


def test_december_is_the_peak_and_absorption_is_near_its_target():
    rows = budget(NATION, 2025).filter(pl.col("rhythm") == "capital")
    totals = rows.select(MONTHS).sum().row(0)
    assert max(totals) == totals[-1]
    assert 0.85 < sum(totals) / rows["ceiling_idr"].sum() < 0.97


def test_the_authority_builds_for_what_was_published():
    own = budget(NATION, 2026).filter("is_in_nusantara", pl.col("programme") != "WA")
    assert own["ceiling_idr"].sum() == pytest.approx(published.OF_AUTHORITY[2026], rel=0.01)


def test_only_who_moves_has_an_office_in_nusantara():
    rows = lines(NATION)
    there = rows.filter(pl.col("ro") == accounts.OF_MOVERS)
    assert 0 < there["work_unit_code"].n_unique() < rows["work_unit_code"].n_unique()
    assert set(there["location_code"]) == {accounts.NUSANTARA}
    assert not set(rows.filter(pl.col("ro") == accounts.OF_AUTHORITY)["is_in_nusantara"]) - {True}


def test_costs_follow_the_people_who_move():
    years = {year: budget(Nation(people=5000), year) for year in (2024, 2026)}
    between = {y: rows.filter(ro=accounts.OF_MOVERS)["ceiling_idr"].sum() for y, rows in years.items()}
    assert between[2026] > 2 * between[2024], "work between two capitals grows as people arrive"
    keys = ["work_unit_code", "account_code", "ro", "location_code"]
    both = (
        years[2024]
        .join(years[2026], on=keys, suffix="_later")
        .filter(pl.col("ceiling_before_idr") > 0, location_code=accounts.JAKARTA)
    )
    growth = {
        name: rows["ceiling_idr_later"].sum() / rows["ceiling_idr"].sum()
        for name, rows in (
            ("offices", both.filter(pl.col("account_code").is_in(accounts.OFFICE_ACCOUNTS), pl.col("ro") == "994")),
            ("salaries", both.filter(rhythm="salary")),
        )
    }
    assert growth["offices"] < growth["salaries"] - 0.02


def test_the_same_seed_gives_the_same_budget():
    again = Nation(people=2000, months=6, until="2025-03", out=NATION.out / "elsewhere")
    assert budget(again, 2025).equals(budget(NATION, 2025))
    assert date(2025, 1, 1) in NATION.periods
