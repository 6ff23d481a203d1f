"""A payload without one person: rows left out, cells emptied. It runs in the confined process, as the readers do.

The copy says to our readers what the payload said, but for what was taken out: it is read again before it counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

import duckdb

from simpul.deliveries.delivered import Delivered
from simpul.errors import LoadFailed
from simpul.landing import Landing
from simpul.people import payload_copies
from simpul.people.payload_copies import Rows
from simpul.people.tombstones import CAPITALS
from simpul.promises.promise import quoted
from simpul.readers import Source, aliases, known_names, open_source, refusing
from simpul.readers.archives import Archive
from simpul.table import Table


@dataclass(frozen=True)
class Redaction:
    """What is taken out of a payload.

    Attributes:
        payload, landing, table: what is read, and how.
        out: where the copy goes.
        dropped: rows that are left out, counted from 0.
        emptied: shared word → rows in which its cell is emptied.
        numbers: texts that stand for a person; cells that hold one are emptied, or with ``is_unsieved`` their rows
            left out.
        named: pairs of a name in capitals and ways to write a birth date; rows that hold both are left out.
    """

    payload: Path
    out: Path
    landing: Landing
    table: Table
    dropped: tuple[int, ...] = ()
    emptied: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()
    named: tuple[tuple[str, tuple[str, ...]], ...] = ()
    is_unsieved: bool = False
    memory_limit: str = "1GB"
    threads: int = 2


def redact(order: Redaction) -> int:
    """Write the copy and return how many rows were left out.

    Raises:
        PromiseBroken: the payload cannot be read.
        LoadFailed: the copy does not say what the payload says.
    """
    with reading(order) as connection, refusing(order.payload.name):
        source = _open(connection, order, order.payload)
        columns = [f"c{place}" for place in range(len(source.headers))]
        numbered = f"select row_number() over () - 1 as place, {', '.join(columns)} from {source.relation}"
        connection.execute(f"create temp table delivered as {numbered}")
        before = _count(connection)
        for condition in _left_out(order, columns):
            connection.execute(f"delete from delivered where {condition}")
        _empty(connection, order, source)
        left = _count(connection)
        _write(connection, order, source)
    with reading(order) as connection, refusing(order.payload.name):
        copy = _open(connection, order, order.out) if left else source
        found = connection.execute(f"select count(*) from {copy.relation}").fetchall()[0][0] if left else 0
    if (found, copy.headers) != (left, source.headers):
        raise LoadFailed("the copy says something else", where=order.payload.name, todo="tell the maintainers")
    return before - left


def reading(order: Redaction) -> duckdb.DuckDBPyConnection:
    """Return a connection within the order's limits."""
    limits: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": order.memory_limit,
        "threads": order.threads,
        "temp_directory": f"{order.out}.spill",
    }
    return duckdb.connect(config=limits)


def _open(connection: duckdb.DuckDBPyConnection, order: Redaction, payload: Path) -> Source:
    known = known_names([*order.table.columns_for(None), *order.table.ignore])
    return open_source(connection, payload, order.landing, known)


def _left_out(order: Redaction, columns: Sequence[str]) -> list[str]:
    """Return the conditions under which a row is left out."""
    found = [f"place in ({', '.join(map(str, order.dropped))})"] if order.dropped else []
    if order.is_unsieved:
        texts = [f"{column}::varchar" for column in columns]
        found += [any_of(f"contains({text}, '{number}')" for text in texts) for number in order.numbers]
        for name, dates in order.named:
            is_named = any_of(f"{CAPITALS.format(text)} = '{quoted(name)}'" for text in texts)
            is_born = any_of(f"contains({text}, '{date}')" for text in texts for date in dates)
            found.append(f"({is_named}) and ({is_born})")
    return found


def any_of(conditions: Iterable[str]) -> str:
    """Return the condition that one of the conditions holds; unknown counts as no."""
    return " or ".join(f"coalesce({one}, false)" for one in conditions)


def _empty(connection: duckdb.DuckDBPyConnection, order: Redaction, source: Source) -> None:
    delivered = Delivered(source.headers, source.column_types, order.table)
    readings = [order.table.fields, *(variant.fields for variant in order.table.variants)]
    headers = [(entry.rstrip("?"), aliases(names)) for reading in readings for names, entry in reading.items()]
    for word, rows in order.emptied.items():
        for spot in delivered.spots([name for one, names in headers if one == word for name in names]):
            listed = ", ".join(map(str, rows))
            connection.execute(f"update delivered set c{spot} = null where place in ({listed})")
    for number in order.numbers:
        for spot in range(len(source.headers)):
            connection.execute(f"update delivered set c{spot} = null where contains(c{spot}::varchar, '{number}')")


def _write(connection: duckdb.DuckDBPyConnection, order: Redaction, source: Source) -> None:
    left = "(select * exclude place from delivered order by place)"
    rows = Rows(left, source.headers, sheet=source.place.rpartition(", ")[2])
    form = payload_copies.form_of(order.payload)
    if form != "zip":
        payload_copies.write(connection, rows, form, order.out)
        return
    with ZipFile(order.payload) as archive:
        name = next(each for each in archive.namelist() if Path(each).name == source.place.split(", ")[0])
    member = Archive(order.payload).extract()
    inner = payload_copies.form_of(member)
    member.unlink()
    payload_copies.write(connection, rows, inner, member)
    payload_copies.pack(member, name, order.out)


def _count(connection: duckdb.DuckDBPyConnection) -> int:
    return int(connection.execute("select count(*) from delivered").fetchall()[0][0])
