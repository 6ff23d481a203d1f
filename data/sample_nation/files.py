"""Frames as files and source tables, in the forms that agencies use; the same frame gives the same bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from sample_nation.workbooks import workbook

CACHE_KB = 200_000
"""What SQLite keeps in memory while rows are added: an index that does not fit is read anew for every row."""


@dataclass(frozen=True)
class Form:
    """How a text or a workbook is written."""

    sheet: str = "Sheet1"
    separator: str = ","
    encoding: str = "utf-8"
    decimal: str = "."
    header_rows: tuple[str, ...] = ()


def write(path: Path, frame: pl.DataFrame, form: Form) -> None:
    """Write a frame in the format that the suffix says.

    Raises:
        ValueError: no such format.
    """
    match path.suffix:
        case ".parquet":
            frame.write_parquet(path, compression="zstd", row_group_size=500_000)
        case ".json":
            frame.write_json(path)
        case ".ndjson":
            frame.write_ndjson(path)
        case ".csv":
            path.write_bytes(_text(frame, form))
        case ".xlsx":
            path.write_bytes(workbook(frame, form.sheet, form.header_rows))
        case _:
            raise ValueError(f"{path.name}: no format {path.suffix}")


def add_rows(database: Path, table: str, frame: pl.DataFrame, cursor: str, *, has_index: bool = True) -> None:
    """Add rows to a table of a SQLite file; times become ISO texts, as SQLite has none. Or drop its index."""
    from adbc_driver_sqlite import dbapi

    database.parent.mkdir(parents=True, exist_ok=True)
    temporal = [name for name, kind in frame.schema.items() if kind.is_temporal()]
    plain = frame.with_columns(pl.col(temporal).cast(pl.String), pl.col(pl.Boolean).cast(pl.Int64))
    with dbapi.connect(f"file:{database}") as connection, connection.cursor() as statement:
        statement.execute(f"pragma cache_size = -{CACHE_KB}")
        statement.adbc_ingest(table, plain.to_arrow(), mode="create_append")
        statement.execute(_index(table, cursor) if has_index else f'drop index if exists "{table}_{cursor}"')
        connection.commit()


def index(database: Path, table: str, cursor: str) -> None:
    """Index a table of a SQLite file, now that all its rows are there."""
    from adbc_driver_sqlite import dbapi

    with dbapi.connect(f"file:{database}") as connection, connection.cursor() as statement:
        statement.execute(_index(table, cursor))
        connection.commit()


def describe(path: Path, dataset: str, filename: str, metadata: dict[str, str]) -> None:
    """Add a resource to a data set's description, as CKAN tells it."""
    known = json.loads(path.read_text()) if path.exists() else {"name": dataset, "title": dataset, "resources": []}
    known["resources"].append(
        {"name": filename, "format": Path(filename).suffix[1:].upper(), **metadata, "filename": filename}
    )
    path.write_text(json.dumps(known, indent=1, sort_keys=True))


def _index(table: str, cursor: str) -> str:
    return f'create index if not exists "{table}_{cursor}" on "{table}" ("{cursor}")'


def _text(frame: pl.DataFrame, form: Form) -> bytes:
    floats = [name for name, kind in frame.schema.items() if kind.is_float()]
    if form.decimal != "." and floats:
        frame = frame.with_columns(pl.col(floats).cast(pl.String).str.replace(".", form.decimal, literal=True))
    text = frame.write_csv(separator=form.separator, date_format="%Y-%m-%d", datetime_format="%Y-%m-%d %H:%M:%S")
    return ("".join(f"{line}\n" for line in form.header_rows) + text).encode(form.encoding)
