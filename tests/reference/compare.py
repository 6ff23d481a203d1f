"""Hold a warehouse's metrics against the references.

``python -m tests.reference.compare <warehouse> <nation> [theme or metric …]``
"""

import importlib
import json
import pkgutil
import sys
from pathlib import Path

import duckdb
import polars as pl
from sample_nation.nation import Nation

from tests import reference
from tests.reference.truth import CELL, COORDINATES, Reference, Truth

TOLERANCE = 1e-9
"""How far a value may be from its reference, relative."""


def themes() -> dict[str, dict[str, Reference]]:
    """Return every theme's references, by metric."""
    found = (importlib.import_module(f"tests.reference.{one.name}") for one in pkgutil.iter_modules(reference.__path__))
    return {module.__name__.rpartition(".")[2]: module.METRICS for module in found if hasattr(module, "METRICS")}


def truth_of(folder: Path) -> Truth:
    """Read what a country was asked to be."""
    asked = json.loads((folder / "nation.json").read_text())
    return Truth(folder, Nation(**{key: value for key, value in asked.items() if key != "rows"}, out=folder))


def measured(warehouse: Path, metric: str) -> pl.DataFrame:
    """Read a metric's cells from a workshop."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        cells = connection.execute(f"select {', '.join(CELL)} from metrics.fct_metrics where metric = ?", [metric])
        kinds = {"period": pl.Date, "value": pl.Float64}
        schema = {name: kinds.get(name, pl.String) for name in CELL}
        return pl.DataFrame(cells.fetchall(), schema=schema, orient="row")


def differences(found: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Return the cells that are missing on one side or differ, with both values."""
    both = found.rename({"value": "found"}).join(
        right.select(CELL).cast({"value": pl.Float64}).rename({"value": "right"}),
        on=COORDINATES,
        how="full",
        coalesce=True,
    )
    gap = (pl.col("found") - pl.col("right")).abs() > TOLERANCE * pl.max_horizontal(pl.col("right").abs(), 1e-6)
    return both.filter(pl.col("found").is_null() | pl.col("right").is_null() | gap).sort(COORDINATES)


def main(warehouse: str, nation: str, *wanted: str) -> int:
    """Print each metric's cells, and the first of those that differ; 1 if there are any."""
    truth, failed = truth_of(Path(nation)), 0
    for theme, metrics in themes().items():
        for metric, compute in metrics.items():
            if wanted and theme not in wanted and metric not in wanted:
                continue
            found = measured(Path(warehouse), metric)
            wrong = differences(found, compute(truth))
            failed += bool(wrong.height)
            print(f"{theme:<20} {metric:<40} {found.height:>7,} cells, {wrong.height:,} differ")
            if wrong.height:
                print(wrong.head(8))
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
