"""Parquet: the footer is read and judged first, the columns stay in the file with their own types."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from simpul.readers.refusals import refused, refusing
from simpul.readers.source import Source, names, quoted

CODECS = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "BROTLI", "LZ4", "LZ4_RAW"}
NESTED = ("STRUCT", "MAP", "[", "UNION")


def open_columns(connection: duckdb.DuckDBPyConnection, path: Path) -> Source:
    """Open a Parquet file; nested values become JSON text.

    Raises:
        PromiseBroken: broken footer, unknown codec, encrypted, or unreadable by DuckDB.
    """
    headers, rows = _footer(path)
    width = names(len(headers))
    whole = f"read_parquet({quoted(str(path))}) as t({', '.join(width)})"
    with refusing(path.name):
        described = connection.execute(f"describe select * from {whole}").fetchall()
    types = [str(row[1]) for row in described]
    is_nested = [any(mark in kind for mark in NESTED) for kind in types]
    columns = [f"to_json({c})::varchar as {c}" if nested else c for c, nested in zip(width, is_nested, strict=True)]
    types = ["VARCHAR" if nested else kind for kind, nested in zip(types, is_nested, strict=True)]
    return Source(f"(select {', '.join(columns)} from {whole})", headers, types, 1, str(rows), [], "")


def _footer(path: Path) -> tuple[list[str], int]:
    """Return the column names and the number of rows as the footer states them."""
    try:
        with pq.ParquetFile(path) as file:
            about, headers = file.metadata, list(file.schema_arrow.names)
    except (pa.ArrowException, OSError) as error:
        raise refused("Parquet with a broken footer: cut or damaged", path.name) from error
    codecs = {
        about.row_group(group).column(column).compression
        for group in range(about.num_row_groups)
        for column in range(about.num_columns)
    }
    if strange := sorted(codecs - CODECS):
        raise refused(f"Parquet compressed by {', '.join(strange)}", path.name, "write it with zstd or snappy")
    return headers, about.num_rows
