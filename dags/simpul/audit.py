"""Audit: marts and metrics are held against ``expectations/marts`` before an edition may be published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import duckdb

from simpul import workshop
from simpul.ahead import worked_out_beside
from simpul.errors import EditionRefused
from simpul.promises import Outcome, Target, judge, kept
from simpul.settings import Settings
from simpul.themes import Sheet, bounds, written

DEFINITIONS = "metrics.dim_metrics"
HELD, REFUSED = "raw.audit_outcomes", "raw.audit_refusals"
LEDGER = """
create or replace table {} (theme varchar, check_id varchar, table_name varchar, column_name varchar,
    expectation varchar, because varchar, passed boolean, rows_checked bigint, rows_failed bigint)"""

__all__ = ["Outcome", "audit"]


def audit(settings: Settings) -> list[Outcome]:
    """Judge every promise about marts and metrics, and keep the outcomes, those that held where *publish* looks.

    The bounds of each metric are those of its definition (dim_metrics): nobody writes them twice. Beside it,
    what *publish* will ask is worked out.

    Raises:
        EditionRefused: a promise is broken, or there is nothing to judge; names who answers for it.
        LoadFailed: a check crashed, or the warehouse is in use.
    """
    sheets = [*written(settings.promises), *_bounds(settings)]
    _find(settings, {sheet.table for sheet in sheets})
    with workshop.hold(settings), worked_out_beside(settings), kept(settings.warehouse):
        judged = list(_judge(settings, sheets))
    broken = [(sheet, one) for sheet, one in judged if not one.passed and one.severity == "error"]
    _keep(settings, judged, *((REFUSED, HELD) if broken else (HELD, REFUSED)))
    if broken:
        told = "; ".join(
            f"{one.check_id} ({one.rows_failed:,} of {one.rows_checked:,} rows: {one.because})" for _, one in broken
        )
        owners = ", ".join(sorted({sheet.owner for sheet, _ in broken}))
        what = f"{len(broken)} promises are broken: {told}"
        raise EditionRefused(what, where=str(settings.promises / "marts"), todo=f"tell {owners}")
    return [outcome for _, outcome in judged]


def _bounds(settings: Settings) -> list[Sheet]:
    """Return the bounds of every metric that has some, as its definition states them."""
    _find(settings, {DEFINITIONS})
    with workshop.open(settings, read_only=True) as connection:
        defined = connection.sql(f"select metric, theme, owner, lower_bound, upper_bound from {DEFINITIONS} order by 1")
        rows = defined.fetchall()
    return [bounds(*row) for row in rows if row[-2:] != (None, None)]


def _find(settings: Settings, tables: set[str]) -> None:
    """Refuse to judge what was not built."""
    there: set[str] = set()
    if settings.warehouse.exists():
        with workshop.open(settings, read_only=True) as connection:
            named = "select table_schema || '.' || table_name from information_schema.tables"
            there = {name for (name,) in connection.sql(named).fetchall()}
    if missing := sorted(tables - there):
        what = f"there is no {', '.join(missing)}"
        raise EditionRefused(what, where=str(settings.warehouse), todo="run `simpul model` first, or correct the name")


def _judge(settings: Settings, sheets: list[Sheet]) -> Iterator[tuple[Sheet, Outcome]]:
    """Give the outcomes of all sheets, the sheets of one table judged together: beginning costs more than judging."""
    by_table: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        by_table.setdefault(sheet.table, []).append(sheet)
    for name, together in by_table.items():
        target = Target(settings.warehouse, *name.split("."))
        promised = [promise for sheet in together for promise in sheet.promised]
        outcomes = iter(judge(promised, target, memory_limit=settings.memory_limit, threads=settings.threads))
        for sheet, rows in zip(together, _spoken_of(settings, name, together), strict=True):
            for _ in sheet.promised:
                outcome = next(outcomes)
                yield sheet, outcome if rows is None else replace(outcome, rows_checked=rows)


def _spoken_of(settings: Settings, table: str, sheets: list[Sheet]) -> list[int | None]:
    """Return how many rows each sheet speaks of, none where it is all."""
    if all(sheet.where == "true" for sheet in sheets):
        return [None] * len(sheets)
    counts = ", ".join(f"count(*) filter (where {sheet.where})" for sheet in sheets)
    with duckdb.connect(settings.warehouse, read_only=True, config=workshop.limits(settings)) as connection:
        (found,) = connection.sql(f"select {counts} from {table}").fetchall()
    return [None if sheet.where == "true" else rows for sheet, rows in zip(sheets, found, strict=True)]


def _keep(settings: Settings, judged: list[tuple[Sheet, Outcome]], table: str, other: str) -> None:
    """Replace the ledger of outcomes; *publish* copies the one that held, and refuses where there is none."""
    rows = [
        (sheet.theme, one.check_id, sheet.table.split(".")[1], one.column, one.expectation, one.because, one.passed)
        + (one.rows_checked, one.rows_failed)
        for sheet, one in judged
    ]
    with workshop.open(settings) as connection:
        connection.begin()
        connection.execute(f"drop table if exists {other}")
        connection.execute(LEDGER.format(table))
        connection.executemany(f"insert into {table} values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.commit()
