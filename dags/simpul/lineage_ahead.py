"""Lineage read ahead, in a process of its own while promises are judged: each is one core's work for eight seconds.

What it reads is kept in the memory of lineage, where *publish* finds it. What it cannot read *publish* tells.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from simpul import workshop
from simpul.column_lineage import columns_of
from simpul.lineage import origins_of
from simpul.promises.promise import quoted
from simpul.settings import Settings, environment, settings

log = logging.getLogger(__name__)


@contextmanager
def read_beside(here: Settings) -> Iterator[None]:
    """Read the lineage of all models while the block runs, and wait for it; the caller holds the workshop."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as columns, tempfile.TemporaryFile() as said:
        with duckdb.connect(config=workshop.limits(here)) as connection:
            connection.execute(f"attach '{quoted(here.warehouse)}' as workshop (read_only)")
            json.dump(columns_of(connection), columns)
        columns.seek(0)
        ours = environment(SIMPUL_DATA=str(here.data), SIMPUL_DBT_PROJECT=str(here.dbt_project))
        words = [sys.executable, "-m", "simpul.lineage_ahead"]
        with subprocess.Popen(words, stdin=columns, stderr=said, env=ours) as child:
            try:
                yield
            except BaseException:
                child.kill()
                raise
        if child.returncode:
            said.seek(0)
            reason = said.read().decode(errors="replace").strip().splitlines()[-1:]
            log.warning("lineage was not read ahead, publish will: %s", *(reason or [f"code {child.returncode}"]))


if __name__ == "__main__":
    origins = origins_of(settings(), json.load(sys.stdin))
    try:
        for (schema, table), sql in origins.models.items():
            if sql:
                origins.read(schema, table)
    finally:
        origins.keep()
