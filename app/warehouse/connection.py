"""Connections to an edition: one for the whole of it, and one for each scope, in which other agencies' rows are not."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from threading import Lock
from typing import Any

import duckdb
import editions
import polars as pl
from editions import Edition
from polars import selectors

from warehouse import scope

LOCKED = {
    "enable_external_access": False,
    "autoload_known_extensions": False,
    "autoinstall_known_extensions": False,
    "memory_limit": "1GB",
    "threads": 2,
    "lock_configuration": True,
}


def national(edition: Edition) -> Edition:
    """Return an edition without its viewer's limits: for totals of the nation and counts, never for rows."""
    return replace(edition, role="", scope=None)


@lru_cache(maxsize=4)
def _whole(edition: Edition) -> duckdb.DuckDBPyConnection:
    editions.refuse_changed(edition)
    return duckdb.connect(str(edition.file), read_only=True, config=LOCKED)


@lru_cache(maxsize=64)
def _limited(edition: Edition) -> tuple[duckdb.DuckDBPyConnection, Lock]:
    cursor = _whole(national(edition)).cursor()
    for statement in scope.statements(columns(edition), edition.scope or ()):
        cursor.execute(statement)
    return cursor, Lock()


@lru_cache(maxsize=8)
def columns(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Return the columns of each table and view of an edition."""
    with _whole(national(edition)).cursor() as cursor:
        rows = cursor.sql(scope.COLUMNS).fetchall()
    return {name: tuple(found) for name, found in rows}


@contextmanager
def opened(edition: Edition) -> Iterator[duckdb.DuckDBPyConnection]:
    """Lend a connection on which an edition's tables hold what its viewer may see."""
    if edition.scope is None:
        with _whole(national(edition)).cursor() as cursor:
            yield cursor
    else:
        cursor, lock = _limited(edition)
        with lock:
            yield cursor


@lru_cache(maxsize=512)
def query(edition: Edition, sql: str, parameters: tuple[tuple[str, Any], ...] = ()) -> pl.DataFrame:
    """Answer a question; the answer is kept by edition, role, scope, question and parameters."""
    with opened(edition) as cursor:
        # Decimals are for adding up exactly, which has been done; a page compares and writes plain numbers.
        return cursor.sql(sql, params=dict(parameters) or None).pl().with_columns(selectors.decimal().cast(pl.Float64))
