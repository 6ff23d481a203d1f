"""The newest resource that fits is taken, and taken once."""

import json

import pytest
from simpul import receipts
from simpul.connectors.ckan import file_name, newest
from simpul.errors import NotDelivered
from simpul.land import land
from simpul.landing import CkanLanding

from tests.dags.simpul.connectors.agencies import house_of, made, payloads, playing, settle


@pytest.fixture
def nation(tmp_path):
    return made(tmp_path / "nation")


@pytest.fixture
def house(tmp_path):
    return house_of(tmp_path / "house", ("regions",))


def lands(house, **more):
    return land(house.settings, house.world, "kas", **more)


def resource(name, last_modified=None, **more):
    return {"id": name, "name": name, "url": f"https://data.example/d/{name}", "last_modified": last_modified, **more}


def landing(**more):
    return CkanLanding(connector="ckan", dataset="kode", resource=r"(?i)prov.*\.csv", **more)


NEWEST = {
    "the later": ({"prov-a.csv": "2024-01-01", "prov-b.csv": "2025-01-01T00:00:00"}, "prov-b.csv"),
    "of those that fit": ({"PROV-a.CSV": "2024-01-01", "kab-b.csv": "2025-01-01"}, "PROV-a.CSV"),
    "the last by name": ({"prov-b.csv": "2024-01-01", "prov-a.csv": "2024-01-01"}, "prov-b.csv"),
    "by its time zone": (
        {"prov-a.csv": "2025-01-01T00:00:00Z", "prov-b.csv": "2025-01-01T06:00:00+07:00"},
        "prov-a.csv",
    ),
    "with a time": ({"prov-a.csv": "soon", "prov-b.csv": "2020-01-01"}, "prov-b.csv"),
    "none": ({"kab.csv": "2025-01-01"}, None),
}


@pytest.mark.parametrize("case", NEWEST)
def test_the_newest_that_fits(case):
    times, wanted = NEWEST[case]
    resources = [resource(name, when) for name, when in times.items()]
    for given in (resources, resources[::-1]):
        found = newest(given, landing())
        assert (found and found["name"]) == wanted


def test_one_that_was_never_changed_is_as_old_as_it_is():
    given = [resource("prov-a.csv", created="2025-05-05"), resource("prov-b.csv", "2025-01-01")]
    assert newest(given, landing())["name"] == "prov-a.csv"


def test_the_last_by_name_where_names_tell_the_age():
    given = [resource("prov-9.csv", "2025-01-01"), resource("prov-8.csv", "2026-01-01")]
    assert newest(given, landing(newest_by="name"))["name"] == "prov-9.csv"


def test_a_file_has_a_name_and_a_suffix():
    assert file_name({"url": "https://x.example/download/kode%20wilayah.csv?v=1"}) == "kode wilayah.csv"
    assert file_name({"url": "https://x.example/download/kode", "format": "XLSX"}) == "kode.xlsx"
    assert file_name({"url": "https://x.example/", "name": "kode"}) == "kode"


def test_the_newest_is_taken_once(house, nation, monkeypatch):
    with playing(nation, monkeypatch) as portal:
        (one,) = lands(house)
        assert payloads(house) == {"provinsi-2025.csv": b"kode\n11\n12\n"}
        assert (one.connector, one.position["last_modified"]) == ("ckan", "2025-04-25T00:00:00")
        settle(house)
        before = portal.asked["kemendagri"]
        assert lands(house) == []
        assert portal.asked["kemendagri"] - before == 1  # the description tells that it is the same
        lands(house, is_full=True)
        assert portal.asked["kemendagri"] - before == 3
    assert [one.state for one in receipts.all(house.settings)] == ["loaded"]


def test_a_newer_one_follows_under_its_own_name(house, nation, monkeypatch):
    with playing(nation, monkeypatch):
        lands(house)
        folder = nation / "ckan" / "kode-wilayah"
        (folder / "provinsi-2026.csv").write_text("kode\n11\n12\n13\n")
        told = json.loads((folder / "package.json").read_text())
        told["resources"].append({"filename": "provinsi-2026.csv", "last_modified": "2026-05-01T00:00:00"})
        (folder / "package.json").write_text(json.dumps(told))
        lands(house)
    assert list(payloads(house)) == ["provinsi-2025.csv", "provinsi-2026.csv"]


def test_one_that_says_nothing_of_itself_is_asked_for_by_its_etag(house, nation, monkeypatch):
    folder = nation / "ckan" / "kode-wilayah"
    told = json.loads((folder / "package.json").read_text())
    for one in told["resources"]:
        one |= {"last_modified": None, "hash": "", "created": one["last_modified"]}
    (folder / "package.json").write_text(json.dumps(told))
    with playing(nation, monkeypatch) as portal:
        lands(house)
        settle(house)
        assert lands(house) == []
        assert portal.asked["kemendagri"] == 4
    assert [one.state for one in receipts.all(house.settings)] == ["loaded"]


def test_a_download_that_breaks_off_begins_again(house, nation, monkeypatch):
    monkeypatch.setattr("simpul.connectors.answers._growing", lambda _: 0.0)
    with playing(nation, monkeypatch, {"kemendagri": [{"kind": "half_page", "after": 1, "times": 2}]}):
        lands(house)
    assert payloads(house) == {"provinsi-2025.csv": b"kode\n11\n12\n"}


def test_a_file_that_has_not_its_hash_is_not_taken(house, nation, monkeypatch):
    monkeypatch.setattr("simpul.connectors.answers._growing", lambda _: 0.0)
    folder = nation / "ckan" / "kode-wilayah"
    told = json.loads((folder / "package.json").read_text())
    for one in told["resources"]:
        one["hash"] = "0" * 64
    (folder / "package.json").write_text(json.dumps(told))
    with playing(nation, monkeypatch), pytest.raises(NotDelivered, match="not the hash"):
        lands(house)
    assert receipts.all(house.settings) == []


@pytest.mark.parametrize(("word", "by"), [("kode-wilayah", "kode-hilang"), ("provinsi", "benua")])
def test_a_portal_without_it_has_not_delivered(house, nation, monkeypatch, word, by):
    path = house.settings.promises / "agencies" / "kas.yml"
    house.promise(path.read_text().replace(word, by))
    with playing(nation, monkeypatch), pytest.raises(NotDelivered, match="HTTP 404|no resource like"):
        lands(house)
