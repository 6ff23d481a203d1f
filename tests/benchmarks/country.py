"""The whole sample country through the river: seconds and rows per second by agency, and the memory of all processes.

``python -m tests.benchmarks.country --people 1000000 --months 12`` prints a table; it takes many minutes.
"""

import argparse
import os
import re
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from simpul import receipts
from simpul.installation import embedded
from simpul.settings import Settings

from tests.benchmarks.measuring import HOUSE, measure
from tests.conftest import SIMPUL

STEPS = ("land", "validate", "load")
PLACES = {"promises": HOUSE / "expectations", "dbt_project": HOUSE / "dbt_project"}


def main() -> None:
    """Make the country, let it flow, print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", default="1000000")
    parser.add_argument("--months", default="12")
    parser.add_argument("--data", type=Path, help="a folder to keep; else a temporary one")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        data = asked.data or Path(temporary)
        words = ["--people", asked.people, "--months", asked.months, "--faults", "typical"]
        env = {**os.environ, "SIMPUL_DATA": str(data), "SIMPUL_COUNTRY": " ".join(words)}
        env.pop("SIMPUL_DROP", None)
        here = Settings(data=data, drop="", country=tuple(words), **PLACES)
        _, seconds, peak = measure([sys.executable, "-m", "sample_nation", *words, "--out", str(data / "nation")], env)
        print(f"generation: {seconds:.0f} s, peak {peak / 1e3:.2f} GB\n")
        embedded.made(here)
        printed, seconds, peak = measure([str(SIMPUL), "run"], env)
        show(printed, data)
        print(f"\nriver: {seconds:.0f} s, peak {peak / 1e3:.2f} GB over all processes")


def show(printed: str, data: Path) -> None:
    """Print one line an agency."""
    seconds: dict[str, dict[str, float]] = defaultdict(dict)
    for verb, agency, taken in re.findall(r"^(\w+) +(\w+) .*? (\d+\.\d) s$", printed, re.M):
        seconds[agency][verb] = float(taken)
    rows: dict[str, int] = defaultdict(int)
    for receipt in receipts.all(Settings(data=data, drop="", **PLACES)):
        rows[receipt.agency] += receipt.rows_landed
    print("| agency | rows | land | validate | load | rows/s |\n|---|---|---|---|---|---|")
    for agency, number in sorted(rows.items()):
        taken = [seconds[agency].get(step, 0.0) for step in STEPS]
        told = " | ".join(f"{each:.1f} s" for each in taken)
        print(f"| `{agency}` | {number:,} | {told} | {number / max(sum(taken), 0.1):,.0f} |")
    for what in ("dbt", "marts", "edition"):
        print(f"\n{what}: {seconds[what]}")


if __name__ == "__main__":
    main()
