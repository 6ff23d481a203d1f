import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from simpul.connectors import batches
from simpul.errors import PromiseBroken

SCHEMA = pa.schema([pa.field("a", pa.int64(), metadata={"from": "somewhere"}), ("b", pa.string())], {"made": "now"})


def written(*sizes, most=10**9):
    numbers, found, at = io.BytesIO(), [], 0
    for size in sizes:
        cells = [pa.array(range(at, at + size)), pa.array([f"x{i % 7}" for i in range(at, at + size)])]
        found.append(pa.record_batch(cells, schema=SCHEMA))
        at += size
    rows = batches.write(numbers, SCHEMA, found, most)
    assert rows == sum(sizes)
    return numbers.getvalue()


def test_the_same_rows_are_the_same_bytes_however_they_came(monkeypatch):
    monkeypatch.setattr(batches, "ROWS", 100)
    one = written(1000)
    assert one == written(1, 99, 100, 101, 0, 699) == written(*[10] * 100)
    about = pq.ParquetFile(io.BytesIO(one))
    assert [about.metadata.row_group(group).num_rows for group in range(about.num_row_groups)] == [100] * 10
    assert about.metadata.metadata is None
    assert about.read()["a"].to_pylist() == list(range(1000))


def test_no_rows_are_a_table_without_rows():
    assert pq.read_table(io.BytesIO(written())).column_names == ["a", "b"]


def test_a_size_without_end_is_not_written_to_the_end(monkeypatch):
    monkeypatch.setattr(batches, "ROWS", 100)
    taken = []

    def endless():
        while True:
            taken.append(1)
            numbers = range(len(taken) * 100, len(taken) * 100 + 100)
            yield pa.record_batch([pa.array(numbers), pa.array(map(str, numbers))], schema=SCHEMA)

    with pytest.raises(PromiseBroken, match="more than 10,000 bytes"):
        batches.write(io.BytesIO(), SCHEMA, endless(), 10_000)
    assert len(taken) < 100
