"""The doctor finds what is wrong and says what to do."""

import shutil
import socket
from dataclasses import replace

import pytest
from simpul.installation import doctor, machine
from simpul.settings import HOUSE, Settings


@pytest.fixture
def settings(tmp_path):
    """Return the settings of a healthy house with its data elsewhere."""
    places = {"promises": HOUSE / "expectations", "dbt_project": HOUSE / "dbt_project"}
    return Settings(data=tmp_path / "data", drop=str(HOUSE / "data" / "samples"), **places)


def signs(settings) -> dict[str, machine.Sign]:
    """Return every sign by what was looked at."""
    return {sign.what: sign for sign in doctor.examine(settings)}


def test_a_healthy_house(settings):
    found = signs(settings)
    healthy = ("python", "contracts", "writing", "disk", "drop", "unclaimed", "keys")
    assert {what: found[what].verdict for what in healthy} == dict.fromkeys(healthy, "ok")
    assert all(sign.todo for sign in found.values() if sign.verdict == "bad")
    assert found["edition"].verdict == "note", "nothing was published yet"


def test_a_drop_out_of_reach_is_bad(settings, tmp_path):
    found = signs(replace(settings, drop=str(tmp_path / "nowhere")))
    assert found["drop"].verdict == "bad"
    assert "SIMPUL_DROP" in found["drop"].todo


def test_a_misspelt_delivery_is_named(settings, tmp_path):
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "IPKA_JANUARI_2024.xlsx").write_bytes(b"x")
    (drop / "notes.txt").write_bytes(b"x")
    sign = signs(replace(settings, drop=str(drop)))["unclaimed"]
    assert (sign.verdict, "IPKA_JANUARI_2024.xlsx" in sign.told, "notes.txt" in sign.told) == ("note", True, False)


def test_a_malformed_contract_is_bad_and_located(settings, tmp_path):
    promises = shutil.copytree(settings.promises, tmp_path / "expectations")
    (promises / "agencies" / "lkpp.yml").write_text("agency: lkpp\ncolour: red\n", "utf-8")
    sign = signs(replace(settings, promises=promises))["contracts"]
    assert sign.verdict == "bad"
    assert "lkpp.yml:" in sign.todo


def test_keys_that_others_can_read_are_bad(settings):
    settings.keys.mkdir(parents=True, mode=0o700)
    (settings.keys / "signing.pem").write_bytes(b"x")
    (settings.keys / "signing.pem").chmod(0o600)
    assert signs(settings)["keys"].verdict == "ok"
    (settings.keys / "signing.pem").chmod(0o644)
    sign = signs(settings)["keys"]
    assert (sign.verdict, "chmod" in sign.todo) == ("bad", True)


def test_a_folder_that_cannot_be_written_is_bad(settings, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    sign = machine.rights(replace(settings, data=tmp_path / "file" / "data"))
    assert (sign.verdict, "SIMPUL_DATA" in sign.todo) == ("bad", True)


def test_a_taken_port_is_noted():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert machine.port(port, "the app").verdict == "note"
    assert machine.port(port, "the app").verdict == "ok"


def test_packages_are_held_against_the_lock(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "HOUSE", tmp_path)
    lock = tmp_path / "requirements.lock"
    lock.write_text("pydantic==0.0.1 \\\n    --hash=sha256:00\nnever-on-this==1 ; sys_platform == 'mars'\n", "utf-8")
    sign = machine.packages(settings)
    assert (sign.verdict, sign.told) == ("bad", "1 not as locked: pydantic")
