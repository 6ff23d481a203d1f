import json
import sqlite3

import pytest
from simpul import connection
from simpul.connectors import database
from simpul.connectors.database import Database, Interrupted
from simpul.errors import NotDelivered
from tenacity import wait_none

from tests.dags.simpul.connectors.databases import SqliteFile
from tests.dags.simpul.connectors.ledgers import CONTRACT, TABLES, keep, row


@pytest.fixture
def source(tmp_path):
    """Return a database whose path has what an address would misread."""
    (tmp_path / "a b?#%41").mkdir()
    return SqliteFile(tmp_path / "a b?#%41" / "sumber.sqlite")


@pytest.fixture
def ledger(source, tmp_path, monkeypatch):
    source.execute(*TABLES)
    monkeypatch.setenv("AIRFLOW_CONN_KAS", source.connection)
    monkeypatch.setattr(database, "PAUSE", wait_none())
    return keep(tmp_path / "house")


def test_what_a_column_holds_against_its_type_arrives(ledger, source):
    """The driver takes a column's type from its first rows; here the later ones are others."""
    numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 70000)"
    source.execute(f"insert into aset {numbers} select null, null, null, '2026-01-01' from n")
    values = ["1", "2.5", "0.1 + 0.2", "'teks'", "12345678901234567", "x'00ff'", "1e300 * 10"]
    source.execute(*(f"insert into aset values ('k', '000', {value}, '2026-01-02')" for value in values))
    assert ledger.land("assets") == ["assets.parquet"]
    rows = ledger.rows("assets.parquet")
    assert len(rows) == 70_007
    found = [one["nilai"] for one in rows if one["kode"] == "k"]
    assert found == sorted(found)
    assert set(found) == {"1", "2.5", found[0], "teks", "12345678901234567", "00FF", "1.0e+301"}
    assert float(found[0]) == 0.1 + 0.2


@pytest.mark.parametrize("style", ["{}", "{} 10:00:00", "{}T10:00:00.123456", "{}T10:00:00Z"])
def test_times_in_any_style(ledger, source, style):
    for day in ("2026-01-10", "2026-02-10", "2026-03-10"):
        source.execute(row("a", 1, day, style.format(day)))
    assert len(ledger.flow()) == 3
    source.execute(row("late", 1, "2026-02-01", style.format("2026-01-30")))
    assert ledger.flow() == ["realization_2026-02.parquet"]


def test_a_cursor_and_a_period_that_are_numbers(ledger, source):
    source.execute("create table angka (kode text, nilai int, bulan int, versi int)")
    source.execute("insert into angka values ('a', 1, 202601, 9), ('b', 1, 202602, 10), ('c', 1, 202613, 8)")
    numbered = CONTRACT.replace("table: realisasi", "table: angka").replace("cursor: diubah\n", "cursor: versi\n")
    ledger.house.promise(numbered.replace("period_column: tanggal", "period_column: bulan"))
    names = [f"realization_{period}.parquet" for period in ("undated", "2026-01", "2026-02")]
    assert ledger.flow() == names
    source.execute("insert into angka values ('d', 1, 202601, 11)", "insert into angka values ('e', 1, 202602, 9)")
    assert ledger.flow() == [names[2], names[1]]


def test_a_cursor_in_another_style_hides_nothing(ledger, source):
    source.execute(row("x", 1, "2026-02-11", "31/12/2025"), row("a", 1, "2026-02-12"), row("b", 1, "2026-03-12"))
    assert len(ledger.flow()) == 2
    source.execute("update realisasi set nilai = 8, diubah = '2026-04-01' where kode = 'a'")
    assert ledger.flow() == ["realization_2026-02.parquet"]


def test_it_is_opened_to_read(ledger, source):
    told = connection.parse("kas", source.connection)
    with pytest.raises((NotDelivered, Interrupted), match="readonly"):
        Database(told).answers("delete from aset")


def test_a_file_that_is_not_there_is_not_made(ledger, source):
    source.path.unlink()
    with pytest.raises(NotDelivered, match="no such database file"):
        ledger.land()
    assert not source.path.exists()


def test_a_file_that_is_no_database(ledger, source):
    source.path.write_text("kode;nilai\n" * 100)
    with pytest.raises(NotDelivered, match="refuses"):
        ledger.land()


def test_a_writer_is_waited_for(ledger, source, monkeypatch):
    """What is being committed locks the file for a moment; the pull tries again."""
    source.execute(row("a", 1, "2026-01-10"))
    busy = sqlite3.connect(source.path, isolation_level=None)
    busy.execute("begin exclusive")
    monkeypatch.setattr(database, "PAUSE", lambda _: busy.close() or 0)
    assert ledger.land() == ["realization_2026-01.parquet"]


@pytest.mark.parametrize("told", [{"schema": "{}"}, {"host": "{}"}])
def test_where_the_path_stands(ledger, source, monkeypatch, told):
    source.execute(row("a", 1, "2026-01-10"))
    where = {name: value.format(source.path) for name, value in told.items()}
    monkeypatch.setenv("AIRFLOW_CONN_KAS", json.dumps({"conn_type": "sqlite", **where}))
    assert ledger.land() == ["realization_2026-01.parquet"]
