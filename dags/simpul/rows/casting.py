"""Numbers, dates and months out of what was delivered: a DuckDB expression, null where there is no such value.

Each expression tries the cheap way first and the careful one only where that fails: DuckDB evaluates the branches of
``coalesce`` and ``case`` for the rows that need them, unless its optimizer lifts a branch that occurs twice out of
them (``sieve`` switches that off: dates cost 50 times as much with it).
"""

from __future__ import annotations

from dataclasses import replace

from simpul.rows.cell import Cell

MONTHS = (
    "JAN JANUARI JANUARY", "FEB PEB FEBRUARI PEBRUARI FEBRUARY", "MAR MRT MARET MARCH", "APR APRIL", "MEI MAY",
    "JUN JUNI JUNE", "JUL JULI JULY", "AGT AGU AGS AUG AGUST AGUSTUS AUGUST", "SEP SEPT SEPTEMBER",
    "OKT OCT OKTOBER OCTOBER", "NOV NOP NOVEMBER NOPEMBER", "DES DEC DESEMBER DECEMBER",
)  # fmt: skip
"""A month's names in the spellings that agencies use."""
ISO = ("%Y-%m-%d", "%Y/%m/%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M")
DAYS = {
    "day-first": ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y %H:%M:%S", "%d-%m-%Y %H:%M:%S", "%d/%m/%Y %H:%M"),
    "month-first": ("%m/%d/%Y", "%m-%d-%Y", "%m/%d/%Y %H:%M:%S", "%m-%d-%Y %H:%M:%S", "%m/%d/%Y %H:%M"),
}


def value(cell: Cell, kind: str) -> str:
    """Return the expression of a typed value of a kind, whatever the format delivered."""
    return native(cell, kind) or parsed(cell, kind)


def native(cell: Cell, kind: str) -> str:
    """Return the expression for a format that knows types; "" where the cell must be read as text."""
    delivered, sql = cell.delivered_type, cell.sql
    if kind in ("number", "percent") and cell.is_number:
        return _finite(f"{sql}::double")
    if kind in ("integer", "year", "month") and cell.is_number:
        whole = sql if cell.is_whole else f"case when {sql} = trunc({sql}) then {sql} end"
        return _within(kind, f"try_cast({whole} as {'bigint' if kind == 'integer' else 'integer'})")
    if kind in ("date", "timestamp") and delivered.startswith(("DATE", "TIMESTAMP")):
        moment = f"({sql} at time zone 'UTC')" if delivered == "TIMESTAMP WITH TIME ZONE" else sql
        return _sane(f"{moment}::{kind}")
    if kind == "boolean" and (delivered == "BOOLEAN" or cell.is_whole):
        return sql if delivered == "BOOLEAN" else f"case {sql} when 1 then true when 0 then false end"
    return ""


def parsed(cell: Cell, kind: str) -> str:
    """Return the expression that reads a value of a kind out of a text."""
    text, trimmed = cell.text, cell.trimmed
    match kind:
        case "number":
            return _number(cell)
        case "percent":
            bare = replace(cell, sql=f"rtrim({trimmed}, '% ')", delivered_type="VARCHAR")
            return f"coalesce({_number(cell)}, case when ends_with({trimmed}, '%') then {_number(bare)} end)"
        case "integer" | "year":
            return _integer(cell, "bigint" if kind == "integer" else "integer")
        case "month":
            name = f"upper(rtrim({trimmed}, '.'))"
            named = " ".join(f"when {_one_of(name, names)} then {month}" for month, names in enumerate(MONTHS, 1))
            return f"case {named} else {_within('month', _integer(cell, 'integer'))} end"
        case "boolean":
            quick = f"case {text} when 'true' then true when 'false' then false end"
            letters = f"lower({trimmed})"
            is_true, is_false = _one_of(letters, "true ya 1 1.0"), _one_of(letters, "false tidak 0 0.0")
            return f"coalesce({quick}, case when {is_true} then true when {is_false} then false end)"
    quick = f"try_cast({text} as {kind})"
    if kind == "timestamp":
        zoned = rf"length({text}) > 19 and regexp_matches({text}, ':[0-9.]+ ?(Z|[+-]\d\d(:?\d\d)?)$')"
        quick = f"case when {zoned} then try_cast({text} as timestamptz) at time zone 'UTC' else {quick} end"
    formats = ", ".join(f"'{one}'" for one in (*DAYS[cell.dates], *ISO))
    written = f"case when {trimmed} >= '0' and {trimmed} < ':' then try_strptime({trimmed}, [{formats}])::{kind} end"
    return f"coalesce(case when {_is_iso(text)} then {quick} end, {_sane(written)})"


def _number(cell: Cell) -> str:
    quick = _finite(f"try_cast({cell.text} as double)")
    if cell.decimal == ",":
        quick = f"case when not contains({cell.text}, '.') then {quick} end"
    return f"coalesce({quick}, {_finite(f'try_cast({_plain(cell)} as double)')})"


def _integer(cell: Cell, sql_type: str) -> str:
    """Read a whole number: as it is written by everyone first, which costs a third of what a pattern does."""
    quick = f"try_cast({cell.text} as {sql_type})"
    quick = f"case when {quick}::varchar = {cell.text} then {quick} end"
    is_whole = rf"regexp_full_match({_plain(cell)}, '[+-]?\d+(\.0*)?')"
    return (
        f"coalesce({quick}, case when {is_whole} then try_cast(split_part({_plain(cell)}, '.', 1) as {sql_type}) end)"
    )


def _plain(cell: Cell) -> str:
    """Return a number's text without thousands separators and with a decimal point; null if it is no number."""
    thousands = "." if cell.decimal == "," else ","
    digits = rf"[+-]?(\d{{1,3}}([{thousands}]\d{{3}})+|\d+)([{cell.decimal}]\d*)?"
    bare = f"replace(replace({cell.trimmed}, '{thousands}', ''), ',', '.')"
    return f"case when regexp_full_match({cell.trimmed}, '{digits}') then {bare} end"


def _finite(number: str) -> str:
    return f"case when isfinite({number}) then {number} end"


def _within(kind: str, number: str) -> str:
    return f"case when {number} between 1 and 12 then {number} end" if kind == "month" else number


def _sane(moment: str) -> str:
    """Leave out infinities and years of one to three digits, which are misread days."""
    return f"case when {moment} between '1000-01-01' and '9999-12-30' then {moment} end"


def _is_iso(text: str) -> str:
    """Leave out what DuckDB takes for a date besides: infinity, epoch, years before 1000 or our era."""
    return f"{text} like '____-%' and {text} >= '1' and {text} < ':' and not ends_with({text}, ')')"


def _one_of(value: str, words: str) -> str:
    return f"{value} in ({', '.join(repr(one) for one in words.split())})"
