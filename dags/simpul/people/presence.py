"""Whether a person's number stands anywhere in a payload; asked in the confined process, as the readers are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb

from simpul.people import payload_copies
from simpul.people.redaction import Redaction, any_of, reading
from simpul.promises.promise import quoted
from simpul.readers.archives import Archive

MAY_HOLD = ("VARCHAR", "BIGINT", "UBIGINT", "HUGEINT", "DECIMAL")
"""DuckDB types of columns in which a number can stand."""


def holds(order: Redaction) -> bool:
    """Say whether one of the numbers stands anywhere in the payload, whatever it is."""
    form = payload_copies.form_of(order.payload)
    if form == "parquet":
        with reading(order) as connection:
            return _in_columns(connection, order)
    if form in {"csv", "json"}:
        with order.payload.open("rb") as file:
            return _in_bytes(iter(lambda: file.read(1 << 20), b""), order.numbers)
    archive = Archive(order.payload)
    return any(_in_bytes(archive.read(name), order.numbers) for name in archive.names)


def _in_columns(connection: duckdb.DuckDBPyConnection, order: Redaction) -> bool:
    relation = f"read_parquet('{quoted(order.payload)}')"
    described = connection.execute(f"describe from {relation}").fetchall()
    columns = [f'"{name}"::varchar' for name, kind, *_ in described if str(kind).startswith(MAY_HOLD)]
    asked = any_of(f"contains({column}, '{number}')" for column in columns for number in order.numbers)
    return bool(asked and connection.execute(f"select 1 from {relation} where {asked} limit 1").fetchall())


def _in_bytes(chunks: Iterable[bytes], numbers: Sequence[str]) -> bool:
    """Look through bytes; a number that two chunks or the zeros of UTF-16 tear apart is found too."""
    tail = b""
    for chunk in chunks:
        text = tail + chunk.replace(b"\0", b"")
        if any(number.encode() in text for number in numbers):
            return True
        tail = text[-64:]
    return False
