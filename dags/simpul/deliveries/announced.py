"""Deliveries that no cadence makes due, but something else speaks of: a number that is skipped, a plan that is due.

A plan names months, a list is delivered for all those of a time as long as the cadence says: months that have come, by
the newest report of the plan, and no list is a list missing. Deliveries that bear numbers tell by a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import duckdb

from simpul.contract import Contract
from simpul.landing import MONTHS
from simpul.table import Table

PLANNED = """
select distinct make_date(planned_year, planned_month, 1) as month from {plan}
where period = (select max(period) from {plan}) and month <= $until order by month"""
NUMBERED = """
select try_cast({number} as integer) as place, left(min(period)::varchar, 7) as period from {numbered}
where place is not null group by place"""
NAMED = "select distinct try_cast({number} as integer) as place from {named} where place is not null"
THERE = "select table_name from duckdb_tables() where database_name = 'workshop' and schema_name = 'raw'"


@dataclass(frozen=True)
class Due:
    """A delivery that is due, or came before it was; ``period`` as deliveries write theirs: YYYY or YYYY-MM.

    One that is known by its skipped number alone has no period. ``number`` is told of what lacks, ``is_planned`` of
    what lacks and a plan names.
    """

    agency: str
    table_name: str
    part: str
    period: str | None
    cadence: str
    is_delivered: bool
    number: str | None = None
    is_planned: bool = False


def with_announced(
    connection: duckdb.DuckDBPyConnection, contracts: Mapping[str, Contract], found: list[Due], horizon: date
) -> list[Due]:
    """Return what is due with what plans and numbers tell; of a table of which nothing ever came nothing is due."""
    there = {name for (name,) in connection.execute(THERE).fetchall()}
    told: dict[tuple[str, str], list[Due]] = {}
    for one in found:
        told.setdefault((one.agency, one.table_name), []).append(one)
    result = []
    for (agency, name), own in told.items():
        table = contracts[agency].tables[name]
        places = {other: f"workshop.raw.{other}" for other in there if other.startswith(f"{agency}__")}
        plan, numbered, named = (
            places.get(f"{agency}__{other}") for other in (table.announced.planned_in, name, table.announced.named_in)
        )
        due = [*own, *(_planned(connection, plan, table, own, horizon) if plan else ())]
        if numbered and table.announced.number:
            due = _numbered(connection, numbered, named, table.announced.number, due)
        result += due
    return result


def _planned(
    connection: duckdb.DuckDBPyConnection, plan: str, table: Table, own: list[Due], horizon: date
) -> Iterable[Due]:
    """Give what is due for months of a plan that have come, by the first of them."""
    length = MONTHS.get(table.cadence.every, 1)
    known = {_span(one.period, length) for one in own if one.period}
    months = connection.execute(PLANNED.format(plan=plan), {"until": horizon}).fetchall()
    for period in (month.isoformat()[:7] for (month,) in months):
        if (span := _span(period, length)) not in known and span > min(known):
            known.add(span)
            yield replace(own[0], period=period, is_delivered=False, is_planned=True)


def _numbered(
    connection: duckdb.DuckDBPyConnection, numbered: str, named: str | None, number: str, own: list[Due]
) -> list[Due]:
    """Return what is due with the numbers that were skipped: of what is known to lack between its neighbours, or so."""
    came = dict(connection.execute(NUMBERED.format(number=number, numbered=numbered)).fetchall())
    others = connection.execute(NAMED.format(number=number, named=named)).fetchall() if named else []
    if not came:
        return own
    last = max([*came, *(one for (one,) in others)])
    for skipped in (one for one in range(min(came), last + 1) if one not in came):
        before = max(period for one, period in came.items() if one < skipped)
        after = min((period for one, period in came.items() if one > skipped), default="9999")
        lacking = (n for n, one in enumerate(own) if not one.is_delivered and one.period and not one.number)
        if (place := next((n for n in lacking if before < str(own[n].period) < after), None)) is None:
            own.append(replace(own[0], period=None, is_delivered=False, number=str(skipped), is_planned=False))
        else:
            own[place] = replace(own[place], number=str(skipped))
    return own


def _span(period: str, months: int) -> int:
    """Return which stretch of so many months a period is in."""
    return (12 * int(period[:4]) + int(period[5:7] or 1) - 1) // months
