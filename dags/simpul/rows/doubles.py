"""Rows that stand in each other's way: exact copies, and different rows of one grain."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from simpul.rows.sieve import Plan


def find_doubles(connection: duckdb.DuckDBPyConnection, plan: Plan) -> None:
    """Fill table ``doubled`` (file_row_number, rule): later exact copies, and every row that shares its grain.

    It costs one grouping of the grain's columns; only where that finds something are whole rows compared.
    """
    connection.execute("create or replace temp table doubled (file_row_number bigint, rule varchar)")
    if not plan.grain:
        return
    connection.execute(f"create or replace temp table shared as from ({shared(plan)})")
    if not connection.execute("select 1 from shared limit 1").fetchall():
        return
    connection.execute(f"create or replace temp table copies as from ({copies(plan, 'shared')})")
    names = {rule.kind: rule.id for rule in plan.rules}
    number = f"count(*) over (partition by {listed(plan.grain)}) as number"
    firsts = f"select file_row_number, {number} from copies where _copy = 0"
    connection.execute(
        f"insert into doubled select file_row_number, '{names['duplicate_row']}' from copies where _copy > 0"
    )
    connection.execute(
        f"insert into doubled select file_row_number, '{names['grain']}' from ({firsts}) where number > 1"
    )


def shared(plan: Plan) -> str:
    """Return the query of the grains that several rows have."""
    present = " and ".join(f'"{name}" is not null' for name in plan.grain)
    return f"select {listed(plan.grain)} from {plan.rows} where {present} group by all having count(*) > 1"


def copies(plan: Plan, shared_grains: str) -> str:
    """Return the query of the rows that share their grain; ``_copy`` counts exact copies of a row from 0."""
    words = listed([column.name for column in plan.reading.columns])
    number = f"row_number() over (partition by {words} order by file_row_number) - 1 as _copy"
    rows = f"{plan.rows} semi join {shared_grains} using ({listed(plan.grain)})"
    return f"select file_row_number, {listed(plan.grain)}, {number} from {rows}"


def listed(names: Sequence[str]) -> str:
    """Return column names as SQL."""
    return ", ".join(f'"{name}"' for name in names)


def numbered(plan: Plan, by_rule: dict[str, int]) -> str:
    """Return the query of ``_copy`` of the rows that share their grain, by ``file_row_number``; "" if none do."""
    if not any(by_rule.get(rule.id) for rule in plan.rules if rule.kind in ("duplicate_row", "grain")):
        return ""
    return f"select file_row_number, _copy from ({copies(plan, f'({shared(plan)})')})"


def judged(plan: Plan, by_rule: dict[str, int]) -> str:
    """Return the query of what Great Expectations judges: every delivered row, with ``_copy``.

    It is read four times; ``copies`` in it is a table, made once of what ``numbered`` finds.
    """
    if not numbered(plan, by_rule):
        return f"select *, 0 as _copy from {plan.rows}"
    joined = f"{plan.rows} as delivered left join copies using (file_row_number)"
    return f"select delivered.*, coalesce(_copy, 0) as _copy from {joined}"
