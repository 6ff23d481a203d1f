"""Every broken sample ends as its list says, with a reason that names what is wrong, and stops nobody else."""

import json
import shutil
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from simpul import receipts
from simpul.land import land
from simpul.load import load
from simpul.settings import Settings
from simpul.validate import validate
from simpul.world import World

from tests.house import HOUSE

SAMPLES = HOUSE / "data" / "samples"
BROKEN = YAML(typ="safe").load((SAMPLES / "broken" / "broken.yml").read_text("utf-8"))


def take_in(tmp_path: Path, *files: tuple[Path, str], agency: str) -> tuple[Settings, list[receipts.Receipt]]:
    """Deliver files under the names given, and land, validate and load them."""
    drop = tmp_path / "drop"
    drop.mkdir()
    for source, name in files:
        shutil.copy(source, drop / name)
    places = {"promises": HOUSE / "expectations", "dbt_project": HOUSE / "dbt_project"}
    settings = Settings(data=tmp_path / "data", drop=str(drop), **places)
    judged = [validate(settings, World(), each) for each in land(settings, World(), agency)]
    load(settings, World(), [each for each in judged if each.state == "validated"])
    return settings, receipts.all(settings)


@pytest.mark.parametrize("told", BROKEN, ids=lambda told: told["file"].removesuffix(".broken"))
def test_a_broken_delivery_ends_as_told(tmp_path, told):
    delivered = (SAMPLES / "broken" / told["file"], told["deliver_as"])
    settings, found = take_in(tmp_path, delivered, agency=told["agency"])
    assert [(each.table, each.state) for each in found] == [(told["table"], told["ends"])], found[0].reason
    receipt = found[0]
    assert receipt.is_conserved
    if told["ends"] == "loaded":
        assert receipt.drift or receipt.rows_quarantined, "loaded, and yet not as promised: it is reported"
        return
    assert receipt.rows_loaded == 0
    assert told["deliver_as"] in receipt.reason, "the file is named"
    assert told["says"].casefold() in receipt.reason.casefold(), receipt.reason
    if receipt.rows_quarantined:
        report = settings.quarantine / receipt.agency / receipt.table / receipt.delivery_id / "report.json"
        assert json.loads(report.read_text("utf-8"))


def test_a_broken_delivery_stops_nobody_else(tmp_path):
    broken = (SAMPLES / "broken" / "truncated.broken", "IKPA_JULI_2024.xlsx")
    good = (SAMPLES / "kemenkeu" / "IKPA_JUNI_2024.xlsx", "IKPA_JUNI_2024.xlsx")
    _, found = take_in(tmp_path, broken, good, agency="kemenkeu")
    assert {each.file: each.state for each in found} == {
        "IKPA_JULI_2024.xlsx": "refused",
        "IKPA_JUNI_2024.xlsx": "loaded",
    }
