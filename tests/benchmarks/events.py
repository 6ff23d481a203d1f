"""Intake of the two event tables, rules and Great Expectations included: rows per second, and memory as they grow.

``python -m tests.benchmarks.events [country]`` takes the folder of a made country, or makes one of a million people and
three months. Reference: a bare load of the same files in the same run.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
from simpul.load import load
from simpul.settings import settings
from simpul.validate import validate_each
from simpul.world import World

from tests.benchmarks.measuring import HOUSE, measure

TABLES = {"oikn": ("occupancy_events", "occupancy"), "komdigi": ("exchange_calls", "splp")}
"""Agency → its event table, and the folder of its files in the drop."""


def main(country: Path | None) -> None:
    """Print a line for each table and number of months."""
    with tempfile.TemporaryDirectory(prefix="simpul-events-") as folder:
        if country is None:
            country = Path(folder) / "country"
            words = ["--people", "1000000", "--months", "3", "--faults", "typical", "--out", str(country)]
            subprocess.run([sys.executable, "-m", "sample_nation", *words], check=True, cwd=HOUSE)
        print("| table | months | rows | bare | Simpul | × bare | rows/s | peak |\n|---|---|---|---|---|---|---|---|")
        for agency, (table, where) in TABLES.items():
            files = sorted((country / "drop" / agency / where).glob("*_????-??.parquet"))
            for number in sorted({1, min(3, len(files)), len(files)}):
                print(line(agency, table, files[-number:], Path(folder)), flush=True)


def line(agency: str, table: str, files: list[Path], folder: Path) -> str:
    """Take some months in, and say what it took."""
    with tempfile.TemporaryDirectory(dir=folder) as data:
        drop = Path(data) / "drop" / agency
        drop.mkdir(parents=True)
        for file in files:
            shutil.copy(file, drop)
        env = {**os.environ, "SIMPUL_DATA": data, "SIMPUL_DROP": str(drop.parent)}
        env["PYTHONPATH"] = f"{HOUSE}:{HOUSE / 'dags'}:{HOUSE / 'data'}"
        module = [sys.executable, "-m", "tests.benchmarks.events"]
        _, bare, _ = measure([*module, "bare", *map(str, files)], env)
        printed, ours, peak = measure([*module, "intake", agency, table], env)
    rows = int(printed.split()[-1])
    speed = f"{bare:.1f} s | {ours:.1f} s | {ours / bare:.1f} | {rows / ours:,.0f}"
    return f"| `{agency}.{table}` | {len(files)} | {rows:,} | {speed} | {peak / 1e3:.2f} GB |"


def bare(files: list[str]) -> None:
    """Load the files by one bare ``create table as``."""
    with duckdb.connect(os.environ["SIMPUL_DATA"] + "/bare.duckdb", config={"memory_limit": "1GB", "threads": 2}) as to:
        to.execute(f"create table events as select * from read_parquet({files})")


def intake(agency: str, table: str) -> None:
    """Land, validate and load a table; print its rows."""
    from simpul.land import land

    here, world = settings(), World()
    judged = list(validate_each(here, world, land(here, world, agency, table)))
    loaded = load(here, world, judged)
    assert {receipt.state for receipt in loaded} == {"loaded"}, [receipt.reason for receipt in loaded]
    print(sum(receipt.rows_landed for receipt in loaded))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["bare", *files]:
            bare(files)
        case ["intake", agency, table]:
            intake(agency, table)
        case given:
            main(Path(given[0]) if given else None)
