"""The child: opens the edition, closes the walls, lets the query through the gate, runs it and writes what came of it.

Started by `warden` as `python -I child.py`; reads its order from standard input, writes one JSON answer and ends.
"""

import base64
import contextlib
import datetime
import decimal
import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import duckdb  # noqa: E402 the app's folder is not on an isolated interpreter's path

from sql_sandbox import gate, permitted, reading, walls  # noqa: E402

AT_OPENING = {
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",
    "threads": "1",
    "temp_directory": "",
    "max_temp_directory_size": "0B",
}
AT_LAST = (
    "set enable_external_access = false",
    "set disabled_filesystems = 'LocalFileSystem'",
    "set lock_configuration = true",
)
AS_TEXT = {"TIMESTAMP WITH TIME ZONE", "TIME WITH TIME ZONE", "INTERVAL", "VARIANT", "BIT", "BIGNUM"}
WIDEST = 200
PLAIN = (bool, int, float, str, type(None))


def main() -> None:
    """Answer one order."""
    order = json.load(sys.stdin)
    began = time.monotonic()
    walls.limit(order["memory"], int(order["seconds"]) + 1)
    try:
        answer = _answer(order, began)
    except reading.Refused as refused:
        answer = {"state": "refused", "why": refused.why, "what": refused.what}
    except walls.NoWalls as missing:
        answer = {"state": "refused", "why": "walls", "what": str(missing)}
    except (MemoryError, duckdb.OutOfMemoryException):
        answer = {"state": "memory"}
    except duckdb.InterruptException:
        answer = {"state": "time"}
    except duckdb.Error as error:
        told = str(error).partition("due to the following Python exception")[0].replace(order["file"], "edition")
        answer = {"state": "error", "what": told.partition("\nStack Trace")[0][:2000]}
    except Exception as error:  # noqa: BLE001 a fault of ours is told as one, and never as the reader's
        answer = {"state": "failed", "what": type(error).__name__}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    os._exit(0)


def _answer(order: dict[str, Any], began: float) -> dict[str, Any]:
    warm = datetime.datetime.strptime("2026", "%Y")  # noqa: DTZ007 what is imported late is imported now, with doors open
    json.dumps([str(warm), str(decimal.Decimal(1)), "".encode("idna").decode()])
    scoped = order["scope"] is not None
    config = AT_OPENING | {"memory_limit": f"{order['memory'] // 2 >> 20}MB"}
    connection = duckdb.connect(":memory:" if scoped else order["file"], read_only=not scoped, config=config)
    if scoped:
        connection.execute(f"attach '{order['file'].replace(chr(39), chr(39) * 2)}' as whole (read_only)")
    walls.close()
    edition = permitted.Edition(connection, "whole" if scoped else "edition")
    read = gate.admit(connection, order["sql"], edition.tables, edition.macros)
    if scoped:
        permitted.keep(edition, read, order["scope"])
    for setting in AT_LAST:
        connection.execute(setting)
    watch = threading.Timer(max(0.1, order["seconds"] - (time.monotonic() - began)), connection.interrupt)
    watch.daemon = True
    watch.start()
    with contextlib.closing(connection):
        return _rows(connection, order)


def _rows(connection: duckdb.DuckDBPyConnection, order: dict[str, Any]) -> dict[str, Any]:
    statement = connection.extract_statements(order["sql"])[0]
    if statement.type.name == "EXPLAIN":
        result = connection.execute(statement)
        described, found = result.description, result.fetchall()
    else:
        # A semicolon at the end, or in a comment after it, would end the text that the limit is put around.
        sql = reading.written_anew(connection, statement.query) if ";" in statement.query else statement.query
        relation = connection.sql(sql)
        described = relation.description
        if len(described) > WIDEST:
            raise reading.Refused("wide", str(len(described)))
        if any(str(column[1]).upper() in AS_TEXT for column in described):
            relation = connection.sql(_as_text(sql, described))
        found = relation.limit(order["rows"] + 1).fetchall()
    rows, size = [], 0
    for values in found[: order["rows"]]:
        row = [_plain(value) for value in values]
        size += sum(len(value) if isinstance(value, str) else 8 for value in row)
        if size > order["bytes"]:
            break
        rows.append(row)
    names, kinds = [str(column[0]) for column in described], [_kind(column[1]) for column in described]
    return {"state": "done", "names": names, "kinds": kinds, "rows": rows, "is_cut": len(rows) < len(found)}


def _as_text(sql: str, described: list[Any]) -> str:
    """Write what Python has no value for as text, by place, because two columns may have one name."""
    places = [f"column_{place}" for place in range(len(described))]
    shown = [f"{place}::varchar" if str(column[1]).upper() in AS_TEXT else place
             for place, column in zip(places, described, strict=True)]  # fmt: skip
    return f"select {', '.join(shown)} from ({sql}\n) as own({', '.join(places)})"


def _kind(described: Any) -> str:
    """Say what a column is for the page: a whole number, a number, a date, a time, yes or no, or text."""
    name = str(described).upper()
    whole = name.removeprefix("U") in {"TINYINT", "SMALLINT", "INTEGER", "BIGINT"}
    if whole or name in {"DATE", "BOOLEAN"}:
        return "whole" if whole else name.lower()
    if name in {"FLOAT", "DOUBLE"} or name.startswith("DECIMAL"):
        return "number"
    return "time" if name in {"TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "DATETIME"} else "text"


def _plain(value: Any) -> Any:
    """Make a value that JSON can carry without loss; what it has no kind for is written as text."""
    if isinstance(value, float) and value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124
        return str(value)
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b16encode(bytes(value)).decode().lower()
    return str(value)


if __name__ == "__main__":
    main()
