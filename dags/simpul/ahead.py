"""What *publish* needs and *audit* does not, worked out beside it in a process of its own: each is one core's work.

The lineage of all models and what protects small groups are kept in memories, where *publish* finds them. What cannot
be worked out here *publish* tells.
"""

from __future__ import annotations

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
from simpul.withholding import decide
from simpul.world import World

log = logging.getLogger(__name__)


@contextmanager
def worked_out_beside(here: Settings) -> Iterator[None]:
    """Work out what *publish* will ask while the block runs, and wait for it; the block only reads the warehouse."""
    ours = environment(SIMPUL_DATA=str(here.data), SIMPUL_DBT_PROJECT=str(here.dbt_project))
    with tempfile.TemporaryFile() as said:
        words = [sys.executable, "-m", "simpul.ahead"]
        with subprocess.Popen(words, stdin=subprocess.DEVNULL, stderr=said, env=ours) as child:
            try:
                yield
            except BaseException:
                child.kill()
                raise
        if child.returncode:
            said.seek(0)
            reason = said.read().decode(errors="replace").strip().splitlines()[-1:]
            log.warning("not all was worked out ahead, publish will: %s", *(reason or [f"code {child.returncode}"]))


def work_out(here: Settings) -> None:
    """Read the lineage of all models, and decide what an edition of today withholds; both are kept."""
    with duckdb.connect(config=workshop.limits(here)) as connection:
        connection.execute(f"attach '{quoted(here.warehouse)}' as workshop (read_only)")
        origins = origins_of(here, columns_of(connection))
        try:
            for (schema, table), sql in origins.models.items():
                if sql:
                    origins.read(schema, table)
        finally:
            origins.keep()
        decide(here, connection, World().now().date())


if __name__ == "__main__":
    work_out(settings())
