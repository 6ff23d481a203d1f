"""Intake beside a bare load and dlt, in one run: ``python -m tests.benchmarks.intake [rows]``."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.benchmarks.delivery import write_delivery, write_promises
from tests.benchmarks.measuring import HOUSE, measure


def compare(rows: int, suffix: str, work: Path) -> list[tuple[str, float, float]]:
    """Measure the three routes on one delivery; return (route, seconds, MB) rows."""
    delivery = write_delivery(work / "drop", rows, suffix)
    results = []
    for route in ("bare", "simpul", "dlt"):
        with tempfile.TemporaryDirectory(dir=work) as folder:
            env = os.environ | {
                "SIMPUL_DATA": folder,
                "SIMPUL_DROP": str(work / "drop"),
                "SIMPUL_PROMISES": str(work / "promises"),
                "RUNTIME__DLTHUB_TELEMETRY": "false",
                "PYTHONPATH": f"{HOUSE}:{HOUSE / 'dags'}",
            }
            command = [sys.executable, "-m", "tests.benchmarks.intake_routes", route, str(delivery), folder]
            results.append((route, *measure(command, env)[1:]))
    delivery.unlink()
    return results


def main(rows: int) -> None:
    """Print the ratio table for CSV and Parquet, and the cold start on twelve thousand rows."""
    table = Table("rows", "format", "route", "seconds", "× bare", "peak MB", title="Intake, 2 threads")
    with tempfile.TemporaryDirectory(prefix="simpul-bench-") as folder:
        work = Path(folder)
        write_promises(work / "promises")
        for count, suffix in ((rows, "csv"), (rows, "parquet"), (12_000, "csv"), (12_000, "parquet")):
            results = compare(count, suffix, work)
            for route, seconds, megabytes in results:
                cells = (f"{seconds:.1f}", f"{seconds / results[0][1]:.2f}", f"{megabytes:.0f}")
                table.add_row(f"{count:,}", suffix, route, *cells)
    Console().print(table)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000)
