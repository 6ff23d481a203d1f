"""Building an edition's file: what needs not wait for each other is worked out side by side."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb

from simpul.errors import EditionRefused, LoadFailed
from simpul.promises.promise import quoted
from simpul.publishing.course import Course
from simpul.publishing.history import carry
from simpul.publishing.judgements import judge, tell_due
from simpul.publishing.opening import create_macros
from simpul.publishing.tables import allowed, copy, copy_ledgers, describe
from simpul.publishing.withholding import Withholding, masked, may_be_masked, stopped
from simpul.settings import Settings
from simpul.workshop import limits

NEEDED = (
    "raw.deliveries",
    "raw.checks",
    "raw.quarantine",
    "raw.audit_outcomes",
    "metrics.fct_metrics",
    "metrics.dim_metrics",
)


def build(settings: Settings, path: Path, facts: dict[str, str], today: date, course: Course) -> Withholding:
    """Write the tables and macros of an edition into a new file, closed with nothing beside it.

    What is withheld is decided before what could hold it is copied, never written, and returned.

    Raises:
        EditionRefused: a stage before has not run, or small groups of people cannot be protected.
        LoadFailed: the workshop cannot be read, or DuckDB left something beside the file.
    """
    with _with_workshop(settings, ":memory:") as beside:
        agreed = stopped(settings, beside, today)
        with _with_workshop(settings, str(path)) as connection:
            withheld = _copied(settings, beside, connection, agreed)
            describe(connection, settings, facts, withheld)
            tell_due(connection, settings)
            connection.commit()
            _judged(settings, connection)
            connection.execute("detach workshop")
            carry(settings, connection, course)
            connection.execute("checkpoint")
    left = sorted(other.name for other in path.parent.iterdir() if other != path)
    if left:
        raise LoadFailed(f"DuckDB left {', '.join(left)} beside the edition", where=str(path), todo="run it again")
    return withheld


@contextmanager
def _with_workshop(settings: Settings, path: str) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(path, config=limits(settings)) as connection:
        _attach(connection, settings.warehouse)
        yield connection


def _copied(
    settings: Settings, beside: duckdb.DuckDBPyConnection, connection: duckdb.DuckDBPyConnection, agreed: Withholding
) -> Withholding:
    """Copy, in a transaction that is left open, while it is decided which small groups are withheld."""
    late = may_be_masked(settings)
    connection.begin()  # else each of hundreds of statements waits for the disk
    tables = allowed(connection)
    with ThreadPoolExecutor(1) as pool:
        deciding = pool.submit(masked, settings, beside, agreed)
        copy(connection, [one for one in tables if one[1] not in late], agreed)
        copy_ledgers(connection, agreed)
        withheld = deciding.result()
    copy(connection, [one for one in tables if one[1] in late], withheld)
    return withheld


def _judged(settings: Settings, connection: duckdb.DuckDBPyConnection) -> None:
    """Judge the numbers while the macros, which read nothing that is judged, are created."""
    with connection.cursor() as cursor, ThreadPoolExecutor(1) as pool:
        opening = pool.submit(create_macros, cursor)
        connection.begin()
        judge(connection, settings)
        connection.commit()
        opening.result()


def _attach(connection: duckdb.DuckDBPyConnection, warehouse: Path) -> None:
    if not warehouse.exists():
        raise EditionRefused("there is no warehouse", where=str(warehouse), todo="load and model first: `simpul run`")
    try:
        connection.execute(f"attach '{quoted(warehouse)}' as workshop (read_only)")
    except duckdb.Error as error:
        what, todo = f"the workshop cannot be read: {error}", "wait until the other process has closed it"
        raise LoadFailed(what, where=str(warehouse), todo=todo) from error
    there = "select table_schema || '.' || table_name from information_schema.tables where table_catalog = 'workshop'"
    missing = sorted(set(NEEDED) - {name for (name,) in connection.sql(there).fetchall()})
    if missing:
        raise EditionRefused(f"no {', '.join(missing)}", where=str(warehouse), todo="run load, model and audit first")
