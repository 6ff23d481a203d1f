"""Ceilings: what each satker may spend in a year, by output and account, and how the months share it."""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import REORGANISED, Nation
from sample_nation.world import accounts, published
from sample_nation.world.accounts import JAKARTA, NUSANTARA
from sample_nation.world.premises import buildings
from sample_nation.world.satkers import homes, moved, satkers

MONTHS = [f"spent_{month:02}" for month in range(1, 13)]
KEYS = ["work_unit_code", "programme", "activity", "kro", "ro", "account_code", "location_code"]
CHANGE = 11
"""The month of 2024 from which a new agency's budget section pays."""
GROWTH = 1.04
"""How ceilings grow from year to year."""
LEFT, BEGINNING = 0.8, 0.1
"""How much of an old office's costs goes with its people; what Nusantara costs an agency before anyone is there."""


@cache
def lines(nation: Nation) -> pl.DataFrame:
    """Return one row per budget line that a satker has in any year, with its size in rupiah of 2024."""
    template = accounts.LINES.join(accounts.OUTPUTS, on=["kro", "ro"], maintain_order="left")
    rows = satkers(nation).join(template, how="cross", maintain_order="left")
    rows = rows.join(
        _going(nation), left_on="parent_unit_id", right_on="echelon1_id", how="left", maintain_order="left"
    )
    rng = nation.rng("budget lines")
    is_there = pl.Series("draw", rng.random(rows.height)) < rows["chance"]
    factor = pl.Series("factor", rng.lognormal(0, 0.25, rows.height))
    rows = rows.with_columns(annual=pl.col("millions_a_head") * 1e6 * pl.col("heads") * factor)
    goes, ro = pl.col("going").fill_null(0), pl.col("ro")
    rows = rows.with_columns(
        pl.when(ro == accounts.OF_MOVERS).then(pl.col("annual") * goes).otherwise("annual").alias("annual")
    )
    theirs = pl.when("is_in_nusantara").then(ro != accounts.OF_MOVERS).otherwise(ro != accounts.OF_AUTHORITY)
    rows = rows.filter(is_there, theirs, (ro != accounts.OF_MOVERS) | (goes > 0), _pays_rent(nation))
    is_own = pl.col("programme") == "*"
    return rows.with_columns(
        programme=pl.when(is_own).then("own_programme").otherwise("programme"),
        activity=pl.when(is_own).then("own_activity").otherwise("support_activity"),
        location_code=pl.when(pl.col("is_ikn") | pl.col("is_in_nusantara")).then(pl.lit(NUSANTARA))
        .otherwise(pl.lit(JAKARTA)),
    ).select(*KEYS, "echelon1_code", "treasury_office_code", "parent_unit_id", "agency_id", "valid_from", "rhythm",
             "annual", "output_name", "output_unit", "account_name", "is_ikn", "is_in_nusantara")  # fmt: skip


@cache
def budget(nation: Nation, year: int) -> pl.DataFrame:
    """Return a year's lines: the whole ceiling, that of each side of a reorganisation, and the spending of each month.

    Returns:
        ``lines`` with ``ceiling_idr, ceiling_before_idr, ceiling_after_idr`` and ``spent_01`` … ``spent_12``.
    """
    rows = lines(nation)
    weights = _weights(nation, rows, year)
    annual = rows["annual"].to_numpy() * GROWTH ** (year - 2024) * _as_people_move(nation, rows, year)
    annual *= nation.rng("budget", year).lognormal(0, 0.05, rows.height)
    annual *= _as_published(rows, annual, year)
    rates = rows["rhythm"].replace_strict(accounts.ABSORPTION, return_dtype=pl.Float64).to_numpy()
    rates = np.clip(rates + nation.rng("absorption", year).normal(0, 0.03, rows.height), 0.4, 1)
    spent = np.floor(annual[:, None] * weights * rates[:, None])
    split = CHANGE - 1 if year == REORGANISED.year else 12
    before, after = (np.ceil(annual * part.sum(axis=1) / 1000) * 1000 for part in np.split(weights, [split], axis=1))
    ceilings = {"ceiling_before_idr": before, "ceiling_after_idr": after, "ceiling_idr": before + after}
    columns = ceilings | dict(zip(MONTHS, spent.T, strict=True))
    added = rows.with_columns(pl.Series(name, values).cast(pl.Int64) for name, values in columns.items())
    return added.filter(pl.col("ceiling_idr") > 0)


def _weights(nation: Nation, rows: pl.DataFrame, year: int) -> np.ndarray:
    """Share each line's year out to its months; a satker that is not there yet has no months."""
    table = np.array([accounts.RHYTHMS[name] for name in rows["rhythm"].to_list()])
    rng = nation.rng("months", year)
    noise = rng.gamma(6, 1 / 6, table.shape)
    noise[(rows["rhythm"] == "salary").to_numpy()] = 1
    weights = table * noise
    weights /= weights.sum(axis=1, keepdims=True)
    alive = np.stack([_is_alive(nation, rows, date(year, month, 1)) for month in range(1, 13)], axis=1)
    return weights * alive


def _is_alive(nation: Nation, rows: pl.DataFrame, day: date) -> np.ndarray:
    return rows["work_unit_code"].is_in(homes(nation, day)["work_unit_code"].implode()).to_numpy()


def _as_people_move(nation: Nation, rows: pl.DataFrame, year: int) -> np.ndarray:
    """Return what is left of the old offices' costs, and how far those of work between two capitals have come."""
    share = moved(nation, date(year, 7, 1)).join(_going(nation), on="echelon1_id")
    keys = {"left_on": "parent_unit_id", "right_on": "echelon1_id"}
    found = rows.select("parent_unit_id").join(share, **keys, how="left", maintain_order="left")
    gone = found["arrived_share"].fill_null(0).to_numpy()
    of_plan = gone / found["going"].fill_null(1).to_numpy()
    is_office = rows["account_code"].is_in(accounts.OFFICE_ACCOUNTS) & (rows["location_code"] == JAKARTA)
    is_between = (rows["ro"] == accounts.OF_MOVERS).to_numpy()
    return np.where(is_between, BEGINNING + of_plan, 1 - LEFT * gone * is_office.to_numpy())


def _as_published(rows: pl.DataFrame, annual: np.ndarray, year: int) -> np.ndarray:
    """Return what brings the authority's own programme to the published figure of the year, or of the nearest one."""
    factor = np.ones(rows.height)
    is_own = (rows["is_in_nusantara"] & (rows["programme"] != "WA")).to_numpy()
    is_built = is_own & (rows["ro"] == accounts.OF_AUTHORITY).to_numpy()
    if is_built.any():
        nearest = min(published.OF_AUTHORITY, key=lambda known: abs(known - year))
        amount = published.OF_AUTHORITY[nearest] - annual[is_own & ~is_built].sum()
        factor[is_built] = amount / annual[is_built].sum()
    return factor


def _pays_rent(nation: Nation) -> pl.Expr:
    """Keep rent where the agency has an old office that it does not own."""
    rented = buildings(nation).filter(~pl.col("is_owned"))["agency_id"].drop_nulls().unique()
    return (pl.col("account_code") != accounts.RENT) | pl.col("agency_id").is_in(rented.implode())


def _going(nation: Nation) -> pl.DataFrame:
    """Return how much of each echelon-1 unit goes to Nusantara."""
    by_unit = satkers(nation).group_by(echelon1_id="parent_unit_id").agg(pl.sum("heads"))
    planned = moved(nation, nation.last).join(by_unit, on="echelon1_id")
    return planned.select("echelon1_id", going=(pl.col("movers") / pl.col("heads")).clip(0, 1))
