"""Work units (satker) as treasury knows them: codes of the budget, heads, and who of them moves to Nusantara."""

from __future__ import annotations

from datetime import date
from functools import cache

import polars as pl

from sample_nation.nation import Nation
from sample_nation.organisations import agencies, alive, units
from sample_nation.world import people, relocation

OFFICES_OF_TREASURY = ("018", "019", "088", "133", "139", "140", "175")
"""Treasury offices (KPPN) in Jakarta; the numbers are recalled, who is served by which is drawn."""
AT_NUSANTARA = "126"
"""Budget section of the capital's authority (OIKN); recalled (DOMAIN G)."""


@cache
def satkers(nation: Nation) -> pl.DataFrame:
    """Return one row per satker of today: its unit, agency, heads, treasury office, echelon-1 and activity codes."""
    below = units(nation).filter(pl.col("valid_to").is_null(), echelon="2").sort("work_unit_code")
    rng, height = nation.rng("satkers"), below.height
    sections = agencies(nation).select("agency_id", "budget_section_code", "size")
    below = below.join(sections, on="agency_id", how="left", maintain_order="left").with_row_index("number")
    drawn = pl.Series(rng.choice(OFFICES_OF_TREASURY, height))
    is_there = pl.col("budget_section_code") == AT_NUSANTARA
    return below.select(
        "work_unit_code", "unit_id", "parent_unit_id", "agency_id", "valid_from",
        is_there.alias("is_in_nusantara"),
        _heads(nation, below),
        pl.when(is_there).then(pl.lit("046")).otherwise(drawn).alias("treasury_office_code"),
        pl.col("parent_unit_id").rank("dense").over("agency_id").cast(pl.String).str.zfill(2).alias("echelon1_code"),
        (1001 + pl.col("number")).cast(pl.String).alias("support_activity"),
        (5001 + pl.col("number")).cast(pl.String).alias("own_activity"),
        _letters().alias("own_programme"),
        pl.Series("skill", rng.beta(7, 2, height)),
    )  # fmt: skip


@cache
def homes(nation: Nation, day: date) -> pl.DataFrame:
    """Return the agency, budget section and names that each living satker had on a day.

    Budgets follow the first day of a month: the reorganisation of 21 October 2024 counts from November on.
    """
    there = alive(units(nation).filter(echelon="2"), day)
    of_agency = agencies(nation).select("agency_id", "budget_section_code", "klpd_code", "kind", agency_name="name")
    return there.join(of_agency, on="agency_id").select(
        "work_unit_code", "agency_id", "budget_section_code", "klpd_code", "kind", "agency_name", work_unit_name="name"
    )


def moved(nation: Nation, day: date) -> pl.DataFrame:
    """Return the share of each echelon-1 unit's people that had arrived in Nusantara by a day, where there are movers.

    Returns:
        ``echelon1_id, movers, arrived_share``.
    """
    above = units(nation).select("unit_id", echelon1_id=pl.coalesce("parent_unit_id", "unit_id"))
    gone = relocation.movers(nation).join(above, on="unit_id", how="left")
    heads = satkers(nation).group_by(echelon1_id="parent_unit_id").agg(pl.sum("heads"))
    counted = gone.group_by("echelon1_id").agg(pl.len().alias("movers"), (pl.col("arrived_date") <= day).sum())
    return counted.join(heads, on="echelon1_id").select(
        "echelon1_id", "movers", (pl.col("arrived_date") / pl.col("heads")).clip(0, 1).alias("arrived_share")
    ).sort("echelon1_id")  # fmt: skip


def _heads(nation: Nation, below: pl.DataFrame) -> pl.Series:
    """Count the employees of each unit; where none is told, share out the agency's size."""
    counted = people.employees(nation, "unit_id").group_by("unit_id").len("heads")
    joined = below.join(counted, on="unit_id", how="left", maintain_order="left")
    drawn = pl.col("size") * nation.people / pl.len().over("agency_id")
    found = joined.select(heads=pl.coalesce(pl.col("heads").cast(float), drawn).clip(2))["heads"]
    return found.round(0).cast(pl.Int64)


def _letters() -> pl.Expr:
    """Give each agency's own programme two letters, other than WA of management support."""
    letters = pl.Series([first + second for first in "CDFG" for second in "ABCDEFGHIJKLMNOPQ"])
    return pl.lit(letters).gather(pl.col("agency_id").rank("dense") - 1)
