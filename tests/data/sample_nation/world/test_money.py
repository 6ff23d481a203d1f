"""What is booked, what is corrected later, and what adds up to the state budget."""

from datetime import date, datetime

import polars as pl
import pytest
from sample_nation.nation import Nation
from sample_nation.organisations import agencies
from sample_nation.world import money
from sample_nation.world.budgets import KEYS

NATION = Nation(people=2000, months=10, until="2025-04")
OCTOBER, NOVEMBER = date(2024, 10, 1), date(2024, 11, 1)


def ended() -> set[str]:
    """Return the sections of agencies that the reorganisation ended, and that nobody has now."""
    both = agencies(NATION)
    now = set(both.filter(pl.col("valid_to").is_null())["budget_section_code"])
    return set(both.filter(pl.col("valid_to").is_not_null())["budget_section_code"]) - now


def test_sections_change_with_the_reorganisation():
    before, after = (set(money.booked(NATION, period)["budget_section_code"]) for period in (OCTOBER, NOVEMBER))
    assert ended() and ended() <= before
    assert not ended() & after
    assert after - before, "new agencies spend under new sections"


def test_few_cells_change_and_only_late():
    for period in NATION.periods[:4]:
        rows, late = money.realization(NATION, period), money.corrections(NATION, period)
        booked = money.booked(NATION, period)
        assert 0 < late.height <= 0.01 * rows.height
        changed = rows.join(booked, on=KEYS).filter(pl.col("realized_idr") != pl.col("realized_idr_right"))
        assert changed.select(KEYS).sort(KEYS).equals(late.select(KEYS).sort(KEYS))
        assert (late["corrected_at"] > late["booked_at"]).all()
        assert rows["updated_at"].max() <= datetime(2025, 4, 30, 23)


@pytest.mark.parametrize("period", NATION.periods)
def test_a_month_stays_within_its_ceilings(period):
    rows = money.realization(NATION, period)
    assert rows.filter(pl.col("realized_idr") > pl.col("ceiling_idr")).is_empty()
    assert rows.select(KEYS).is_unique().all()
    assert not rows.null_count().sum_horizontal().item()


def test_a_warrant_s_number_names_section_unit_and_year():
    rows = money.warrants(NATION, 2025)
    number = pl.format("DIPA-{}.{}.1.{}/2025", "budget_section_code", "echelon1_code", "work_unit_code")
    assert rows.filter(pl.col("warrant_number") != number).is_empty()
    assert rows["work_unit_code"].is_unique().all()


def test_the_state_budget_adds_up_the_months():
    told = money.section_spending(NATION)
    assert told.select("budget_section_code", "year").is_unique().all()
    year = money.budget(NATION, 2025).select(pl.sum_horizontal(money.MONTHS).sum()).item()
    assert told.filter(year=2025)["billions"].sum() == pytest.approx(year / 1e9, abs=5)
