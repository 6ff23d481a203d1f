"""What the confined process does with a payload: open it, hold it against the contract, sieve it, tell what broke."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from simpul.deliveries import contents
from simpul.deliveries.delivered import Delivered
from simpul.deliveries.drift import Item, Reading, read
from simpul.landing import Landing
from simpul.promises.promise import Promise
from simpul.readers import Source, known_names, open_source, refusing
from simpul.rows import doubles, periods, quarantine, rules
from simpul.rows.quarantine import Counts
from simpul.rows.sieve import Plan, sieve
from simpul.table import Table
from simpul.vocabulary import Word


@dataclass(frozen=True)
class Order:
    """What is examined, against what, within which limits, and where the results go."""

    where: str
    payload: Path
    file: str
    landing: Landing
    table_name: str
    table: Table
    words: Mapping[str, Word]
    delivery_id: str
    sieved: Path
    rows: Path
    memory_limit: str
    threads: int


@dataclass(frozen=True)
class Finding:
    """What a delivery holds: its differences from the contract and, where it could be sieved, its counts.

    ``promised`` and ``judged`` say what Great Expectations is to judge, over which rows; ``copies`` belongs to these.
    """

    items: list[Item]
    notes: list[str]
    period: str | None
    first_row: int
    place: str
    counts: Counts
    reasons: dict[str, str] = field(default_factory=dict)
    promised: list[Promise] = field(default_factory=list)
    judged: str = ""
    copies: str = ""


def examine(order: Order) -> Finding:
    """Examine a payload; all its rows go to ``order.sieved``, a line for each broken one to ``order.rows``.

    Raises:
        PromiseBroken: the payload cannot be read.
    """
    with duckdb.connect(config=_limits(order)) as connection, refusing(order.where):
        known = known_names([*order.table.columns_for(None), *order.table.ignore, *order.table.unpurposed])
        source = open_source(connection, order.payload, order.landing, known)
        delivered = Delivered(source.headers, source.column_types, order.table)
        day = periods.first_day(delivered, order.file)
        period = periods.of_delivery(connection, source.relation, day, order.table.period)
        reading = read(order.where, delivered, order.words, period)
        contents.settle_doubled(connection, source, reading)
        if period is None and order.table.period != type(order.table.period)() and reading.answer == "compatible":
            reading.note("refused", "period", detail=f"{order.where}: nothing says of which period it is")
        plan = _plan(order, source, reading, day, period)
        if reading.answer != "compatible":
            counts = Counts(landed=contents.delivered_rows(connection, plan))
            return Finding(reading.items, source.notes, period, source.first_row, source.place, counts)
        return _sieved(connection, order, plan, period)


def _limits(order: Order) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "memory_limit": order.memory_limit,
        "threads": order.threads,
        "temp_directory": f"{order.sieved}.spill",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }


def _plan(order: Order, source: Source, reading: Reading, day: str, period: str | None) -> Plan:
    shaped = (order.table.unpivot.name, order.table.unpivot.value) if order.table.unpivot else ()
    grain = tuple(name for name in order.table.grain if name not in (*shaped, "part"))
    first_day = f"{period}-01-01"[:10] if period else None
    demanded = [rule for column in reading.columns for rule in rules.of_column(column)]
    demanded += rules.of_table(order.table_name, order.table, first_day, grain)
    return Plan(source, reading, demanded, grain, day, order.sieved)


def _sieved(connection: duckdb.DuckDBPyConnection, order: Order, plan: Plan, period: str | None) -> Finding:
    sieve(connection, plan)
    doubles.find_doubles(connection, plan)
    counts = quarantine.count(connection, plan)
    contents.note_changed_types(connection, plan, counts)
    places = quarantine.write_rows(connection, plan, counts, order.delivery_id, order.rows)
    source, reading = plan.source, plan.reading
    return Finding(
        items=reading.items,
        notes=source.notes,
        period=period,
        first_row=source.first_row,
        place=source.place,
        counts=Counts(counts.landed, counts.broken, counts.by_rule, places),
        reasons={rule.id: rule.reason for rule in plan.rules},
        promised=[quarantine.promise(rule, counts) for rule in plan.rules],
        judged=doubles.judged(plan, counts.by_rule),
        copies=doubles.numbered(plan, counts.by_rule),
    )
