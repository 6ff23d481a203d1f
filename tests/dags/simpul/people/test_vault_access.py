"""Every reading of schema vault leaves a line that says who, when and why, and nobody's value."""

import json
import sys

from simpul.people import vault_access

from tests.dags.simpul.rights import BUDI, TRACES, deliver_all, flow, forget, rights_house


def lines(house):
    return [json.loads(line) for line in vault_access.path(house.settings).read_text().splitlines()]


def test_a_reading_is_told_with_who_when_and_why(tmp_path, monkeypatch):
    house = rights_house(tmp_path)
    monkeypatch.setattr(sys, "argv", ["/usr/bin/simpul", "model"])
    vault_access.record(house.settings, house.world, "linkage")
    vault_access.record(house.settings, house.world, "training", ["bkn__employees"])
    first, second = lines(house)
    assert (first["command"], first["purpose"], first["at"][:4]) == ("simpul model", "linkage", "2026")
    assert first["tables"] == ["bkn__employees", "bkn__ratings", "oikn__housing", "oikn__list", "oikn__seats"]
    assert second["tables"] == ["bkn__employees"]
    assert vault_access.path(house.settings).stat().st_mode & 0o777 == 0o600


def test_no_number_on_a_command_line_gets_into_it(tmp_path, monkeypatch):
    house = rights_house(tmp_path)
    monkeypatch.setattr(sys, "argv", ["simpul", BUDI, "--name", "Budi"])
    vault_access.record(house.settings, house.world, "linkage")
    assert lines(house)[0]["command"] == "simpul"


def test_forgetting_reads_the_vault_and_says_so(tmp_path):
    house = rights_house(tmp_path)
    deliver_all(house)
    flow(house)
    forget(house)
    assert [line["purpose"] for line in lines(house)] == ["erasure of one person"]
    assert not [text for text in TRACES if text in vault_access.path(house.settings).read_text()]
