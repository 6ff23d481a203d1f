"""The lineage of models, read while others are still built, by a process that takes what the build leaves idle.

The warehouse is the builder's alone. So the reader is told which models ended and what columns there are, in lines of
JSON; when they end it ends, whatever is still unread. What it read is in the memory, and *audit* reads the rest.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import IO, Any, cast

import duckdb

from simpul.ahead import beside
from simpul.settings import Settings, settings

log = logging.getLogger(__name__)

Model = tuple[str, ...]
"""Schema, table, and the file of its compiled SQL."""
PAUSE = 2.0
"""Seconds between two lines: to make a schema of all columns takes the reader a twentieth of one."""
NICE = 10
"""By how much the reader is nicer than the build."""


class Feed:
    """What a reader is told of a build."""

    def __init__(self, out: IO[bytes], session: Callable[[], duckdb.DuckDBPyConnection]) -> None:
        """Take where lines go and how to ask the warehouse, which can be asked once a model has ended."""
        self._ended: SimpleQueue[Model] = SimpleQueue()
        self._out, self._session, self._over = out, cache(session), Event()
        self._thread = Thread(target=self._run, name="feed of lineage", daemon=True)
        self._thread.start()

    def tell(self, *model: str) -> None:
        """Take in a model that has ended."""
        self._session()  # here, for it is sure that the build goes on
        self._ended.put(model)

    def end(self) -> None:
        """Tell nothing more, and leave the warehouse."""
        self._over.set()
        self._thread.join()
        with suppress(BrokenPipeError):  # whoever waits for the reader says why it is gone
            self._out.close()
        if self._session.cache_info().currsize:
            self._session().close()

    def _run(self) -> None:
        told: dict[str, dict[str, Any]] = {}
        try:
            while not self._over.wait(PAUSE):
                if models := [self._ended.get() for _ in range(self._ended.qsize())]:
                    self._out.write(_line(self._session(), models, told))
                    self._out.flush()
        except (OSError, duckdb.Error) as error:
            log.warning("lineage is told no more, audit will read it: %s", str(error).splitlines()[0])


def _line(session: duckdb.DuckDBPyConnection, models: list[Model], told: dict[str, dict[str, Any]]) -> bytes:
    """Return a line about models, with the columns that are not yet ``told``."""
    from simpul.lineage.columns import columns_of

    new: dict[str, dict[str, Any]] = {}
    for schema, tables in columns_of(session, "current_database()").items():
        before = told.setdefault(schema, {})
        new[schema] = {table: columns for table, columns in tables.items() if before.get(table) != columns}
        before.update(new[schema])
    return json.dumps({"columns": new, "models": models}).encode() + b"\n"


@contextmanager
def read_beside(here: Settings) -> Iterator[Callable[[str, str, str], None]]:
    """Read lineage while the block builds; it gets what is to be told of each model, and waits for nothing unread."""
    from simpul.dbt_build.invocation import session

    with beside(here, "simpul.lineage.beside") as child:
        feed = Feed(cast("IO[bytes]", child.stdin), session)
        try:
            yield feed.tell
        finally:
            feed.end()


def read(lines: Iterable[bytes], over: Event, here: Settings) -> None:
    """Read the lineage of the models that lines tell of, until all is over, and keep it."""
    from simpul.lineage.columns import Origins
    from simpul.lineage.metrics import memory

    columns: dict[str, dict[str, Any]] = {}
    kept = memory(here)
    try:
        for line in lines:
            news = json.loads(line)
            for schema, tables in news["columns"].items():
                columns.setdefault(schema, {}).update(tables)
            models = {(schema, table): Path(path).read_text("utf-8") for schema, table, path in news["models"]}
            origins = Origins(columns, models, memory=kept)
            for model in models:
                if over.is_set():
                    return
                origins.read(*model)
    finally:
        kept.keep(others=True)


def main() -> None:
    """Read what standard input tells of, and end with it."""
    os.nice(NICE)
    gc.disable()  # the process ends with its answer: to walk what it made would be a third of it
    told: SimpleQueue[bytes | None] = SimpleQueue()
    over = Event()
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read, iter(told.get, None), over, settings())
        for line in sys.stdin.buffer:
            told.put(line)
        over.set()
        told.put(None)
        reading.result()


if __name__ == "__main__":
    main()
