"""`simpul run`: told stage by stage, quick the second time, and stopped by no refused delivery."""

import json
import re
import shutil

import pytest
from simpul.contract import load_contracts

from tests.conftest import simpul
from tests.house import HOUSE

SAMPLES = HOUSE / "data" / "samples"


def test_a_run_tells_each_stage_and_its_time(sample_run):
    lines = sample_run.printed.splitlines()
    told = [line.split()[:2] for line in lines if re.search(r"\d+\.\d s$", line)]
    agencies = load_contracts(HOUSE / "expectations")
    intake = [[verb, agency] for agency in agencies for verb in ("land", "validate", "load")]
    assert told == [*intake, ["model", "dbt"], ["audit", "marts"], ["publish", "edition"]]


def test_a_run_ends_with_the_numbers(sample_run):
    table = sample_run.printed[sample_run.printed.index("KPIs") :]
    for metric in ("budget_execution_index", "spending_growth", "procurement_value", "tender_competition"):
        assert metric in table


def test_every_delivery_is_in_the_ledger(sample_run):
    found = json.loads(sample_run.simpul("status", "--json").stdout)
    assert {each["agency"] for each in found} == set(load_contracts(HOUSE / "expectations"))
    assert len(found) >= 61
    assert {each["state"] for each in found} == {"loaded"}
    assert all(each["rows_landed"] == each["rows_loaded"] + each["rows_quarantined"] for each in found)


def test_a_second_run_finds_nothing_new(sample_run, tmp_path):
    data = shutil.copytree(sample_run.data, tmp_path / "data")
    before = json.loads(simpul("editions", "--json", data=data).stdout)
    done = simpul("run", data=data)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "the current edition stands" in done.stdout
    assert " model " not in done.stdout
    assert json.loads(simpul("editions", "--json", data=data).stdout) == before


@pytest.fixture
def drop(tmp_path):
    """Return a drop with a good month, a broken one and a drifted one."""
    folder = tmp_path / "drop"
    shutil.copytree(SAMPLES, folder, ignore=shutil.ignore_patterns("broken", "*.py"))
    broken = {"truncated": "IKPA_JULI_2024.xlsx", "renamed_column": "IKPA_AGUSTUS_2024.xlsx"}
    for fault, name in broken.items():
        shutil.copy(SAMPLES / "broken" / f"{fault}.broken", folder / name)
    return folder


def test_refused_deliveries_are_reported_and_stop_nobody(sample_run, drop, tmp_path):
    data = shutil.copytree(sample_run.data, tmp_path / "data")
    done = simpul("run", "kemenkeu", "budget_performance", data=data, SIMPUL_DROP=str(drop))
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(simpul("status", "--json", data=data).stdout)
    ended = {each["file"]: each["state"] for each in found}
    assert (ended["IKPA_JULI_2024.xlsx"], ended["IKPA_AGUSTUS_2024.xlsx"]) == ("refused", "needs_decision")
    assert "IKPA_JULI_2024.xlsx" in done.stdout
    assert "Serapan Dana" in done.stdout


def test_a_drop_out_of_reach_is_told_and_the_edition_stands(sample_run, tmp_path):
    data = shutil.copytree(sample_run.data, tmp_path / "data")
    done = simpul("run", "lkpp", data=data, SIMPUL_DROP=str(tmp_path / "nowhere"))
    assert "who acts: the steward" in done.stdout
    assert simpul("verify", data=data).returncode == 0
