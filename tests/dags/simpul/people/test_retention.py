"""What has kept its time goes, in order and with a line in the log; what the warehouse needs never does."""

from datetime import UTC, datetime
from shutil import copy

import pytest
from simpul import receipts
from simpul.load import load
from simpul.people import deletions, retention
from simpul.world import World

from tests.dags.simpul.rights import BUDI, deliver_all, flow, rights_house
from tests.house import HOUSE


@pytest.fixture
def house(tmp_path):
    house = rights_house(tmp_path)
    copy(HOUSE / "expectations" / "retention.yml", house.settings.promises)
    deliver_all(house)
    flow(house)
    deliver_all(house, "2")
    house.deliver("employees_3.csv", f"NIP;NIK;Nama\n{BUDI};1;B\n", 3)
    flow(house)
    return house


def at(year, month=1):
    return World(now=lambda: datetime(year, month, 2, tzinfo=UTC))


def layers(house, world):
    return [one.layer for one in retention.due(house.settings, world)]


def test_nothing_goes_before_its_time(house):
    assert layers(house, at(2026)) == []
    assert layers(house, at(2026, 5)) == ["refused"]


def test_refused_goes_first_and_loaded_stays(house):
    over = retention.due(house.settings, at(2028))
    found = [one.layer for one in over]
    assert found.index("refused") == 0
    assert set(found) == {"refused", "superseded", "quarantine"}
    retention.carry_out(house.settings, at(2028), over)
    assert layers(house, at(2028)) == []
    for one in receipts.all(house.settings):
        assert receipts.payload(house.settings, one).exists() is (one.state == "loaded")
    told = deletions.read(house.settings)
    assert [line["layer"] for line in told] == found
    assert all(len(line["sha256"]) == 64 and line["why"] for line in told)
    house.settings.warehouse.unlink()
    load(house.settings, at(2028), [])
    assert house.rows("select count(*) from raw.bkn__employees") == [(2,)]


def test_what_was_deleted_can_be_delivered_again(house):
    retention.carry_out(house.settings, at(2028), retention.due(house.settings, at(2028)))
    again = (house.drop / "employees_1.csv").read_text()
    house.deliver("employees_9.csv", again, 9)
    flow(house)
    (one,) = [one for one in receipts.all(house.settings, "bkn", "employees") if one.state == "loaded"]
    assert one.file == "employees_1.csv"
    assert house.rows("select count(*) from raw.bkn__employees") == [(2,)]


def test_old_logs_go_and_without_promises_nothing_does(house):
    log = house.settings.data / "dbt" / "logs" / "dbt.log"
    log.parent.mkdir(parents=True)
    log.write_text("told")
    assert "logs" in layers(house, at(2036))
    (house.settings.promises / "retention.yml").unlink()
    retention.load_retention.cache_clear()
    assert layers(house, at(2036)) == []
