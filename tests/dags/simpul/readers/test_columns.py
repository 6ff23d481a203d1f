from __future__ import annotations

import datetime as dt
import json
import random

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from simpul.errors import PromiseBroken
from simpul.readers.columns import open_columns

from tests.dags.simpul.readers.hostile import look, write


def parquet(path, codec="zstd", **columns):
    pq.write_table(pa.table(columns), path, compression=codec)
    return path


@pytest.mark.parametrize("codec", ["none", "snappy", "gzip", "zstd", "brotli", "lz4"])
def test_every_known_codec(tmp_path, codec):
    path = parquet(tmp_path / "a.parquet", codec, kode=["01", "02"], nilai=[1, None])
    assert look(path)["rows"] == [("01", 1), ("02", None)]


def test_columns_keep_their_types_and_their_place(tmp_path):
    path = parquet(tmp_path / "a.parquet", n=[1], d=[dt.date(2024, 1, 2)], f=[1.5], b=[True])
    found = look(path)
    assert (found["headers"], found["types"]) == (["n", "d", "f", "b"], ["BIGINT", "DATE", "DOUBLE", "BOOLEAN"])
    assert (found["rows"], found["first_row"], found["total"]) == ([(1, dt.date(2024, 1, 2), 1.5, True)], 1, "1")


def test_nested_values_become_json_text(tmp_path):
    found = look(parquet(tmp_path / "a.parquet", a=[[1, 2]], b=[{"x": 1}], c=["z"]))
    assert found["types"] == ["VARCHAR"] * 3
    assert [json.loads(value) for value in found["rows"][0][:2]] == [[1, 2], {"x": 1}]


def test_a_doubled_name_is_kept_by_position(tmp_path):
    table = pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["a", "a"])
    pq.write_table(table, tmp_path / "a.parquet")
    found = look(tmp_path / "a.parquet")
    assert (found["headers"], found["rows"]) == (["a", "a"], [(1, 2)])


def test_a_big_table_stays_in_its_file(tmp_path):
    path = parquet(tmp_path / "it's.parquet", a=list(range(1000)))
    assert "read_parquet(" in open_columns(duckdb.connect(), path).relation
    assert len(look(path)["rows"]) == 1000


def test_a_broken_footer(tmp_path):
    path = parquet(tmp_path / "a.parquet", a=list(range(1000)))
    whole = path.read_bytes()
    start = len(whole) - 8 - int.from_bytes(whole[-8:-4], "little")
    for broken in (
        whole[:-10],
        whole[:500],
        whole[:-8] + b"\xff\xff\xff\x7fPAR1",
        whole[:start] + bytes(32) + whole[start + 32 :],
    ):
        with pytest.raises(PromiseBroken, match=r"broken footer: cut or damaged · a\.parquet"):
            look(write(path, broken))


@pytest.mark.parametrize("codec", ["none", "snappy", "gzip", "zstd", "brotli", "lz4"])
def test_damage_in_the_pages_is_a_refusal_or_goes_unseen_but_never_a_crash(tmp_path, codec):
    path = parquet(tmp_path / "a.parquet", codec, a=[f"teks {n % 97}" for n in range(3000)], b=list(range(3000)))
    whole, chance, refused = path.read_bytes(), random.Random(codec), 0
    for _ in range(12):
        start = chance.randrange(4, len(whole) - 300)
        try:
            look(write(path, whole[:start] + chance.randbytes(200) + whole[start + 200 :]))
        except PromiseBroken as refusal:
            assert "damaged" in str(refusal)
            refused += 1
    assert refused > 0
