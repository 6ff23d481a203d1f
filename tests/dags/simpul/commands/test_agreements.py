"""The list of agreements as a command: every contracted table, and what ends soon."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from simpul import cli
from simpul.commands import agreements
from simpul.contract import load_contracts
from typer.testing import CliRunner

from tests.dags.simpul.small_warehouse import small_settings
from tests.house import HOUSE


@pytest.fixture
def listed(tmp_path: Path, monkeypatch):
    import shutil
    from dataclasses import replace

    promises = shutil.copytree(HOUSE / "expectations", tmp_path / "expectations")
    monkeypatch.setattr(agreements, "settings", lambda: replace(small_settings(tmp_path), promises=promises))
    soon, path = date.today() + timedelta(days=30), promises / "agreements" / "pu.yml"
    path.write_text(path.read_text().replace("2029-12-31", soon.isoformat()))
    (promises / "agreements" / "bssn.yml").unlink()
    told = CliRunner().invoke(cli.app, ["agreements", "--json"])
    assert told.exit_code == 0, told.output
    return json.loads(told.stdout)


def test_every_contracted_table_is_listed(listed):
    known = {(a, t) for a, contract in load_contracts(HOUSE / "expectations").items() for t in contract.tables}
    assert {(one["agency"], one["table_name"]) for one in listed} == known


def test_what_ends_soon_and_what_was_never_agreed_is_told(listed):
    states = {one["agency"]: (one["state"], one["days_left"]) for one in listed}
    assert states["pu"][0] == "ending"
    assert states["pu"][1] in {29, 30, 31}
    assert states["bssn"] == ("none", None)
    assert states["kemenkeu"][0] == "alive"
