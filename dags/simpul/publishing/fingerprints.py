"""Hashes: of a file, and of a table's rows whatever order and file they are stored in."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, cast

import duckdb
import pyarrow as pa
import pyarrow.csv

from simpul.publishing.manifest import FileHash, TableHash

BATCH = 100_000
NESTED = ("INTERVAL", "MAP", "STRUCT", "UNION")
"""Types, beside lists, that CSV cannot hold."""
TOLD_BY_DELIVERY = frozenset({"delivery_id", "row_number"})
"""Columns that say, beside those that begin with ``_``, where a row came from: a delivery and a place in it."""
WITHOUT_CONTENT = ("ledger_", "history_")
"""Tables of deliveries, and of earlier editions: they say how the content came, and change where it does not."""


class _Hashing:
    """A file whose content is only hashed."""

    closed = False

    def __init__(self) -> None:
        self.digest = hashlib.sha256()

    def write(self, content: bytes) -> int:
        self.digest.update(content)
        return len(content)

    def flush(self) -> None:
        """Do nothing: there is no buffer."""


def file_hash(path: Path) -> FileHash:
    """Hash a file's bytes."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return FileHash(sha256=digest.hexdigest(), size=file.tell())


def table_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the tables of the connected database, in order."""
    query = "select table_name from duckdb_tables() where database_name = current_database() order by 1"
    return [name for (name,) in connection.sql(query).fetchall()]


def is_provenance(column: str) -> bool:
    """Say whether a column tells where a row came from, and not what it says."""
    return column.startswith("_") or column in TOLD_BY_DELIVERY


def table_hash(connection: duckdb.DuckDBPyConnection, table: str, is_split: bool = True) -> TableHash:
    """Hash every column of every row as CSV (an empty text is not a null), ordered by content, then by provenance.

    Both are hashed apart, in one pass: ``content`` is the first, ``sha256`` covers the two. A table that tells of
    deliveries or of earlier editions alone has no content. ``is_split`` is false for editions of before.
    """
    told = [(str(name), str(kind)) for name, kind, *_ in connection.sql(f'describe "{table}"').fetchall()]
    apart = [name for name, _ in told if is_split and is_provenance(name)]
    texts = {name for name, kind in told if kind.endswith("]") or kind.startswith(NESTED)}
    columns = sorted((name for name, _ in told), key=lambda name: name in apart)
    listed = ", ".join(f'"{name}"::varchar as "{name}"' if name in texts else f'"{name}"' for name in columns)
    ordered = ", ".join(f'"{name}"' for name in columns)
    parts, rows = [columns[: len(columns) - len(apart)], *([apart] if apart else [])], 0
    hashing = [_Hashing() for _ in parts]
    query = f'select {listed} from (select {ordered} from "{table}" order by all)'
    with connection.sql(query).to_arrow_reader(BATCH) as batches, ExitStack() as stack:
        writers = [
            stack.enter_context(_writer(one, batches.schema, part)) for one, part in zip(hashing, parts, strict=True)
        ]
        for batch in batches:
            for writer, part in zip(writers, parts, strict=True):
                writer.write_batch(batch.select(part))
            rows += batch.num_rows
    digests = [one.digest.hexdigest() for one in hashing]
    whole = hashlib.sha256("".join(digests).encode()).hexdigest() if apart else digests[0]
    if not is_split or table.startswith(WITHOUT_CONTENT):
        return TableHash(rows=rows, sha256=whole)
    return TableHash(rows=rows, sha256=whole, content=digests[0])


def _writer(hashing: _Hashing, schema: pa.Schema, columns: list[str]) -> pyarrow.csv.CSVWriter:
    sink = pa.PythonFile(cast(BinaryIO, hashing), mode="w")
    return pyarrow.csv.CSVWriter(sink, pa.schema([schema.field(name) for name in columns]))


def table_hashes(connection: duckdb.DuckDBPyConnection, is_split: bool = True) -> dict[str, TableHash]:
    """Hash every table of the connected database."""
    return {name: table_hash(connection, name, is_split) for name in table_names(connection)}
