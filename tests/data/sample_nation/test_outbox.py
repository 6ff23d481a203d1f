import json
import sqlite3
from functools import partial

import polars as pl
from sample_nation.faults import Fault
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox

FRAME = pl.DataFrame({"kode": [f"{each:05}" for each in range(500)], "updated_at": ["2026-01-01"] * 500})
FAULTS = (Fault("missing", "kode"), Fault("exact_copy"))


def outbox(tmp_path, faults="none") -> Outbox:
    """Return the outbox of one agency."""
    return Outbox(Nation(faults=faults, out=tmp_path), "bkn")


def test_files_come_in_the_order_of_their_sending(tmp_path):
    box = outbox(tmp_path)
    for name in ("b.csv", "a.csv"):
        box.file("employees", name, FRAME)
    times = [(tmp_path / "drop" / "bkn" / name).stat().st_mtime for name in ("b.csv", "a.csv")]
    assert times[0] < times[1]


def test_records_and_rows_may_come_piece_by_piece_and_the_truth_counts_on(tmp_path):
    box = outbox(tmp_path, "hard")
    for _ in range(12):
        box.api("employees", "pegawai", FRAME, faults=FAULTS)
        box.sql("assets", "aset", FRAME, faults=FAULTS)
    lines = (tmp_path / "api" / "bkn" / "pegawai.ndjson").read_text().splitlines()
    told = pl.concat(box.told)
    missing = told.filter(kind="missing", source="pegawai")["row"].to_list()
    copied = set(told.filter(kind="exact_copy", source="pegawai")["row"].to_list())
    empty = [row for row, line in enumerate(lines) if json.loads(line)["kode"] is None and row not in copied]
    assert empty == sorted(missing) and len(missing) > 2
    with sqlite3.connect(tmp_path / "sql" / "bkn.sqlite") as database:
        rows = database.execute("select kode from aset order by rowid").fetchall()
    assert len(rows) == box.counts["assets"]
    assert all(rows[row][0] is None for row in told.filter(kind="missing", source="aset")["row"].to_list())


def test_a_data_set_describes_its_resources(tmp_path):
    box = outbox(tmp_path)
    box.ckan("regions", "kode", "lama.csv", FRAME, metadata={"last_modified": "2024-01-01T00:00:00"})
    box.ckan("regions", "kode", "baru.csv", FRAME, metadata={"last_modified": "2025-01-01T00:00:00"})
    told = json.loads((tmp_path / "ckan" / "kode" / "package.json").read_text())
    assert [each["filename"] for each in told["resources"]] == ["lama.csv", "baru.csv"]
    assert {each["format"] for each in told["resources"]} == {"CSV"}


def test_a_long_table_is_indexed_at_the_end(tmp_path, monkeypatch):
    monkeypatch.setattr("sample_nation.outbox.LONG", 600)
    box = outbox(tmp_path)
    add, found = partial(box.sql, "assets", "aset", FRAME), []
    for step in (add, add, box.close):
        step()
        with sqlite3.connect(tmp_path / "sql" / "bkn.sqlite") as database:
            found += [database.execute("select count(*) from sqlite_master where type = 'index'").fetchone()[0]]
            assert database.execute("pragma integrity_check").fetchone() == ("ok",)
    assert found == [1, 0, 1]


def test_the_truth_of_a_lazy_frame_is_that_of_the_frame(tmp_path):
    box = outbox(tmp_path)
    box.truth("whole", FRAME)
    box.truth("lazy", FRAME.lazy())
    whole, lazy = ((tmp_path / "truth" / f"{name}.parquet").read_bytes() for name in ("whole", "lazy"))
    assert whole == lazy
