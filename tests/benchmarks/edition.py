"""What an edition costs: all of it, nothing new, one new day, and the same compiled SQL run bare beside it.

Each stage runs as a task of Airflow does here: in a fork of a process that has its libraries and contracts in memory
(`simpul.installation.executor`) and has frozen them, as Airflow's local executor does before it forks: a fork's
garbage collector looks at its own objects alone. It is counted from the fork to its end.

``python -m tests.benchmarks.edition --data <folder>`` takes a folder whose agencies have been loaded (`simpul run`, or
``tests.benchmarks.loaded_country``) and prints a table. It changes the workshop: one day of occupancy events is added.
"""

import argparse
import os
import sys
from pathlib import Path

from tests.benchmarks.measuring import measure

FORGET = """
from simpul import changes
from simpul.settings import settings
changes.forget(settings())
"""
LOOK = """
from simpul.editions import is_up_to_date
from simpul.settings import settings
print("up to date" if is_up_to_date(settings()) else "not up to date")
"""
MODEL = """
from simpul.model import model
from simpul.settings import settings
result = model(settings())
slowest = sorted(result.timings.items(), key=lambda timing: -timing[1])[:5]
print(str(result).partition(", 1 warn")[0], *(f"{node.split('.')[2]} {took:.1f} s" for node, took in slowest), sep=", ")
"""
AUDIT = """
from simpul.audit import audit
from simpul.settings import settings
print(len(audit(settings())), "promises held")
"""
PUBLISH = """
from simpul.publish import publish
from simpul.settings import settings
from simpul.world import World
published = publish(settings(), World())
print(published.edition_id, "new" if published.is_new else "not new")
"""
STAGES = {"model": MODEL, "audit": AUDIT, "publish": PUBLISH}
WARM = """
import gc, os, sys, time
from simpul.installation.executor import warm
warm()
gc.freeze()
began = time.perf_counter()
sys.stdout.flush()
if not (child := os.fork()):
    exec(sys.argv[1])
    sys.stdout.flush()
    os._exit(0)  # what is frozen is not collected, which a library would tell at the end
_, status = os.waitpid(child, 0)
print("took", time.perf_counter() - began, flush=True)
os._exit(os.waitstatus_to_exitcode(status))
"""
BARE = """
import json, tempfile, time
import duckdb
from simpul import workshop
from simpul.settings import settings
here = settings()
nodes = json.loads((here.data / "dbt" / "target" / "manifest.json").read_bytes())["nodes"].values()
told = [node for node in nodes if node.get("compiled_code") and node.get("language") == "sql"]
models = [node for node in told if node["resource_type"] == "model" and node["config"]["materialized"] != "view"]
tests = [node for node in told if node["resource_type"] == "test"]
with tempfile.TemporaryDirectory(dir=here.data) as folder:
    with duckdb.connect(f"{folder}/bare.duckdb", config=workshop.limits(here)) as connection:
        connection.execute(f"attach '{here.warehouse}' as warehouse (read_only)")
        for kind in (models, tests):
            began = time.perf_counter()
            for node in kind:
                connection.execute(f"create or replace table bare as {node['compiled_code']}")
            print(f"{len(kind)} in {time.perf_counter() - began:.1f} s", end="; ")
"""
DAY = """
import duckdb
from simpul import workshop
from simpul.settings import settings
with duckdb.connect(settings().warehouse, config=workshop.limits(settings())) as connection:
    connection.execute('''
        insert into raw.oikn__occupancy_events
        select * replace (observed_date + 1 as observed_date, 'one-new-day' as _delivery_id)
        from raw.oikn__occupancy_events
        where observed_date = (
            select max(observed_date) from raw.oikn__occupancy_events
            where date_trunc('month', observed_date + 1) = date_trunc('month', observed_date)
        )''')
"""


def main() -> None:
    """Measure, and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--memory", default="3GB", help="DuckDB's share of the memory")
    asked = parser.parse_args()
    env = {**os.environ, "SIMPUL_DATA": str(asked.data), "SIMPUL_MEMORY_LIMIT": asked.memory}
    print("| what | seconds | peak | said |\n|---|---|---|---|", flush=True)
    measure([sys.executable, "-c", FORGET], env)
    built = [as_task(f"full build: {stage}", code, env) for stage, code in STAGES.items()]
    bare = told("the same SQL bare: models, then tests", BARE, env)
    told("nothing new: look, which ends the run", LOOK, env)
    measure([sys.executable, "-c", DAY], env)
    day = [as_task(f"one new day: {stage}", code, env) for stage, code in STAGES.items()]
    print(f"\nfull build {sum(built):.1f} s, {sum(built) / bare:.2f} × bare, its models {built[0] / bare:.2f} ×")
    print(f"one new day {sum(day):.1f} s")


def told(what: str, code: str, env: dict[str, str]) -> float:
    """Run a piece in a process, print its line and return its seconds."""
    printed, seconds, peak = measure([sys.executable, "-c", code], env)
    _line(what, seconds, peak, printed.strip().splitlines()[-1])
    return seconds


def as_task(what: str, code: str, env: dict[str, str]) -> float:
    """Run a piece in a fork of a warm process, print its line and return its seconds from the fork on."""
    printed, _whole, peak = measure([sys.executable, "-c", WARM, code], env)
    said, _, rest = printed.rpartition("\ntook ")
    seconds = float(rest.split()[0])
    _line(what, seconds, peak, said.splitlines()[-1])
    return seconds


def _line(what: str, seconds: float, peak: float, said: str) -> None:
    print(f"| {what} | {seconds:.1f} s | {peak / 1e3:.2f} GB | {said} |", flush=True)


if __name__ == "__main__":
    main()
