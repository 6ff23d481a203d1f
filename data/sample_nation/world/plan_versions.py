"""The versions of the relocation plan: national figures as published, and how they spread over units.

The figures are those of DOMAIN B with source, date and status (``relocation_figures.csv``); a date is the first of the
month where a source tells the month only. The spread over units and months is drawn: sample data.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world import screening

FIGURES = Path(__file__).parents[1] / "relocation_figures.csv"
CURRENT = 5
"""The version in force since September 2025."""
FIRST_MONTHS = tuple(date(2024, month, 1) for month in (9, 10, 11, 12))
"""The months for which the earlier versions planned the first wave."""
MONTHS = {
    1: tuple(date(2025, month, 1) for month in (10, 11, 12)) + tuple(date(2026, month, 1) for month in range(1, 7)),
    2: tuple(date(2026, month, 1) for month in range(7, 13)),
    3: tuple(date(year, month, 1) for year in (2027, 2028, 2029) for month in (3, 9)),
}
"""The months for which the current version plans each priority; units move as a whole."""
COLUMNS = {
    "plan_version": pl.Int8, "issued": pl.Date, "priority": pl.Int8, "agency_id": pl.String, "unit_id": pl.String,
    "planned_people_min": pl.Int64, "planned_people": pl.Int64, "planned_date": pl.Date, "source": pl.String,
    "source_date": pl.Date, "status": pl.String,
}  # fmt: skip


def figures(nation: Nation) -> pl.DataFrame:
    """Return one row per published national figure and source, of the plan versions issued by the last day."""
    return _all_figures().filter(pl.col("issued") <= nation.last)


def plans(nation: Nation) -> pl.DataFrame:
    """Return one row per plan version, priority and unit of the first echelon, of versions issued by the last day.

    Columns: ``plan_version, issued, priority, agency_id, unit_id, planned_people_min, planned_people, planned_date,
    source, source_date, status``. The people of a version and priority add up to its published figure.
    """
    return all_plans(nation).filter(pl.col("issued") <= nation.last)


@cache
def all_plans(nation: Nation) -> pl.DataFrame:
    """Return also the versions issued after the last day: people moved before they were."""
    return pl.concat(_spread(nation, wave) for wave in screening.totals(_all_figures()).iter_rows(named=True))


@cache
def _all_figures() -> pl.DataFrame:
    return pl.read_csv(FIGURES, try_parse_dates=True, schema_overrides={"minimum": pl.Int64, "source_date": pl.Date})


def _spread(nation: Nation, wave: dict) -> pl.DataFrame:
    """Spread a wave's published people over the units that it takes."""
    chosen = screening.chosen_units(nation, wave)
    people = screening.apportioned(wave["people"], chosen["weight"].to_numpy())
    fewest = screening.apportioned(wave["minimum"] or wave["people"], people)
    rng = nation.rng("months", wave["plan_version"], wave["priority"])
    months = MONTHS[wave["priority"]] if wave["plan_version"] == CURRENT else FIRST_MONTHS
    told = {name: pl.lit(wave[name], COLUMNS[name]) for name in COLUMNS if name in wave}
    spread = chosen.with_columns(
        **told,
        planned_people_min=pl.Series(np.minimum(fewest, people)),
        planned_people=pl.Series(people),
        planned_date=pl.Series([months[each] for each in rng.integers(0, len(months), chosen.height)], dtype=pl.Date),
    )
    return spread.select(*COLUMNS).cast(COLUMNS).filter(pl.col("planned_people") > 0)
