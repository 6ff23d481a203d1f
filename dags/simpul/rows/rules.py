"""What each row must satisfy, as contract and vocabulary say: a predicate that fails, a reason, and GX's promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from simpul.promises.promise import Kind, Promise, quoted
from simpul.rows.cell import Cell
from simpul.rows.cleaning import Column, known_good
from simpul.table import Check, Table
from simpul.vocabulary import Word

KINDS = {
    "code": "a code", "name": "a text", "text": "a text", "integer": "a whole number", "number": "a number",
    "percent": "a percentage", "date": "a date", "timestamp": "a moment", "boolean": "true or false",
    "month": "a month", "year": "a year",
}  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """A reason to quarantine a row.

    ``fails`` is SQL over typed words and delivered cells, where null does not fail; it is "" for rules that look at
    several rows. ``promise`` says the same to Great Expectations.
    """

    column: str
    fails: str
    reason: str
    promise: Promise

    @property
    def id(self) -> str:
        """Return the rule's name, ``<column or table>:<kind>``."""
        return self.promise.check_id

    @property
    def kind(self) -> str:
        """Return what is demanded, such as ``range``."""
        return self.id.rpartition(":")[2]


def of_column(column: Column) -> Iterator[Rule]:
    """Give the rules of one column, in the order in which they are told; none if it was not delivered."""
    cell, name = column.cell, column.name
    if cell is None:
        return
    delivered = f"json_extract_string(_raw, '$.\"{name}\"')"
    if not column.may_be_empty:
        holds = f'"{name}" is not null or {delivered} is not null'
        yield _rule(
            name, "required", f'case when "{name}" is null then {cell.is_empty} end', "is empty", "not_null", sql=holds
        )
    reason, holds = f"is not {KINDS[column.word.type]}", f'"{name}" is not null or {delivered} is null'
    yield _rule(
        name, "type", f'case when "{name}" is null then not {cell.is_empty} end', reason, "rows_satisfy", sql=holds
    )
    yield from _of_value(name, column.word, cell)


def _of_value(name: str, word: Word, cell: Cell) -> Iterator[Rule]:
    """Give the rules of a value that is there."""
    if word.pattern:
        fails = f"not regexp_full_match(\"{name}\", '{quoted(word.pattern)}')"
        fails = f"case when not {known_good(name)} then {fails} end" if word.type == "code" else fails
        yield _rule(name, "pattern", fails, f"does not match {word.pattern}", "matches", sql=word.pattern)
    if word.codes:
        fails, reason = f"not ({_within(name, word.codes)})", f"is not one of {', '.join(word.codes)}"
        yield _rule(name, "codes", fails, reason, "in_set", values=word.codes)
    if word.min is not None or word.max is not None:
        fails, reason = f"not ({_between(name, word.min, word.max)})", _bounds(word.min, word.max)
        yield _rule(name, "range", fails, reason, "between", min=word.min, max=word.max)


def of_table(table_name: str, table: Table, first_day: str | None, grain: tuple[str, ...]) -> Iterator[Rule]:
    """Give the rules that speak of whole rows: the contract's checks, one period, no row twice."""
    for number, check in enumerate(table.checks, 1):
        holds, kind = _condition(check)
        more: dict[str, Any] = {"min": check.min, "max": check.max, "values": check.values or (), "sql": holds}
        promise = Promise(f"{table_name}:check_{number}", kind, check.because, check.column or "", **more)
        yield Rule(check.column or "", f"not ({holds})", check.because, promise)
    if first_day:
        reason = f"is not of the delivery's period {first_day[:7]}"
        holds = f"period is null or period = date '{first_day}'"
        yield Rule("", f"not ({holds})", reason, Promise(f"{table_name}:one_period", "rows_satisfy", reason, sql=holds))
    if grain:
        copied, named = "is an exact copy of an earlier row", ", ".join(grain)
        promise = Promise(f"{table_name}:duplicate_row", "rows_satisfy", f"No row {copied}.", sql="_copy = 0")
        yield Rule("", "", copied, promise)
        because = f"One row per {named}."
        promise = Promise(f"{table_name}:grain", "unique", because, columns=grain, sql="_copy = 0")
        yield Rule("", "", f"shares {named} with another row", promise)


def _rule(name: str, kind: str, fails: str, reason: str, promise_kind: Kind, **more: Any) -> Rule:
    because = "The contract says that it is never empty." if kind == "required" else f"A value that {reason} is wrong."
    return Rule(name, fails, reason, Promise(f"{name}:{kind}", promise_kind, because, column=name, **more))


def _condition(check: Check) -> tuple[str, Kind]:
    match check.expect:
        case "column_values_to_be_between":
            return _between(str(check.column), check.min, check.max), "between"
        case "column_values_to_be_in_set":
            return _within(str(check.column), check.values or ()), "in_set"
        case "column_pair_to_be_ordered":
            return f'"{check.column}" <= "{check.other}"', "rows_satisfy"
    return str(check.sql), "rows_satisfy"


def _within(name: str, codes: tuple[str, ...]) -> str:
    return f'"{name}" in ({", ".join(f"{chr(39)}{quoted(code)}{chr(39)}" for code in codes)})'


def _between(name: str, low: float | None, high: float | None) -> str:
    bounds = [f'"{name}" {sign} {bound!r}' for sign, bound in ((">=", low), ("<=", high)) if bound is not None]
    return " and ".join(bounds) or "true"


def _bounds(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"is below {low:g}" if high is None else f"is above {high:g}"
    return f"is not between {low:g} and {high:g}"
