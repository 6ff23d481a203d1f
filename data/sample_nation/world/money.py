"""Spending by month as treasury books it, late corrections of past months, warrants, the state budget by section."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import REORGANISED, Nation, end_of_month
from sample_nation.world.budgets import CHANGE, GROWTH, KEYS, MONTHS, budget
from sample_nation.world.satkers import homes, satkers

CORRECTED = 0.003
"""The share of a month's rows that are corrected later."""
BACK = 4
"""Years of the state budget that are told before the first month's year."""


def realization(nation: Nation, period: date) -> pl.DataFrame:
    """Return one row per budget line that spent in a month, as last corrected.

    Returns:
        the line's keys, ``budget_section_code, ceiling_idr, realized_idr, updated_at, period``.
    """
    rows = booked(nation, period)
    late = corrections(nation, period).select(*KEYS, "realized_after_idr", "corrected_at")
    rows = rows.join(late, on=KEYS, how="left", maintain_order="left")
    return rows.with_columns(
        realized_idr=pl.coalesce("realized_after_idr", "realized_idr"),
        updated_at=pl.coalesce("corrected_at", "updated_at"),
    ).drop("realized_after_idr", "corrected_at")


@cache
def booked(nation: Nation, period: date) -> pl.DataFrame:
    """Return one row per budget line that spent in a month, as first booked."""
    is_before = period.year == REORGANISED.year and period.month < CHANGE
    side = "ceiling_before_idr" if is_before or period.year != REORGANISED.year else "ceiling_after_idr"
    found = budget(nation, period.year).join(homes(nation, period), on="work_unit_code", maintain_order="left")
    spent = MONTHS[period.month - 1]
    found = found.filter(pl.col(spent) > 0).select(
        *KEYS, "budget_section_code", "echelon1_code", "treasury_office_code", "account_name", "output_name", "is_ikn",
        ceiling_idr=side, realized_idr=spent, period=pl.lit(period),
    )  # fmt: skip
    rng = nation.rng("booked", str(period))
    seconds = rng.integers(0, 9 * 86_400, found.height)
    start = datetime.combine(end_of_month(period) - timedelta(days=1), time(8))
    return found.with_columns(updated_at=pl.lit(start) + pl.duration(seconds=pl.Series(seconds)))


@cache
def corrections(nation: Nation, period: date) -> pl.DataFrame:
    """Return the rows of a month that were corrected one to five months later, and by now.

    Returns:
        the line's keys, ``realized_before_idr, realized_after_idr, booked_at, corrected_at, period``.
    """
    rows, rng = booked(nation, period), nation.rng("corrections", str(period))
    picked = np.sort(rng.choice(rows.height, int(np.ceil(rows.height * CORRECTED)), replace=False))
    factors, days = rng.uniform(0.55, 0.98, len(picked)), rng.integers(40, 150, len(picked))
    start = datetime.combine(end_of_month(period), time(10))
    found = rows[picked].select(
        *KEYS,
        "period",
        realized_before_idr="realized_idr",
        realized_after_idr=(pl.col("realized_idr") * pl.Series(factors)).floor().cast(pl.Int64),
        booked_at="updated_at",
        corrected_at=pl.lit(start) + pl.duration(days=pl.Series(days)),
    )
    return found.filter(pl.col("corrected_at") <= datetime.combine(nation.last, time(23)))


@cache
def warrants(nation: Nation, year: int) -> pl.DataFrame:
    """Return one row per satker and year: its warrant (DIPA) in the last revision, under its last agency."""
    day = min(date(year, 12, 1), nation.last)
    total = budget(nation, year).group_by("work_unit_code").agg(budget_ceiling_idr=pl.sum("ceiling_idr"))
    codes = satkers(nation).select("work_unit_code", "echelon1_code")
    rows = homes(nation, day).join(total, on="work_unit_code").join(codes, on="work_unit_code").sort("work_unit_code")
    rng, height = nation.rng("warrants", year), rows.height
    last = max((day - date(year, 1, 1)).days, 30)
    posted = pl.Series(rng.integers(20, last, height))
    section = pl.col("budget_section_code")
    return rows.with_columns(
        warrant_number=pl.format("DIPA-{}.{}.1.{}/{}", section, "echelon1_code", "work_unit_code", pl.lit(year)),
        revision_number=pl.Series(rng.poisson(4, height)),
        revision_posted_date=pl.lit(date(year, 1, 1)) + pl.duration(days=posted),
        warrant_date=pl.lit(date(year - 1, 12, 2)),
    )


@cache
def section_spending(nation: Nation) -> pl.DataFrame:
    """Return one row per budget section and year: billion rupiah and the last name; the last year is an outlook."""
    told = [_section_year(nation, year) for year in nation.years]
    rng, first = nation.rng("sections"), told[0]
    older = [homes(nation, date(year, 1, 1)).select("budget_section_code").unique(maintain_order=True)
             .with_columns(year=year) for year in range(nation.years[0] - BACK, nation.years[0])]  # fmt: skip
    base = first.select("budget_section_code", base="billions")
    past = pl.concat(older).cast({"year": pl.Int64}).join(base, on="budget_section_code", maintain_order="left")
    noise = pl.Series(rng.uniform(0.93, 1.07, past.height))
    shrunk = pl.col("base") * GROWTH ** (pl.col("year") - nation.years[0]) * noise
    past = past.select("budget_section_code", "year", billions=shrunk)
    rows = pl.concat([past, *told]).with_columns(pl.col("billions").round(1))
    names = pl.concat([homes(nation, day) for day in (date(2023, 1, 1), nation.last)])
    names = names.group_by("budget_section_code", maintain_order=True).agg(pl.last("agency_name"))
    return rows.join(names, on="budget_section_code", maintain_order="left").sort("budget_section_code", "year")


def _section_year(nation: Nation, year: int) -> pl.DataFrame:
    """Add up a year's spending by the section that bore each month."""
    found = []
    for month in range(1, 13):
        there = homes(nation, date(year, month, 1)).select("work_unit_code", "budget_section_code")
        spent = budget(nation, year).select("work_unit_code", spent=MONTHS[month - 1])
        found.append(spent.join(there, on="work_unit_code").group_by("budget_section_code").agg(pl.sum("spent")))
    summed = pl.concat(found).group_by("budget_section_code").agg(billions=pl.sum("spent") / 1e9)
    told = summed.filter(pl.col("billions") > 0).sort("budget_section_code")
    return told.select("budget_section_code", pl.lit(year, pl.Int64).alias("year"), "billions")
