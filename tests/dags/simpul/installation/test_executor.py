"""The executor of our Airflow: what it hands to its workers, and that they can use it."""

import subprocess
import sys

import pytest

pytest.importorskip("airflow")

FORKED = """
import multiprocessing, os, sys

multiprocessing.set_start_method("fork")
from simpul.installation.executor import STAGES, WarmExecutor
from simpul.settings import settings
from simpul.yaml_files import tree_of

executor = WarmExecutor(parallelism=1)
executor.start()
(worker,) = executor.workers.values()
print("alive", worker.is_alive(), "missing", [name for name in STAGES if name not in sys.modules])
executor.end()
before = tree_of.cache_info()
tree_of((settings().promises / "agencies" / "bkn.yml").read_text("utf-8"))
print("read", before.currsize > 20, tree_of.cache_info().misses - before.misses)

import duckdb, polars
if (child := os.fork()) == 0:
    frame = polars.DataFrame({"number": range(100_000)}).lazy().group_by(polars.col("number") % 7).len().collect()
    (rows,) = duckdb.sql("select count(*) from range(100_000) as t(number) where number % 7 = 0").fetchall()[0]
    os._exit(0 if (frame.height, rows) == (7, 14_286) else 1)
print("fork", os.waitpid(child, 0)[1])
"""


def test_workers_are_forks_of_a_process_that_has_read_the_stages_libraries_and_these_still_run():
    done = subprocess.run([sys.executable, "-c", FORKED], capture_output=True, text=True, timeout=120, check=False)
    told = [line for line in done.stdout.splitlines() if line.startswith(("alive", "read", "fork"))]
    assert told == ["alive True missing []", "read True 0", "fork 0"], done.stderr[-2000:]
