"""Whether distrust ranks true error: each metric's deviation beside 100 − trust, and their correlation.

``python -m tests.benchmarks.trust <nation> <name>=<edition.duckdb> …``; the nation was made with ``--truth``, the
editions come from the same country at other fault profiles.

A cell's deviation is |found − right| ÷ the larger of both, at most 1; a cell that is missing on one side deviates by 1,
one that is withheld is left out. A metric's is the mean over its cells. The correlation is Spearman's.
"""

import sys
from pathlib import Path

import duckdb
import polars as pl

from tests.reference.compare import themes, truth_of
from tests.reference.truth import CELL, COORDINATES, Truth

CELLS = f"""
select {", ".join(CELL)}, withheld is not null as is_withheld from fct_metrics where metric = ?"""
SCORES = "select metric, score, completeness, freshness, checks, linkage from trust where agency_code = 'all'"

KINDS = dict.fromkeys(CELL, pl.String) | {"period": pl.Date, "value": pl.Float64, "is_withheld": pl.Boolean}
PARTS = {"metric": pl.String} | dict.fromkeys(("score", "completeness", "freshness", "checks", "linkage"), pl.Float64)


def deviation(found: pl.DataFrame, right: pl.DataFrame) -> float | None:
    """Return a metric's mean deviation; none where there is nothing to compare."""
    right = right.select(CELL).cast({"value": pl.Float64}).rename({"value": "right"})
    both = found.rename({"value": "found"}).join(right, on=COORDINATES, how="full", coalesce=True)
    both = both.filter(~pl.col("is_withheld").fill_null(False))
    larger = pl.max_horizontal(pl.col("found").abs(), pl.col("right").abs(), 1e-9)
    gap = ((pl.col("found") - pl.col("right")).abs() / larger).fill_null(1.0).clip(0, 1)
    return both.select(gap.mean()).item() if found.height and right.height else None


def table(truth: Truth, edition: Path) -> pl.DataFrame:
    """Return metric, deviation and trust with its parts, of every metric that has a reference."""
    with duckdb.connect(str(edition), read_only=True) as connection:
        found = []
        for metrics in themes().values():
            for metric, compute in metrics.items():
                told = connection.execute(CELLS, [metric]).fetchall()
                cells = pl.DataFrame(told, schema=KINDS, orient="row")
                if cells.height:
                    found.append({"metric": metric, "deviation": deviation(cells, compute(truth))})
        scores = pl.DataFrame(connection.execute(SCORES).fetchall(), schema=PARTS, orient="row")
    known = pl.DataFrame(found, schema={"metric": pl.String, "deviation": pl.Float64}).drop_nulls()
    return known.join(scores, on="metric").sort("deviation", descending=True)


def correlation(rows: pl.DataFrame) -> float:
    """Return Spearman's correlation of distrust and deviation."""
    # Sums in another order differ in the last digits: what is right to 1e-9 is right.
    ranked = rows.select(pl.col("deviation").round(9).rank(), (100 - pl.col("score")).rank().alias("distrust"))
    return float(ranked.select(pl.corr("deviation", "distrust")).item())


def main(nation: str, *editions: str) -> int:
    """Print a table for each edition and its correlation; 1 if any is below 0.6."""
    truth, worst = truth_of(Path(nation)), 1.0
    for named in editions:
        name, _, file = named.partition("=")
        rows = table(truth, Path(file))
        print(f"\n### {name}\n\n| metric | deviation | trust | completeness | freshness | checks | linkage |")
        print("|---|---|---|---|---|---|---|")
        for metric, off, *scores in rows.iter_rows():
            told = " | ".join("–" if score is None else f"{score:.2f}" for score in scores)
            print(f"| `{metric}` | {100 * off:.3f} % | {told} |")
        print(f"\nSpearman {correlation(rows):.2f} over {rows.height} metrics")
        worst = min(worst, correlation(rows))
    return int(worst < 0.6)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
