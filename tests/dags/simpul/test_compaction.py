"""What was deleted is in no free block, and every table and view is as it was."""

import duckdb
import pytest
from simpul import compaction
from simpul.errors import LoadFailed

from tests.byte_scan import places
from tests.dags.simpul.house import build


@pytest.fixture
def house(tmp_path):
    house = build(tmp_path)
    house.settings.data.mkdir()
    with duckdb.connect(house.settings.warehouse) as connection:
        connection.execute("create schema vault; create schema staging")
        connection.execute(
            "create table vault.people as select 'CANARI ' || range as name, range as row from range(5000)"
        )
        connection.execute("create view staging.names as select name from vault.people")
        connection.execute("create view staging.first_names as select * from staging.names where name = 'CANARI 7'")
    return house


def test_deleted_values_are_gone_and_the_rest_stays(house):
    with duckdb.connect(house.settings.warehouse) as connection:
        connection.execute("delete from vault.people where name = 'CANARI 4711'")
        connection.execute("checkpoint")
    compaction.compact(house.settings, house.world)
    assert places(house.settings.data, ["CANARI 4711"]) == {}
    assert house.rows("select count(*) from vault.people") == [(4999,)]
    assert house.rows("from staging.first_names") == [("CANARI 7",)]
    assert [path.name for path in house.settings.data.iterdir() if path.name.startswith(".")] == []


def test_a_copy_that_differs_leaves_the_warehouse_as_it_was(house, monkeypatch):
    before = house.settings.warehouse.read_bytes()
    counts = iter([{"vault.people": 5000}, {"vault.people": 4999}])
    monkeypatch.setattr(compaction, "_counts", lambda *_: next(counts))
    with pytest.raises(LoadFailed, match="differs"):
        compaction.compact(house.settings, house.world)
    assert house.settings.warehouse.read_bytes()[:4096] == before[:4096]
    assert house.rows("select count(*) from vault.people") == [(5000,)]
