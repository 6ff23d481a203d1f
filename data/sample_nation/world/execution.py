"""Scores of budget execution (IKPA) by satker and month, as they follow from their indicators (PER-5/PB/2024)."""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.budgets import MONTHS, budget
from sample_nation.world.satkers import homes, satkers

SEVEN = {"revision": 10, "deviation": 15, "absorption": 20, "contracts": 10, "bills": 10, "advances": 10, "output": 25}
EIGHT = {"revision": 10, "deviation": 10, "absorption": 20, "contracts": 10, "bills": 10, "advances": 10,
         "dispensation": 5, "output": 25}  # fmt: skip
"""Indicators and weights of the instruments of 2024 on and of 2022 to 2023, in the order of the workbooks' columns."""
FROM = date(2022, 1, 1)
"""The first month of either instrument."""
TARGETS = (5, 10, 18, 28, 38, 47, 55, 62, 70, 78, 86, 95)
"""The percentage of a ceiling that is to be spent by the end of each month; recalled by quarter, drawn between."""
CONTRACT_ACCOUNTS = ("522131", "532111", "533111", "534111", "536111")


def weights(period: date) -> dict[str, int]:
    """Return the instrument in force: indicator → weight."""
    return EIGHT if period.year < 2024 else SEVEN


@cache
def scores(nation: Nation, period: date) -> pl.DataFrame:
    """Return one row per satker and month.

    Returns:
        codes and names, a column for each indicator (0 where it does not apply), ``planning, execution, result,
        total, conversion, deduction, final``.
    """
    rows = homes(nation, period).join(_absorbed(nation, period), on="work_unit_code").sort("work_unit_code")
    chances = satkers(nation).select("work_unit_code", "treasury_office_code", "skill")
    rows = rows.join(chances, on="work_unit_code", maintain_order="left")
    rng, skill = nation.rng("ikpa", str(period)), rows["skill"].to_numpy()
    height = rows.height
    spends = (rows["contracted"] > 0).to_numpy() & (nation.rng("ikpa", "contracts").random(height) < 0.85)
    advances = nation.rng("ikpa", "advances").random(height) < 0.97
    lack = 1.35 - skill
    drawn = {
        "revision": np.where(rng.random(height) < 0.86, 100.0, 90.0),
        "deviation": 100 - rng.gamma(1.5, 20, height) * lack,
        "absorption": rows["spent"].to_numpy() / rows["ceiling_idr"].to_numpy() * 1e4 / TARGETS[period.month - 1],
        "contracts": 100 - rng.gamma(1.2, 16, height) * lack,
        "bills": 100 - rng.gamma(1.0, 8, height) * lack,
        "advances": 100 - rng.gamma(1.0, 6, height) * lack,
        "dispensation": np.full(height, 100.0),
        "output": np.where(rng.random(height) < 0.6, 100.0, 100 - rng.gamma(1.5, 14, height) * lack),
    }
    applies = {"contracts": spends, "bills": spends, "advances": advances}
    force = weights(period)
    table = np.round(np.stack([np.clip(drawn[name], 5, 100) * applies.get(name, 1) for name in force], axis=1), 2)
    deduction = np.where((rng.random(height) < 0.03) & (period.year >= 2024), 1, 0)
    rows = rows.drop("skill", "spent", "ceiling_idr", "contracted")
    return _told(rows, table, deduction, period)


def _told(rows: pl.DataFrame, table: np.ndarray, deduction: np.ndarray, period: date) -> pl.DataFrame:
    """Add the scores, and what follows from them."""
    force = weights(period)
    points = np.array(list(force.values()))
    place = {name: number for number, name in enumerate(force)}
    conversion = ((table > 0) * points).sum(axis=1)
    total = np.round(table @ points / 100, 2)
    final = np.round(np.clip(total / conversion * 100 - deduction, 0, 100), 2)
    doing = table[:, place["absorption"] : place["advances"] + 1]
    columns = {name: table[:, number] for name, number in place.items()}
    columns |= {
        "planning": np.round(table[:, :2].mean(axis=1), 2),
        "execution": np.round(doing.sum(axis=1) / np.maximum((doing > 0).sum(axis=1), 1), 2),
        "result": table[:, place["output"]],
        "total": total, "conversion": conversion, "deduction": deduction, "final": final,
    }  # fmt: skip
    return rows.with_columns(pl.Series(name, values) for name, values in columns.items())


def _absorbed(nation: Nation, period: date) -> pl.DataFrame:
    """Return what each satker had spent by the end of a month, its ceiling, and what of it needs contracts."""
    is_contract = pl.col("account_code").is_in(CONTRACT_ACCOUNTS)
    spent = pl.sum_horizontal(MONTHS[: period.month])
    return budget(nation, period.year).group_by("work_unit_code").agg(
        spent.sum().alias("spent"),
        pl.sum("ceiling_idr"),
        contracted=pl.col("ceiling_idr").filter(is_contract).sum(),
    )  # fmt: skip
