"""How right the interconnection is: people, organisations and applications of countries on which nothing was tuned.

``python -m tests.benchmarks.interconnection --seeds 101 102 103`` makes each country with the faults of profile
``hard``, lets it flow, and holds what was linked against its truth, beside the simplest way of doing the same. Last
it prints the lines of dbt's seed ``linkage_benchmarks``.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import polars as pl
from simpul.settings import Settings

from tests.benchmarks import applications, organisations, people
from tests.benchmarks.measuring import HOUSE, measure
from tests.conftest import SIMPUL

PLACES = {"promises": HOUSE / "expectations", "dbt_project": HOUSE / "dbt_project"}


def main() -> None:
    """Make the countries, let them flow, print what was right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", nargs="+", default=["101", "102", "103"])
    parser.add_argument("--people", default="25000")
    parser.add_argument("--months", default="3")
    parser.add_argument("--keep", type=Path, help="a folder to keep the countries in; else temporary ones")
    asked = parser.parse_args()
    lines = []
    with tempfile.TemporaryDirectory() as temporary, pl.Config(tbl_rows=-1, tbl_cols=-1, tbl_width_chars=200):
        for seed in asked.seeds:
            data = (asked.keep or Path(temporary)) / seed
            here = flow(data, ("--people", asked.people, "--months", asked.months, "--faults", "hard", "--seed", seed))
            for concept in (organisations, people, applications):
                found = concept.measure(here)
                print(f"\nseed {seed}, {concept.__name__.rsplit('.', 1)[-1]}\n{found}", flush=True)
                if concept is people:
                    told = f"{asked.people} people, {asked.months} months, faults hard"
                    lines.append(people.seed_lines(found, here, told))
    print(pl.concat(lines).write_csv())


def flow(data: Path, words: tuple[str, ...]) -> Settings:
    """Make a country in a folder, unless it is there, and take it through the river; return its settings."""
    here = Settings(data=data, drop=str(data / "nation" / "drop"), country=words, **PLACES)
    env = {**os.environ, "SIMPUL_DATA": str(data), "SIMPUL_COUNTRY": " ".join(words)}
    env.pop("SIMPUL_DROP", None)
    _, seconds, peak = measure([str(SIMPUL), "run"], env)
    print(f"{' '.join(words)}: {seconds:.0f} s, peak {peak / 1e3:.2f} GB", file=sys.stderr)
    return here


if __name__ == "__main__":
    main()
