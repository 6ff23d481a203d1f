"""The state budget by section on two charts of organisations: as it was, and with the past under today's agencies."""

import polars as pl
from sample_nation.nation import REORGANISED

from tests.reference.truth import Truth, cuts


def _shares(truth: Truth) -> pl.DataFrame:
    """Return what part of each section of before went to each of after, by the first ceilings of their satkers."""
    homes = truth.frame("satker_agencies")
    old = homes.filter(pl.col("of") <= REORGANISED).sort("of")
    before = old.group_by("work_unit_code").agg(pl.last("budget_section_code"))
    after = homes.sort("of").group_by("work_unit_code").agg(heir=pl.last("budget_section_code"))
    ceilings = truth.frame("warrants").sort("of").group_by("work_unit_code").agg(pl.first("budget_ceiling_idr"))
    units = before.join(after, on="work_unit_code").join(ceilings, on="work_unit_code")
    parts = units.group_by("budget_section_code", "heir").agg(pl.sum("budget_ceiling_idr"))
    whole = pl.sum("budget_ceiling_idr").over("budget_section_code")
    return parts.with_columns(share=pl.col("budget_ceiling_idr") / whole)


def _restated(truth: Truth, spent: pl.DataFrame) -> pl.DataFrame:
    """Hand each section's past to its heirs, except in years for which an heir has a figure of its own."""
    shares = _shares(truth)
    own = spent.select("year", heir="budget_section_code")
    told = shares.filter(pl.col("heir") != pl.col("budget_section_code")).join(own, on="heir")
    told = told.select("budget_section_code", "year").unique()
    past = spent.filter(pl.date("year", 1, 1) < REORGANISED).join(told, on=["budget_section_code", "year"], how="anti")
    kept = spent.join(past.select("budget_section_code", "year"), on=["budget_section_code", "year"], how="anti")
    moved = past.join(shares, on="budget_section_code", how="left").select(
        "year", budget_section_code=pl.coalesce("heir", "budget_section_code"),
        billions=pl.col("billions") * pl.col("share").fill_null(1),
    )  # fmt: skip
    stacked = pl.concat([one.select("budget_section_code", "year", "billions") for one in (kept, moved)])
    return stacked.group_by("budget_section_code", "year").agg(pl.sum("billions").round(4))


def _growth(spent: pl.DataFrame) -> pl.DataFrame:
    """Return the change of each year against the one before; who is new or gone changes the total only."""
    now = spent.rename({"billions": "now"})
    then = spent.select("budget_section_code", pl.col("year") + 1, before="billions")
    both = now.join(then, on=["budget_section_code", "year"], how="full", coalesce=True)
    years = spent["year"].unique()
    both = both.filter(pl.col("year").is_in(years.implode()), pl.col("year") > years.min()).fill_null(0)
    rows = both.with_columns(agency_code="budget_section_code", period=pl.date("year", 1, 1))
    rows = rows.with_columns(change=pl.col("now") - pl.col("before"))
    has_past = pl.when(pl.col("before") > 0).then("before")
    cells = cuts(rows, pl.col("change"), has_past, {}, 100)
    return cells.filter(pl.col("value").is_finite())


def spending_growth(truth: Truth) -> pl.DataFrame:
    """Return growth on the chart as it was, and beside it on the chart of today."""
    spent = truth.frame("section_spending").select("budget_section_code", "year", "billions")
    named = {"dimension": pl.lit("organisation_chart"), "member": pl.lit("restated")}
    return pl.concat([_growth(spent), _growth(_restated(truth, spent)).with_columns(**named)])
