"""A pull that is disturbed gives what an undisturbed one gives: the same rows, none twice, the same bytes."""

import logging

import pytest
from simpul import receipts
from simpul.connectors import pull
from simpul.errors import NotDelivered
from simpul.land import land
from simpul.settings import connection

from tests.dags.simpul.connectors.agencies import NAMES, house_of, lines, made, payloads, playing, settle, undisturbed


@pytest.fixture
def nation(tmp_path):
    return made(tmp_path / "nation")


def lands(house, table=None, **more):
    return land(house.settings, house.world, "kas", table, **more)


def test_every_transport_gives_what_its_agency_has(nation, tmp_path, monkeypatch):
    house = house_of(tmp_path / "house")
    with playing(nation, monkeypatch):
        lands(house)
    assert payloads(house) == undisturbed()
    people = receipts.all(house.settings, "kas", "people")[0]
    assert (people.connector, people.position["rows"], people.bytes) == ("rest", 23, len(lines("bkn/employees")))
    assert not list((house.settings.landing / "kas").glob("*/.scratch/*"))


STORMS = {
    "tokens that expire": [{"kind": "token", "requests": 2}],
    "half pages": [{"kind": "half_page", "every": 2, "times": 9}],
    "a 429 storm": [{"kind": "too_many", "after": 1, "times": 12, "retry_after": 0}],
    "errors": [{"kind": "error", "after": 2, "times": 3}],
    "answers that break off": [{"kind": "refuse", "every": 3, "times": 4}],
    "all at once": [
        *({"kind": "token", "requests": 3}, {"kind": "half_page", "every": 3, "times": 4}),
        *({"kind": "too_many", "every": 4, "times": 3, "retry_after": 0}, {"kind": "error", "after": 5, "times": 1}),
    ],
}


@pytest.mark.parametrize("storm", STORMS)
def test_a_storm_changes_nothing(nation, tmp_path, monkeypatch, storm):
    house = house_of(tmp_path / "house")
    monkeypatch.setattr("simpul.connectors.answers._growing", lambda _: 0.0)
    with playing(nation, monkeypatch, dict.fromkeys(NAMES.values(), STORMS[storm])):
        lands(house)
    assert payloads(house) == undisturbed()


def test_what_is_known_is_asked_for_once_and_not_sent_again(nation, tmp_path, monkeypatch):
    house = house_of(tmp_path / "house")
    with playing(nation, monkeypatch) as gateway:
        lands(house)
        before, known = gateway.asked.copy(), settle(house)
        assert lands(house) == []
        asked = gateway.asked - before
    assert receipts.all(house.settings) == sorted(known, key=lambda one: (one.table, one.sequence))
    # people, and the last two half-years of which the last has no ratings yet; the last year; services; two years
    assert asked == {"bkn": 1 + 2, "bappenas": 1, "panrb": 1, "lkpp": 2, "kemendagri": 1}


def test_a_full_refresh_asks_for_everything(nation, tmp_path, monkeypatch):
    house = house_of(tmp_path / "house")
    with playing(nation, monkeypatch) as gateway:
        lands(house)
        first, known = gateway.asked.copy(), settle(house)
        path = nation / "api" / "bappenas" / "programmes.ndjson"
        path.write_text(path.read_text().replace('"kode": 8, "tahun": "2024"', '"kode": 80, "tahun": "2024"'))
        assert lands(house) == []  # a correction further back than the look-back
        before = gateway.asked.copy()
        (corrected,) = lands(house, is_full=True)
        assert gateway.asked - before == first
    assert corrected.file == "programmes_2024.ndjson"
    assert len(receipts.all(house.settings)) == len(known) + 1


def test_a_refused_period_is_not_fetched_again_and_one_that_was_never_there_is_asked_for(nation, tmp_path, monkeypatch):
    house = house_of(tmp_path / "house", ("programmes",))
    with playing(nation, monkeypatch) as gateway:
        for one in lands(house):
            receipts.claim(house.settings, house.world, one, state="refused")
        before = gateway.asked["bappenas"]
        assert lands(house) == []
        assert gateway.asked["bappenas"] - before == 3  # two refused years by their ETags, and the one without records


@pytest.mark.parametrize("fault", [{"kind": "down"}, {"kind": "refuse"}])
def test_an_agency_that_is_down_makes_its_tables_stale_and_the_others_go_on(nation, tmp_path, monkeypatch, fault):
    house = house_of(tmp_path / "house")
    monkeypatch.setattr("simpul.connectors.answers._growing", lambda _: 0.0)
    with playing(nation, monkeypatch):
        lands(house, "people")
    with playing(nation, monkeypatch, {"bkn": [fault], "lkpp": [fault]}) as gateway:
        for _ in range(2):
            with pytest.raises(NotDelivered, match="the source does not answer"):
                lands(house)
        stale = [one for one in receipts.all(house.settings) if one.state == "stale"]
        assert [one.table for one in stale] == ["people"]
        assert "the last delivery is of 2026-01-01, 0 days old" in stale[0].reason
        assert gateway.asked["lkpp"] == 10  # five attempts a run
        gateway.faults.plan.clear()
        lands(house)
    assert payloads(house) == undisturbed()
    assert {one.state for one in receipts.all(house.settings)} == {"landed"}


def test_a_dead_port_is_an_agency_that_is_down(nation, tmp_path, monkeypatch):
    house = house_of(tmp_path / "house", ("services",))
    monkeypatch.setattr("simpul.connectors.answers._growing", lambda _: 0.0)
    with playing(nation, monkeypatch):
        pass
    with pytest.raises(NotDelivered, match="ConnectError"):
        lands(house)


def test_half_pages_without_end_are_no_delivery(nation, tmp_path, monkeypatch):
    house = house_of(tmp_path / "house", ("services",))
    monkeypatch.setattr("simpul.connectors.answers._growing", lambda _: 0.0)
    with (
        playing(nation, monkeypatch, {"panrb": [{"kind": "half_page", "after": 1, "times": 999}]}, attempts=6),
        pytest.raises(NotDelivered),
    ):
        lands(house)
    assert receipts.all(house.settings) == []


def test_more_than_a_delivery_may_have_is_refused(nation, tmp_path, monkeypatch):
    from dataclasses import replace

    house = house_of(tmp_path / "house", ("people", "services"))
    with playing(nation, monkeypatch):
        land(replace(house.settings, max_payload=300), house.world, "kas")
        refused = [one for one in receipts.all(house.settings) if one.state == "refused"]
        assert [(one.file, one.table) for one in refused] == [("people.ndjson", "people")]
        assert "bytes are more than 300 · people.ndjson" in refused[0].reason
        lands(house)
    assert sorted(one.state for one in receipts.all(house.settings)) == ["landed", "landed", "superseded"]


def test_an_answer_that_is_too_long_at_once_is_not_held(nation, tmp_path, monkeypatch):
    house = house_of(tmp_path / "house", ("packages",))
    monkeypatch.setattr(pull, "MOST_AT_ONCE", 100)
    with playing(nation, monkeypatch), pytest.raises(NotDelivered, match="more than 100 bytes at once"):
        lands(house)


def test_without_a_connection_the_drop_is_read(tmp_path, monkeypatch):
    house = house_of(tmp_path / "house", ("people",))
    told = (house.settings.promises / "agencies" / "kas.yml").read_text()
    house.promise(told.replace("{connector: rest,", '{connector: rest, match: "people*",'))
    monkeypatch.delenv("AIRFLOW_CONN_BKN", raising=False)
    house.deliver("people.ndjson", '{"kode": 1}\n')
    (one,) = lands(house)
    assert (one.connector, one.file, one.bytes) == ("drop", "people.ndjson", 12)


def test_no_secret_is_told_anywhere(nation, tmp_path, monkeypatch, caplog, capfd):
    house, told = house_of(tmp_path / "house"), []
    monkeypatch.setattr("simpul.connectors.answers._growing", lambda _: 0.0)
    faults = {agency: [{"kind": "token", "requests": 2}, {"kind": "down", "after": 3}] for agency in NAMES.values()}
    with caplog.at_level(logging.DEBUG), playing(nation, monkeypatch, faults):
        for table in NAMES:
            try:
                lands(house, table)
            except NotDelivered as error:
                told.append(f"{error!r} {error} {error.__context__!r}")
        names = ("bkn", "bkn_sso", "panrb", "bappenas", "lkpp", "kemendagri")
        secrets = {
            word
            for name in names
            if (one := connection(name))
            for word in (one.secret, one.name == "lkpp" and one.login)
        }
        told += [repr(connection(name)) for name in names]
    told += [caplog.text, *capfd.readouterr()]
    told += [path.read_text() for path in house.settings.data.rglob("*") if path.is_file()]
    secrets -= {"", False}
    assert len(secrets) == 5
    assert not [secret for secret in secrets if any(secret in text for text in told)]
    assert "Bearer" not in "".join(told)
