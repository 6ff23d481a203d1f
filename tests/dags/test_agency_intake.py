"""Every contract has its intake: the verbs in order, one writer, a document, a schedule, and a quick parse."""

import pytest
from simpul.contract import load_contracts

from tests.house import HOUSE

CONTRACTS = load_contracts(HOUSE / "expectations")


def test_the_folder_parses_without_errors_and_without_heavy_imports(parsed):
    assert parsed["errors"] == {}
    assert parsed["heavy"] == []


def test_a_parse_after_the_first_takes_under_two_seconds(parsed):
    assert parsed["seconds"][1] < 2


def test_the_library_is_no_dag_folder(parsed):
    assert {dag["file"].rsplit("/", 1)[1] for dag in parsed["dags"].values()} == {
        "agency_intake.py",
        "warehouse_edition.py",
    }


@pytest.mark.parametrize("agency", CONTRACTS)
def test_the_verbs_follow_each_other(parsed, agency):
    tasks = parsed["dags"][f"intake__{agency}"]["tasks"]
    assert {name: task["downstream"] for name, task in tasks.items()} == {
        "land": ["validate"],
        "validate": ["load"],
        "load": [],
    }


@pytest.mark.parametrize("agency", CONTRACTS)
def test_only_the_load_writes_and_tells(parsed, agency):
    tasks = parsed["dags"][f"intake__{agency}"]["tasks"]
    assert [name for name, task in tasks.items() if task["pool"] == "warehouse"] == ["load"]
    assert {name: task["outlets"] for name, task in tasks.items() if task["outlets"]} == {
        "load": [f"simpul://raw/{agency}"]
    }
    assert parsed["dags"][f"intake__{agency}"]["runs"] == 1


@pytest.mark.parametrize("agency", CONTRACTS)
def test_the_document_names_the_steward_and_every_table(parsed, agency):
    doc, contract = parsed["dags"][f"intake__{agency}"]["doc"], CONTRACTS[agency]
    assert contract.steward.email in doc
    assert contract.steward.unit in doc
    assert all(f"`{table}`" in doc and promised.cadence.every in doc for table, promised in contract.tables.items())
    assert "When it fails" in doc


def test_what_may_come_is_waited_for(parsed):
    tries = {task["retries"] for agency in CONTRACTS for task in parsed["dags"][f"intake__{agency}"]["tasks"].values()}
    assert tries == {5}


def test_waiting_ends_where_it_heals_nothing(parsed):
    rules = {agency: parsed["dags"][f"intake__{agency}"]["verdicts"] for agency in CONTRACTS}
    expected = {"NotDelivered": "default", "LoadFailed": "default"}
    expected |= {"PromiseBroken": "fail", "DecisionNeeded": "fail", "ContractInvalid": "fail"}
    assert all(verdicts == expected for verdicts in rules.values())
