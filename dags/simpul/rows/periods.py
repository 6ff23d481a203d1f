"""Of which period a delivery is: its own columns say it, else its file's name, by the contract's rule."""

from __future__ import annotations

import re

import duckdb

from simpul.deliveries.delivered import Delivered, period_cells
from simpul.promises.promise import quoted
from simpul.rows.casting import value
from simpul.rows.cell import Cell
from simpul.table import Period

TELLING_ROWS = 10_000
"""The rows whose period tells that of the delivery."""


def first_day(delivered: Delivered, file: str) -> str:
    """Return the expression of a row's period as its first day; null where there is none."""
    cells = period_cells(delivered) or _named(delivered.table.period, file)
    if not cells:
        return "null::date"
    year, month = value(cells[0], "year"), value(cells[1], "month") if len(cells) > 1 else "1"
    is_sane = f"{year} between 1900 and 9999 and {month} between 1 and 12"
    return f"case when {is_sane} then make_date({year}, {month}, 1) end"


def of_delivery(connection: duckdb.DuckDBPyConnection, relation: str, day: str, rule: Period) -> str | None:
    """Return the period that most rows have, ``YYYY-MM`` where it is monthly and else ``YYYY``; None for a snapshot."""
    days = f"select {day} as day from {relation} limit {TELLING_ROWS}"
    most = f"select day from ({days}) where day is not null group by day order by count(*) desc, day limit 1"
    found = connection.execute(most).fetchall()
    is_monthly = rule.month or "<month>" in (rule.file or "")
    return str(found[0][0])[: 7 if is_monthly else 4] if found else None


def _named(rule: Period, file: str) -> list[Cell]:
    """Return year and, where monthly, month out of the file's name as literal cells."""
    found = re.search(rule.file, file) if rule.file else None
    groups = found.groupdict() if found else {}
    return [Cell(f"'{quoted(groups[name])}'") for name in ("year", "month") if groups.get(name)]
