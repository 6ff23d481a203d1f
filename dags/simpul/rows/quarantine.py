"""Broken rows: how many, where, and one line for each row and rule that it breaks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb

from simpul.promises.promise import Promise, quoted
from simpul.rows.cell import MASK, masked
from simpul.rows.doubles import listed
from simpul.rows.rules import Rule
from simpul.rows.sieve import Plan

NOBODY = r"[+-]?[0-9.,%]{1,15}|.{0,3}"
"""What a cell that is told in a table about people may look like: a number that is no NIP or NIK, or very short."""
SHOWN = 5
"""How many rows a message names."""


@dataclass(frozen=True)
class Counts:
    """How many rows came, how many broke any rule, how many broke each, and the first that did."""

    landed: int = 0
    broken: int = 0
    by_rule: dict[str, int] = field(default_factory=dict)
    places: dict[str, list[int]] = field(default_factory=dict)


def count(connection: duckdb.DuckDBPyConnection, plan: Plan) -> Counts:
    """Count what the sieve flagged and what is doubled."""
    landed = connection.execute(f"select count(*) from {plan.rows}").fetchall()[0][0]
    late = dict(connection.execute("select rule, count(*) from doubled group by all").fetchall())
    is_doubled = "file_row_number in (select file_row_number from doubled)"
    sums = ", ".join(["count(*)", *(f"count(*) filter ({plan.breaks(rule)})" for rule in plan.flagged)])
    wrong = f"{plan.is_broken} or {is_doubled}" if late else plan.is_broken
    broken, *found = connection.execute(f"select {sums} from {plan.rows} where {wrong}").fetchall()[0]
    by_rule = {rule.id: number for rule, number in zip(plan.flagged, found, strict=True)}
    by_rule |= {rule.id: late.get(rule.id, 0) for rule in plan.rules if not rule.fails}
    return Counts(landed, broken, {rule.id: by_rule[rule.id] for rule in plan.rules})


def write_rows(
    connection: duckdb.DuckDBPyConnection, plan: Plan, counts: Counts, delivery_id: str, out: Path
) -> dict[str, list[int]]:
    """Write a line for each broken row and rule to ``out``, if there are any; return the first places by rule."""
    told = [_told(plan, rule) for rule in plan.rules if counts.by_rule[rule.id]]
    if not told:
        return {}
    place = f"{plan.source.first_row} + file_row_number as _row"
    names = f"'{delivery_id}' as _delivery_id, {place}, rule, column_name, value, reason"
    query = f"select {names} from ({' union all '.join(told)}) order by _row, rule"
    connection.execute(f"copy ({query}) to '{quoted(out)}' (format parquet)")
    found = f"select rule, min(_row, {SHOWN}) from read_parquet('{quoted(out)}') group by all"
    return dict(connection.execute(found).fetchall())


def _told(plan: Plan, rule: Rule) -> str:
    """Return the query for the lines of one rule; a private value is masked, in ``_raw`` already.

    In a row whose cells have slipped, a name stands where a score should: what could be one is masked too.
    """
    private = {column.name for column in plan.reading.columns if column.is_private}
    value = f"json_extract_string(_raw, '$.\"{rule.column}\"')" if rule.column else "null::varchar"
    if not rule.fails:
        value = f"'{MASK}'" if private & set(plan.grain) else f"concat_ws(', ', {listed(plan.grain)})"
    if private and rule.column not in private:
        value = f"case when regexp_full_match({value}, '{NOBODY}') then {value} else {masked(value)} end"
    about = f"'{quoted(rule.id)}' as rule, '{quoted(rule.column)}' as column_name, {value} as value"
    place = plan.breaks(rule) if rule.fails else _is_doubled(rule)
    return f"select file_row_number, {about}, '{quoted(rule.reason)}' as reason from {plan.rows} where {place}"


def _is_doubled(rule: Rule) -> str:
    return f"file_row_number in (select file_row_number from doubled where rule = '{quoted(rule.id)}')"


def promise(rule: Rule, counts: Counts) -> Promise:
    """Return what Great Expectations is to judge: a value that could not be typed breaks its type alone."""
    is_mistyped = rule.kind == "required" and counts.by_rule[f"{rule.column}:type"]
    return replace(rule.promise, kind="rows_satisfy") if is_mistyped else rule.promise
