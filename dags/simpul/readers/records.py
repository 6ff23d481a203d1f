"""JSON: an array of objects, an object that holds one, or an object a line; numbers keep their text."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import NoReturn

import duckdb

from simpul.readers.refusals import reason, refused, refusing
from simpul.readers.source import Source, names, quoted
from simpul.readers.texts import NO_END, readable

RECORDS = "records"
"""The key that holds the rows where the contract names none."""
BIG = 64_000_000
"""Bytes from which on objects, one a line, are not held in memory but read again for each question."""
LONGEST_OBJECT = 1 << 24
MAY_BE_NO_NUMBER = r"[:,\[]\s*-?(?i:nan|inf)"


def open_records(connection: duckdb.DuckDBPyConnection, path: Path, key: str | None) -> Source:
    """Open JSON as a temporary table; a column for every key in the order of first sight, nested values as JSON text.

    Raises:
        PromiseBroken: broken JSON, no rows, a row that is no object, doubled keys, NaN or Infinity.
    """
    text = readable(path, longest=None)
    with text.path.open("rb") as file:
        is_array = file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"["
    is_big = not is_array and text.path.stat().st_size > BIG and _begins_as_lines(text.path, key or RECORDS)
    with refusing(path.name):
        is_lines = _stream(connection, text.path) if is_big else _load(connection, text.path, is_array, key or RECORDS)
        headers = _keys(connection, path.name)
        _guard_numbers(connection, path.name)
        relation = _spread(connection, headers, Path(mkdtemp(prefix="simpul-")) / "rows.parquet" if is_big else None)
    rows = connection.execute(f"select count(*) from {relation}").fetchall()[0][0]
    notes = [note for note in text.notes if is_lines or note != NO_END]
    return Source(relation, headers, ["VARCHAR"] * len(headers), 1, str(rows), notes, "")


def _begins_as_lines(path: Path, key: str) -> bool:
    """Say whether the first line is one whole object and not one that holds the rows."""
    with path.open("rb") as file:
        line = file.readline(LONGEST_OBJECT)
    try:
        first = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except ValueError:
        return False
    return isinstance(first, dict) and not isinstance(first.get(key), list)


def _stream(connection: duckdb.DuckDBPyConnection, path: Path) -> bool:
    """Let ``delivered_json`` be a view of the file's lines."""
    lines = (
        f"read_json_objects({quoted(str(path))}, format = 'newline_delimited', maximum_object_size = {LONGEST_OBJECT})"
    )
    connection.execute(
        f"create or replace temp view delivered_json as select row_number() over () - 1 as rowid, json from {lines}"
    )
    return True


def _load(connection: duckdb.DuckDBPyConnection, path: Path, is_array: bool, key: str) -> bool:
    """Fill ``delivered_json`` with one object a row; say whether a row is a line."""
    if is_array:
        _read(connection, path, "array")
        return False
    try:
        _read(connection, path, "newline_delimited")
    except duckdb.Error as error:  # one object over many lines, or broken: then the first complaint is the better one
        if reason(error) is None:
            raise
        try:
            _read(connection, path, "unstructured")
        except duckdb.Error:
            raise error from None
    pointer = quoted("/" + key)
    kinds = connection.execute(f"select json_type(json, {pointer}) from delivered_json limit 2").fetchall()
    if kinds != [("ARRAY",)]:
        return True
    connection.execute(
        "create or replace temp table delivered_json as "
        f"select unnest(json_extract(json, {pointer})::json[]) as json from delivered_json"
    )
    return False


def _read(connection: duckdb.DuckDBPyConnection, path: Path, form: str) -> None:
    longest = min(max(path.stat().st_size, 1 << 24), (1 << 32) - 1) if form != "array" else 1 << 24
    connection.execute(
        "create or replace temp table delivered_json as select json from "
        f"read_json_objects({quoted(str(path))}, format = '{form}', maximum_object_size = {longest})"
    )


def _keys(connection: duckdb.DuckDBPyConnection, where: str) -> list[str]:
    """Return the union of the rows' keys; rows with the same keys are looked at once."""
    strange = connection.execute("select min(rowid) from delivered_json where json_type(json) <> 'OBJECT'").fetchall()
    if strange[0][0] is not None:
        raise refused(f"row {strange[0][0] + 1} is no JSON object", where)
    shapes = connection.execute(
        "select json_keys(json) as keys, min(rowid) as row from delivered_json group by keys order by row"
    ).fetchall()
    if not shapes:
        raise refused("it holds no rows", where)
    for keys, row in shapes:
        if doubled := sorted({key for key in keys if keys.count(key) > 1}):
            raise refused(f"row {row + 1} has the key {doubled[0]!r} twice", where)
    return list(dict.fromkeys(key for keys, _ in shapes for key in keys))


def _guard_numbers(connection: duckdb.DuckDBPyConnection, where: str) -> None:
    """Refuse NaN and Infinity, which DuckDB reads though they are no JSON; strings that say so are looked at twice."""
    suspects = connection.execute(
        f"select rowid, json from delivered_json where regexp_matches(json, {quoted(MAY_BE_NO_NUMBER)})"
    )
    while batch := suspects.fetchmany(1000):
        for row, text in batch:
            json.loads(text, parse_constant=partial(_no_number, row, where))


def _no_number(row: int, where: str, word: str) -> NoReturn:
    raise refused(f"row {row + 1} holds {word}, which is no number", where)


def _spread(connection: duckdb.DuckDBPyConnection, headers: list[str], target: Path | None) -> str:
    """Turn objects into columns, parsing each object once, in memory or in a file; return the relation."""
    pointers = ", ".join(quoted("/" + name.replace("~", "~0").replace("/", "~1")) for name in headers)
    columns = ", ".join(f"found[{position}] as {name}" for position, name in enumerate(names(len(headers)), 1))
    query = f"select {columns} from (select json_extract_string(json, [{pointers}]) as found from delivered_json)"
    if target:
        connection.execute(f"copy ({query}) to {quoted(str(target))} (format parquet, compression lz4_raw)")
        return f"read_parquet({quoted(str(target))})"
    connection.execute(f"create or replace temp table delivered_records as {query}")
    connection.execute("drop table delivered_json")
    return "delivered_records"
