"""Which deliveries should be there: from a table's first period on, one for each that its cadence has let come due.

No clock is asked. The edition's horizon is the newest month of which anything was delivered; a period is due once it
has ended, with the days that a contract grants, by the end of that month. Tables without periods are never due. What a
cadence does not tell, a number or a plan may (``announced``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

import duckdb

from simpul.contract import Contract
from simpul.deliveries.announced import Due, with_announced
from simpul.landing import MONTHS

KNOWN = """
select agency, table_name, split_part(part, '/', 1) as part, period,
    bool_or(state in ('loaded', 'superseded')) as is_delivered
from workshop.raw.deliveries
where period is not null and state in ('loaded', 'superseded', 'needs_decision', 'refused', 'failed')
group by all order by all"""
"""Every period of which anything came, and whether any of it could be used."""
UNTOLD = """
select agency, table_name, file from workshop.raw.deliveries
where period is null and state in ('refused', 'failed') order by all"""
"""What could not be read; its file's name may still say of when it is."""
OFTEN = frozenset({"day", "week", "month"})
Told = tuple[tuple[str, str, str], str, bool]
"""Agency, table and part; a period of which anything came; whether any of it could be used."""


def expected(connection: duckdb.DuckDBPyConnection, contracts: Mapping[str, Contract]) -> list[Due]:
    """Return every delivery that has come or come due; the workshop must be attached."""
    told = [
        ((agency, table, part), period, is_delivered)
        for agency, table, part, period, is_delivered in connection.execute(KNOWN).fetchall()
        if agency in contracts and table in contracts[agency].tables
    ]
    told = sorted([*told, *_unreadable(connection, contracts, told)])
    cadences = {name: contracts[name[0]].tables[name[1]].cadence for name, *_ in told}
    monthly = [period for name, period, _ in told if cadences[name].every in OFTEN and len(period) > 4]
    horizon = _plus(_day(max(monthly)), 1) - timedelta(1) if monthly else date(1000, 1, 1)
    found = []
    for name, group in groupby(told, key=lambda one: one[0]):
        agency, table, part = name
        cadence, known = cadences[name], {period: is_delivered for _, period, is_delivered in group}
        length = len(min(known))
        step = 12 if length == 4 else MONTHS.get(cadence.every, 0)
        due = _due([_day(one) for one in known], step, horizon - timedelta(cadence.late_after_days))
        about = [one.isoformat()[:length] for one in sorted(due)]
        found += [Due(agency, table, part, one, cadence.every, known.get(one, False)) for one in about]
    return with_announced(connection, contracts, found, horizon)


def _unreadable(
    connection: duckdb.DuckDBPyConnection, contracts: Mapping[str, Contract], told: list[Told]
) -> Iterator[Told]:
    """Give the periods that names of unreadable files tell, where the table has no parts and nothing else came."""
    parts: dict[tuple[str, str], set[str]] = {}
    for (agency, table, part), *_ in told:
        parts.setdefault((agency, table), set()).add(part)
    known = {(name[:2], period) for name, period, _ in told}
    for agency, table, file in connection.execute(UNTOLD).fetchall():
        rule = contracts[agency].tables[table].period.file if parts.get((agency, table)) == {""} else None
        named = re.search(rule, file) if rule else None
        words = named.groupdict() if named else {}
        period = "-".join(words[name] for name in ("year", "month") if words.get(name))
        if period and ((agency, table), period) not in known:
            known.add(((agency, table), period))
            yield (agency, table, ""), period, False


def _due(came: list[date], step: int, until: date) -> set[date]:
    """Return what came and what should have; where periods come as they please nothing more is expected."""
    first, due = min(came), set(came)
    if not step or any((_months(one) - _months(first)) % step for one in came):
        return due
    while _plus(first, step) - timedelta(1) <= until:
        due.add(first)
        first = _plus(first, step)
    return due


def _day(period: str) -> date:
    return date.fromisoformat(f"{period}-01-01"[:10])


def _months(day: date) -> int:
    return 12 * day.year + day.month


def _plus(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, 1)
