"""The rows of one delivery on their way into schemas raw and vault: the good ones, reshaped as the contract says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from duckdb import DuckDBPyConnection

from simpul import raw, receipts
from simpul.errors import Unsieved
from simpul.people import overlay, vault
from simpul.raw import literal, quoted
from simpul.raw.shapes import Shape
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.table import Table
from simpul.vocabulary import Word

OVERLAP = "(part = $part or starts_with(part, $part || '/') or starts_with($part, part || '/'))"
"""``landing.overlap`` over the rows that stand."""


def replace(connection: DuckDBPyConnection, settings: Settings, receipt: Receipt, shape: Shape) -> None:
    """Put a delivery's good rows in place of its table, period and part; the caller opens and ends the transaction.

    Raises:
        Unsieved: what *validate* left is not there, or not as many rows as the receipt says.
    """
    good, number = _good(connection, settings, receipt)
    if number != receipt.rows_landed - receipt.rows_quarantined:
        counts = f"{receipt.rows_landed} landed ≠ {number} good + {receipt.rows_quarantined} quarantined"
        raise Unsieved(f"rows were lost: {counts}", where=receipt.file, todo="run again: it is validated anew")
    period = f"{receipt.period}-01-01"[:10] if receipt.period else None
    good = overlay.overlaid(connection, shape.roles, shape.corrections, good, _columns(connection, good))
    source, words = _reshaped(connection, good, shape.table, shape.vocabulary)
    place = f"{literal(period) if period else 'null'}::date, {literal(receipt.part)}, {literal(receipt.delivery_id)}"
    told, bound = _tokenised(words, shape)
    private = {word: value for word, value in words.items() if word in shape.private}
    routes = [(raw.table_name(receipt.agency, receipt.table), told, "", bound)]
    if shape.private:
        routes += [
            (vault.table_name(receipt.agency, receipt.table), private, "distinct" * bool(shape.table.unpivot), {})
        ]
    for full, columns, once, keys in routes:
        same = "period is not distinct from $period::date and " + OVERLAP
        connection.execute(f"delete from {full} where {same}", {"period": period, "part": receipt.part})
        names = ", ".join(quoted(column) for column in [*columns, *raw.PLACE])
        values = ", ".join([*columns.values(), place, "_row"])
        connection.execute(f"insert into {full} ({names}) select {once} {values} from {source}", keys)


def _tokenised(words: Mapping[str, str], shape: Shape) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return column of raw → expression, private words as tokens or not at all, and the keys that are to be bound."""
    told: dict[str, str] = {}
    bound: dict[str, bytes] = {}
    for number, (word, value) in enumerate(words.items()):
        column = shape.vocabulary[word].stored_as(word)
        if column and (key := shape.keys.get(word)):
            inner, outer = f"inner_{number}", f"outer_{number}"
            told[column] = key.expression(value, f"${inner}", f"${outer}")
            bound |= {inner: key.inner, outer: key.outer}
        elif column == word:
            told[column] = value
    return told, bound


def _good(connection: DuckDBPyConnection, settings: Settings, receipt: Receipt) -> tuple[str, int]:
    """Return a subquery of the rows that no rule broke, with their place as ``_row``, and their number."""
    place = receipts.folder(settings, receipt.agency, receipt.table, receipt.delivery_id)
    sieved, verdict = place / "sieved.parquet", place / "verdict.json"
    quarantined = settings.quarantine / receipt.agency / receipt.table / receipt.delivery_id / "rows.parquet"
    missing = [path for path in (sieved, verdict) if not path.exists()]
    if missing:
        raise Unsieved("what validate left is missing", where=str(missing[0]), todo="run again: it is validated anew")
    present = _columns(connection, f"read_parquet({literal(sieved)})")
    flags = [f"{name} = 0" for name in present if name.startswith("_broken_")]
    flags += ["not _blank"] if "_blank" in present else []
    first = int(json.loads(verdict.read_bytes())["first_row"])
    rows = f"(select *, {first} + file_row_number as _row from read_parquet({literal(sieved)}, file_row_number = true))"
    good = f"(select * from {rows} where {' and '.join(flags) or 'true'})"
    number = _count(connection, good)
    if number == receipt.rows_landed - receipt.rows_quarantined or not quarantined.exists():
        return good, number
    # doubled rows carry no flag and are known from the quarantine alone; an anti join costs six times as much
    good = f"(select * from {good} where _row not in (select _row from read_parquet({literal(quarantined)})))"
    return good, _count(connection, good)


def _reshaped(
    connection: DuckDBPyConnection, good: str, table: Table, vocabulary: Mapping[str, Word]
) -> tuple[str, dict[str, str]]:
    """Return the rows as raw holds them, and word → expression; columns that are values become rows."""
    present = _columns(connection, good)
    words = {word: quoted(word) for word in table.words if word in present}
    if not table.unpivot:
        return good, words
    name, value = table.unpivot.name, table.unpivot.value
    values = [column for column in present if column not in words and re.fullmatch(table.unpivot.columns, column)]
    kind = vocabulary[name].sql_type
    # a header that a spreadsheet took for a number comes as 2018.0
    through = "::double" if kind in {"integer", "bigint", "double"} else ""
    words |= {name: f"_name{through}::{kind}", value: "_value"}
    listed = ", ".join(quoted(column) for column in values)
    return f"(unpivot {good} on {listed} into name _name value _value)", words


def _columns(connection: DuckDBPyConnection, relation: str) -> list[str]:
    return [row[0] for row in connection.execute(f"describe select * from {relation}").fetchall()]


def _count(connection: DuckDBPyConnection, relation: str) -> int:
    return int(connection.execute(f"select count(*) from {relation}").fetchall()[0][0])
