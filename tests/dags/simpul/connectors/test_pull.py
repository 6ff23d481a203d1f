"""A pull that breaks is taken up behind its last whole page, and one that was overtaken begins anew."""

import os
import signal
import subprocess
import sys
import time

import pytest
from simpul import receipts
from simpul.connectors.half_pull import HalfPull
from simpul.errors import NotDelivered
from simpul.land import land

from tests.dags.simpul.connectors.agencies import NAMES, house_of, lines, made, payloads, playing, undisturbed
from tests.house import HOUSE


@pytest.fixture
def nation(tmp_path):
    return made(tmp_path / "nation")


def lands(house, table=None, **more):
    return land(house.settings, house.world, "kas", table, **more)


@pytest.mark.parametrize("table", ["people", "services", "programmes"])
@pytest.mark.parametrize("page", range(1, 6))
def test_a_pull_cut_at_any_page_goes_on_behind_it(nation, tmp_path, monkeypatch, table, page):
    house, add, kept = house_of(tmp_path / "house"), HalfPull.add, []

    def cut(self, *words):
        add(self, *words)
        kept.append(words)
        if len(kept) == page:
            raise KeyboardInterrupt

    with playing(nation, monkeypatch) as gateway:
        monkeypatch.setattr(HalfPull, "add", cut)
        with pytest.raises(KeyboardInterrupt):
            lands(house, table)
            raise KeyboardInterrupt  # it was over before the page
        monkeypatch.setattr(HalfPull, "add", add)
        before = gateway.asked[NAMES[table]]
        lands(house, table)
        again = gateway.asked[NAMES[table]] - before
    expected = {name: body for name, body in undisturbed().items() if name.startswith(table)}
    assert payloads(house) == expected
    if table == "people":  # five pages: the first is asked for by its ETag, those that came are not asked for again
        assert again == 1 + (5 - page) + 1


def test_a_process_that_is_killed_leaves_half_a_pull_that_is_taken_up(nation, tmp_path, monkeypatch):
    house = house_of(tmp_path / "house", ("people",))
    script = (
        "from pathlib import Path; from simpul.settings import Settings; from simpul.world import World\n"
        "from simpul.land import land\n"
        f"land(Settings(Path({str(house.settings.data)!r}), '', Path({str(house.settings.promises)!r}), Path('x')),"
        " World(), 'kas')"
    )
    state = house.settings.landing / "kas" / "people" / ".scratch" / "people.ndjson.json"
    with playing(nation, monkeypatch, {"bkn": [{"kind": "slow", "seconds": 3, "after": 3, "times": 1}]}) as gateway:
        env = {**os.environ, "PYTHONPATH": str(HOUSE / "dags")}
        child = subprocess.Popen([sys.executable, "-c", script], env=env)
        end = time.monotonic() + 60
        while (not state.exists() or gateway.asked["bkn"] < 4) and time.monotonic() < end:
            time.sleep(0.05)
        child.send_signal(signal.SIGKILL)
        child.wait()
        gateway.faults.plan.clear()
        assert receipts.all(house.settings) == []
        lands(house)
        assert gateway.asked["bkn"] == 4 + 1 + 2 + 1  # cut in the fourth; first by ETag, two pages more, first again
    assert payloads(house) == {"people.ndjson": lines("bkn/employees")}


def test_what_a_crash_spoilt_is_pulled_anew(nation, tmp_path, monkeypatch):
    house, add = house_of(tmp_path / "house", ("people",)), HalfPull.add
    scratch = house.settings.landing / "kas" / "people" / ".scratch"

    def cut(self, *words):
        add(self, *words)
        raise KeyboardInterrupt

    with playing(nation, monkeypatch):
        monkeypatch.setattr(HalfPull, "add", cut)
        with pytest.raises(KeyboardInterrupt):
            lands(house)
        monkeypatch.setattr(HalfPull, "add", add)
        part = scratch / "people.ndjson.part"
        part.write_bytes(
            b"\0" * part.stat().st_size
        )  # a power loss after which the length is there and the bytes are not
        lands(house)
    assert payloads(house) == {"people.ndjson": lines("bkn/employees")}


def changed(nation):
    """Let BKN hire one more."""
    path = nation / "api" / "bkn" / "employees.ndjson"
    path.write_bytes(b'{"nip": "new"}\n' + path.read_bytes())
    return path.read_bytes()


def test_a_collection_that_changed_since_the_cut_is_pulled_anew(nation, tmp_path, monkeypatch):
    house, add = house_of(tmp_path / "house", ("people",)), HalfPull.add

    def cut(self, *words):
        add(self, *words)
        if self.place.pages == 3:
            raise KeyboardInterrupt

    with playing(nation, monkeypatch):
        monkeypatch.setattr(HalfPull, "add", cut)
        with pytest.raises(KeyboardInterrupt):
            lands(house)
        monkeypatch.setattr(HalfPull, "add", add)
        now = changed(nation)
        lands(house)
    assert payloads(house) == {"people.ndjson": now}


@pytest.mark.parametrize("table", ["people", "services"])
def test_a_collection_that_changes_while_it_is_read_is_read_again(nation, tmp_path, monkeypatch, table):
    house, add, now = house_of(tmp_path / "house", (table,)), HalfPull.add, []
    path = nation / "api" / {"people": "bkn/employees.ndjson", "services": "panrb/services.ndjson"}[table]

    def meanwhile(self, *words):
        add(self, *words)
        if self.place.pages == 2 and not now:
            now.append(b'{"id": "first"}\n' + path.read_bytes())
            path.write_bytes(now[0])

    monkeypatch.setattr(HalfPull, "add", meanwhile)
    with playing(nation, monkeypatch):
        lands(house)
    assert payloads(house) == {f"{table}.ndjson": now[0]}


def test_a_collection_that_never_stands_still_is_not_delivered(nation, tmp_path, monkeypatch):
    house, add = house_of(tmp_path / "house", ("services",)), HalfPull.add
    path = nation / "api" / "panrb" / "services.ndjson"

    def meanwhile(self, *words):
        add(self, *words)
        if self.place.pages == 2:
            path.write_bytes(b'{"id": "first"}\n' + path.read_bytes())

    monkeypatch.setattr(HalfPull, "add", meanwhile)
    with playing(nation, monkeypatch), pytest.raises(NotDelivered, match="changes while it is read"):
        lands(house)
    assert payloads(house) == {}


def test_a_pull_that_takes_too_long_is_gone_on_with_by_the_next_run(nation, tmp_path, monkeypatch):
    house = house_of(tmp_path / "house", ("people",))
    with playing(nation, monkeypatch) as gateway:
        monkeypatch.setattr("simpul.connectors.pull.LONGEST", -1.0)
        with pytest.raises(NotDelivered, match="has not given all of it"):
            lands(house)
        monkeypatch.undo()
        with playing(nation, monkeypatch):
            lands(house)
        assert gateway.asked["bkn"] == 1
    assert payloads(house) == {"people.ndjson": lines("bkn/employees")}
