"""The truth of a sample country as plain frames, and the cells that a reference returns."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import polars as pl
from sample_nation.nation import Nation

COORDINATES = ["agency_code", "period", "dimension", "member"]
CELL = [*COORDINATES, "value"]


@dataclass(frozen=True)
class Truth:
    """A country made with ``--truth``: its folder, and what it was asked to be."""

    folder: Path
    nation: Nation

    def frame(self, name: str) -> pl.DataFrame:
        """Return a topic as the world made it (``sample_nation.truths``), or what a dialect told of who is who."""
        return _read(self.folder / "truth", name)


@lru_cache(maxsize=128)
def _read(folder: Path, name: str) -> pl.DataFrame:
    path = folder / f"world_{name}.parquet"
    return pl.read_parquet(path if path.exists() else folder / f"{name}.parquet")


Reference = Callable[[Truth], pl.DataFrame]
"""What computes a metric's cells: a frame of ``CELL``, dates as dates, one row a cell."""


def cuts(rows: pl.DataFrame, top: pl.Expr, below: pl.Expr | None, by: dict[str, str], scale: float = 1) -> pl.DataFrame:
    """Sum rows (with ``agency_code`` and ``period``) to cells: each agency and all, the whole and each member of a cut.

    ``by`` is dimension → column; a work unit is one agency's, and has no cell of all. A value is ``scale × Σ top ÷
    Σ below``, or ``Σ top`` where there is nothing below.
    """
    found = []
    for dimension, column in {"all": None, **by}.items():
        member = pl.lit("all") if column is None else pl.col(column).cast(pl.String)
        agencies = [pl.col("agency_code"), *([pl.lit("all")] if dimension != "work_unit" else [])]
        for agency in agencies:
            keyed = rows.with_columns(agency_code=agency, dimension=pl.lit(dimension), member=member)
            value = top.sum() if below is None else scale * top.sum() / below.sum()
            found.append(keyed.group_by(COORDINATES).agg(value=value.cast(pl.Float64)))
    return pl.concat([one.select(CELL) for one in found])


def month(day: str) -> pl.Expr:
    """Return the first day of a column's month."""
    return pl.col(day).dt.month_start()


def first_of_year(year: int) -> date:
    """Return a year's period."""
    return date(year, 1, 1)
