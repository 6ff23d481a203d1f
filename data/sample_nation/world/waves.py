"""The waves of the move: who is listed for which, under which number, and when the lists are issued.

A wave is half a year of planned dates; its list is issued two months before it begins. Sample data.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.relocation import movers

ISSUED_BEFORE = "-2mo"
"""How long before a wave's first month its list is issued."""


@cache
def listed(nation: Nation) -> pl.DataFrame:
    """Return one row per person listed for a wave, of lists issued by the last day.

    Columns: ``wave, number, issued, begins, person_id, unit_id, priority, planned_date``. ``number`` begins at 1 in
    each wave and follows units, so that it tells nothing of a person; who is taken off the list later is on it.
    """
    half = pl.col("planned_date").dt.year() * 2 + (pl.col("planned_date").dt.month() > 6)
    due = movers(nation).with_columns(wave=half.rank("dense").cast(pl.Int64))
    due = due.with_columns(begins=pl.col("planned_date").min().over("wave"))
    due = due.with_columns(issued=pl.col("begins").dt.offset_by(ISSUED_BEFORE))
    due = due.filter(pl.col("issued") <= nation.last).sort("wave", "agency_id", "unit_id", "person_id")
    return due.select(
        "wave", "issued", "begins", "person_id", "unit_id", "priority", "planned_date",
        number=pl.int_range(1, pl.len() + 1).over("wave"),
    )  # fmt: skip
