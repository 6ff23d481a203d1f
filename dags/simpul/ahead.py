"""What *publish* needs and *audit* does not, worked out beside it in processes of their own.

The lineage of all models and what protects small groups are kept in memories, where *publish* finds them. What cannot
be worked out here *publish* tells. Each process imports what it needs alone: to import all takes a second.
"""

from __future__ import annotations

import gc
import logging
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import duckdb

from simpul import workshop
from simpul.promises.promise import quoted
from simpul.settings import Settings, environment, settings

log = logging.getLogger(__name__)


@contextmanager
def worked_out_beside(here: Settings) -> Iterator[None]:
    """Work out what *publish* will ask while the block runs, and wait for it; the block only reads the warehouse."""
    with ExitStack() as started:
        for name in ASKED:
            started.enter_context(beside(here, "simpul.ahead", name))
        yield


@contextmanager
def beside(here: Settings, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run one of our modules in a process that ends with the block's failure; what it cannot do is only told."""
    ours = environment(SIMPUL_DATA=str(here.data), SIMPUL_DBT_PROJECT=str(here.dbt_project))
    with tempfile.TemporaryFile() as said:
        command = [sys.executable, "-m", *words]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=said, env=ours) as child:
            try:
                yield child
            except BaseException:
                child.kill()
                raise
        if child.returncode:
            said.seek(0)
            reason = said.read().decode(errors="replace").strip().splitlines()[-1:]
            log.warning("no %s, a later stage will: %s", " ".join(words), *(reason or [f"code {child.returncode}"]))


def _lineage(here: Settings) -> None:
    """Read the lineage of all models."""
    from simpul.lineage.columns import columns_of
    from simpul.lineage.metrics import origins_of

    with _workshop(here) as connection:
        origins = origins_of(here, columns_of(connection))
        try:
            for (schema, table), sql in origins.models.items():
                if sql:
                    origins.read(schema, table)
        finally:
            origins.keep()


def _masks(here: Settings) -> None:
    """Find what protects small groups, as if no agreement stopped a metric: what one does hangs on lineage."""
    from simpul.disclosure.pattern import censuses, patterns
    from simpul.disclosure.processes import processes

    with processes() as pool, _workshop(here) as connection:
        patterns(here, connection, censuses(here, connection, []), pool)


@contextmanager
def _workshop(here: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config=workshop.limits(here)) as connection:
        connection.execute(f"attach '{quoted(here.warehouse)}' as workshop (read_only)")
        yield connection


ASKED: dict[str, Callable[[Settings], None]] = {"lineage": _lineage, "masks": _masks}
"""What is worked out and kept, by name."""


if __name__ == "__main__":
    gc.disable()  # the process ends with its answer: to walk what it made would be a third of it
    ASKED[sys.argv[1]](settings())
