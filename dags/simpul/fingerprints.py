"""Hashes: of a file, and of a table's rows whatever order and file they are stored in."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import BinaryIO, cast

import duckdb
import pyarrow as pa
import pyarrow.csv

from simpul.manifest import FileHash, TableHash

BATCH = 100_000
NESTED = ("INTERVAL", "MAP", "STRUCT", "UNION")
"""Types, beside lists, that CSV cannot hold."""


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


def table_hash(connection: duckdb.DuckDBPyConnection, table: str) -> TableHash:
    """Hash a table: every column of every row, ordered by all columns, as CSV (an empty text is not a null)."""
    hashing, rows = _Hashing(), 0
    told = connection.sql(f'describe "{table}"').fetchall()
    nested = [name for name, kind, *_ in told if str(kind).endswith("]") or str(kind).startswith(NESTED)]
    texts = "".join(f', "{name}"::varchar as "{name}"' for name in nested)
    plain = f"* replace ({texts[2:]})" if texts else "*"
    with connection.sql(f'select {plain} from (from "{table}" order by all)').to_arrow_reader(BATCH) as batches:
        sink = pa.PythonFile(cast(BinaryIO, hashing), mode="w")
        with pyarrow.csv.CSVWriter(sink, batches.schema) as writer:
            for batch in batches:
                writer.write_batch(batch)
                rows += batch.num_rows
    return TableHash(rows=rows, sha256=hashing.digest.hexdigest())


def table_hashes(connection: duckdb.DuckDBPyConnection) -> dict[str, TableHash]:
    """Hash every table of the connected database."""
    return {name: table_hash(connection, name) for name in table_names(connection)}
