"""Every contract has its intake: the verbs in order, one writer, a document, a schedule, and a quick parse."""

import json
import os
import subprocess
import sys

import pytest
from simpul import receipts
from simpul.contract import load_contracts
from simpul.people import tokens

from tests.dags.simpul.connectors.databases import SqliteFile
from tests.dags.simpul.connectors.ledgers import CONTRACT, TABLES, row
from tests.dags.simpul.house import build
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
def test_a_new_dag_waits_for_its_next_tick(parsed, agency):
    assert parsed["dags"][f"intake__{agency}"]["waits"], "it would run beside the run that `simpul up` begins"


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


SECRET = "geheim sekali"
TOKENS = "5e" * 32


@pytest.fixture(scope="module")
def intakes(tmp_path_factory):
    """Run one agency's intake three times: one Connection is in Airflow's database, one in the environment."""
    root = tmp_path_factory.mktemp("intakes")
    house, ledger, store = build(root / "house"), SqliteFile(root / "ledger.sqlite"), SqliteFile(root / "store.sqlite")
    promised = CONTRACT.replace("table: aset,", "table: aset, connection: gudang,")
    house.promise(promised.replace("{kode: section_code,", "{kode: section_code, nip: person_number,"))
    store.execute(TABLES[1], "insert into aset values ('a', '000', 1, '2026-01-01 00:00:00')")
    ledger.execute(TABLES[0], row("a", 1, "2026-01-10"), row("b", 1, "2026-06-10"))
    (root / "dags").mkdir()
    (root / "dags" / "agency_intake.py").symlink_to(HOUSE / "dags" / "agency_intake.py")
    told = [json.dumps(json.loads(one.connection) | {"login": "x", "password": SECRET}) for one in (ledger, store)]
    old = {"before": row("late", 1, "2026-01-20"), "file": str(ledger.path), "conf": {}}
    runs = [old | {"before": ""}, old, old | {"before": "", "conf": {"full_refresh": True}}]
    env = {
        **os.environ, "AIRFLOW_HOME": str(root / "airflow"), "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DAGS_FOLDER": str(root / "dags"), "PYTHONPATH": str(HOUSE / "dags"),
        "AIRFLOW_CONN_SIMPUL_SECRET": json.dumps({"conn_type": "generic", "password": TOKENS}),
        "AIRFLOW_CONN_GUDANG": told[1], "SIMPUL_DATA": str(house.settings.data),
        "SIMPUL_DROP": str(house.drop), "SIMPUL_PROMISES": str(house.settings.promises),
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.dags.intake_run", str(root / "dags"), "kas", told[0], json.dumps(runs)]
    done = subprocess.run(command, env=env, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    answer = json.loads(done.stdout.rsplit("TOLD ", 1)[1])
    return house, answer, done.stdout + done.stderr


def test_a_connection_of_airflow_s_reaches_land(intakes):
    house, answer, _ = intakes
    assert answer["states"][0] == {"land": "success", "validate": "success", "load": "success"}
    came = {one.file: (one.connector, one.state) for one in receipts.all(house.settings)}
    assert came["assets.parquet"] == came["realization_2026-06.parquet"] == ("sql", "loaded")
    assert house.rows("select section_code from raw.kas__assets") == [("a",)]


def test_a_run_with_full_refresh_brings_what_no_look_back_reaches(intakes):
    house, answer, _ = intakes
    assert answer["states"][1] == {"land": "success", "validate": "skipped", "load": "skipped"}
    assert answer["states"][2] == {"land": "success", "validate": "success", "load": "success"}
    query = "select section_code from raw.kas__realization order by 1"
    assert house.rows(query) == [("a",), ("b",), ("late",)]


def test_no_secret_is_said_in_logs_or_between_tasks(intakes):
    house, answer, printed = intakes
    assert len(answer["xcom"]) > 2
    assert not {each for each in (SECRET, TOKENS) if each in printed + str(answer["xcom"])}
    written = [path for path in house.settings.data.rglob("*") if path.is_file()]
    assert not [path for path in written if SECRET.encode() in path.read_bytes()]
    (token,) = house.rows("select person_number_token from raw.kas__assets")
    assert token[0].startswith(tokens.Key.of(bytes.fromhex(TOKENS), "person_number").id)
    assert not (house.settings.keys / "people.key").exists()
