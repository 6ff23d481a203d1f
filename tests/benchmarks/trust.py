"""Whether distrust ranks true error: each metric's deviation beside its trust, and Spearman's correlation.

``python -m tests.benchmarks.trust <name>=<data> … > tests/benchmarks/deviations.md``; each data folder holds an edition
of a sample country that was made with ``--truth``.

A cell's deviation is |found − right| ÷ the larger of both, at most 1; a cell that is missing on one side deviates by 1,
one that is withheld is left out. A metric's is the mean over its cells.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl

from tests.reference.compare import themes, truth_of
from tests.reference.truth import CELL, COORDINATES, Truth

CELLS = f"""
select {", ".join(CELL)}, withheld is not null as is_withheld from fct_metrics where metric = ?"""
SCORES = "select metric, score, completeness, freshness, checks, linkage from trust where agency_code = 'all'"

HEAD = """# How far each KPI is off the truth, and how far it is trusted

Made on {today} by `python -m tests.benchmarks.trust {words}`. Off by: the mean over a KPI's cells of
|found − right| ÷ the larger of both; a cell that is missing is off by all of itself. Trust is that of the whole,
0 to 100. A dash: no number in the edition, or withheld.
"""
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


def told(data: Path) -> str:
    """Say which country a data folder is of."""
    asked = json.loads((data / "nation" / "nation.json").read_text())
    return f"{asked['people']:,} people, {asked['months']} months, faults {asked['faults']}, seed {asked['seed']}"


def newest(data: Path) -> Path:
    """Return the file of the last edition in a data folder."""
    return max((data / "editions").glob("0*/edition.duckdb"))


def main(*countries: str) -> int:
    """Print one table of all countries, and what they correlate; 1 if any is below 0.6."""
    named = {name: Path(data) for name, _, data in (one.partition("=") for one in countries)}
    found = {name: table(truth_of(data / "nation"), newest(data)) for name, data in named.items()}
    print(HEAD.format(today=datetime.now(UTC).date(), words=" ".join(f"{name}=<data>" for name in named)))
    for name, rows in found.items():
        print(f"* **{name}**: {told(named[name])}; Spearman {correlation(rows):.2f} over {rows.height} KPIs")
    print("\n| KPI |" + "".join(f" {name}: off by | trust |" for name in named) + "\n|---|" + "---|---|" * len(named))
    parts = {name: {metric: rest for metric, *rest in rows.iter_rows()} for name, rows in found.items()}
    for metric in sorted({metric for rows in parts.values() for metric in rows}):
        print(f"| `{metric}` |" + "".join(f" {_cell(rows.get(metric))} |" for rows in parts.values()))
    return int(min(correlation(rows) for rows in found.values()) < 0.6)


def _cell(row: list[float] | None) -> str:
    return "– | –" if row is None else f"{100 * row[0]:.3f} % | {row[1]:.1f}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
