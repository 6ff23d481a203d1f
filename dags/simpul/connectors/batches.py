"""Record batches into one Parquet file: memory stays flat, and the same rows give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from simpul.errors import PromiseBroken

ROWS = 65_536
"""Rows of a row group, however they came over the line."""


def write(target: BinaryIO, schema: pa.Schema, batches: Iterable[pa.RecordBatch], most: int) -> int:
    """Write every row and return their number.

    Raises:
        PromiseBroken: more than ``most`` bytes.
    """
    plain, rows = schema.remove_metadata(), 0
    plain = pa.schema([field.remove_metadata() for field in plain])
    with pq.ParquetWriter(target, plain, compression="zstd", store_schema=False) as writer:
        for table in _grouped(batches, plain):
            writer.write_table(table, row_group_size=ROWS)
            rows += table.num_rows
            if target.tell() > most:
                todo = "pull it by shorter periods, or raise SIMPUL_MAX_PAYLOAD"
                raise PromiseBroken(f"more than {most:,} bytes", where=f"row {rows:,}", todo=todo)
    return rows


def _grouped(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    """Yield the rows in tables of ``ROWS``, the last one shorter."""
    kept = schema.empty_table()
    for batch in batches:
        kept = pa.concat_tables([kept, pa.Table.from_batches([batch.replace_schema_metadata(None)]).cast(schema)])
        while kept.num_rows >= ROWS:
            yield kept.slice(0, ROWS).combine_chunks()
            kept = kept.slice(ROWS)
    if kept.num_rows:
        yield kept.combine_chunks()
