"""Look for texts in every byte of a folder: as they are, unpacked from zips, and inside Parquet and DuckDB files."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import duckdb
import pyarrow.parquet as pq


def places(folder: Path, texts: Iterable[str], skip: Iterable[str] = ()) -> dict[str, set[str]]:
    """Return text → files below ``folder`` that hold it; ``skip`` names folders at its top."""
    wanted = {text: text.encode() for text in texts if text}
    left_out = set(skip)
    found: dict[str, set[str]] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()):
        name = path.relative_to(folder)
        if name.parts[0] in left_out:
            continue
        for content in contents(path):
            for text, coded in wanted.items():
                if coded in content:
                    found.setdefault(text, set()).add(name.as_posix())
    return found


def contents(path: Path) -> Iterator[bytes]:
    """Yield a file's bytes, and what they say once they are unpacked; free blocks of a database are in the bytes."""
    raw = path.read_bytes()
    yield raw
    if raw[:4] == b"PAR1":
        yield _parquet(path)
    elif raw[8:12] == b"DUCK":
        yield from _database(path)
    elif is_zipfile(path):
        with ZipFile(path) as archive:
            yield from map(archive.read, archive.namelist())


def _parquet(path: Path) -> bytes:
    table = pq.read_table(path)
    return "\n".join(str(value) for column in table.columns for value in column.unique().to_pylist()).encode()


def _database(path: Path) -> Iterator[bytes]:
    """Yield every column of every table and view's text, schema vault included: columns are packed on disk."""
    with duckdb.connect(path, read_only=True) as connection:
        tables = connection.execute("select schema_name, table_name from duckdb_tables()").fetchall()
        for schema, table in tables:
            for (column,) in connection.execute(
                "select column_name from duckdb_columns() where schema_name = ? and table_name = ?", [schema, table]
            ).fetchall():
                query = f'select distinct "{column}"::varchar from "{schema}"."{table}"'
                values = connection.execute(query).fetchall()
                yield "\n".join(value for (value,) in values if value is not None).encode()
