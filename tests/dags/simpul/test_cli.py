"""The command line: help everywhere, JSON for machines, one line for a refusal."""

import json
import subprocess
import sys
import time

import pytest
from simpul import cli
from typer.main import get_command
from typer.testing import CliRunner

from tests.conftest import SIMPUL, simpul
from tests.house import HOUSE

COMMANDS = {
    *("run", "up", "land", "validate", "load", "model", "audit", "publish", "status", "accept", "editions", "rollback"),
    *("verify", "kpi", "passport", "findings", "new-agency", "doctor", "contract", "review", "decide"),
    *("agreements", "forget", "correct", "retain", "rotate", "changes", "trust", "anomalies", "brief"),
}


def test_every_command_is_there():
    assert set(get_command(cli.app).commands) == COMMANDS


@pytest.mark.parametrize("name", sorted(COMMANDS - {"contract"}))
def test_a_command_explains_itself(name):
    told = CliRunner().invoke(cli.app, [name, "--help"])
    assert told.exit_code == 0
    assert "Example:" in told.stdout
    assert f"simpul {name}" in told.stdout.split("Example:")[1]


def test_help_comes_at_once():
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run([SIMPUL, "--help"], capture_output=True, check=True)
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.6


def test_help_loads_nothing_heavy():
    heavy = "{'airflow', 'dbt', 'duckdb', 'great_expectations', 'pandas', 'polars', 'pyarrow'}"
    asked = f"import sys, simpul.cli; print(sorted({heavy} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def test_json_is_only_json(tmp_path):
    told = simpul("status", "--json", data=tmp_path)
    assert (told.returncode, json.loads(told.stdout)) == (0, [])
    told = simpul("editions", "--json", data=tmp_path)
    assert (told.returncode, json.loads(told.stdout)) == (0, [])


@pytest.mark.parametrize(
    ("words", "kind", "who"),
    [
        (["kpi"], "NotDelivered", "steward"),
        (["verify"], "NotDelivered", "steward"),
        (["land", "nobody"], "UnknownName", "who asked"),
        (["land", "lkpp", "nothing"], "UnknownName", "who asked"),
        (["validate", "nobody"], "UnknownName", "who asked"),
        (["load", "lkpp", "nothing"], "UnknownName", "who asked"),
        (["review", "--concept", "persons"], "UnknownName", "who asked"),
        (["contract", "export", "nobody", "--odcs"], "UnknownName", "who asked"),
    ],
)
def test_a_refusal_is_one_line_that_says_who_acts(tmp_path, words, kind, who):
    told = simpul(*words, data=tmp_path)
    assert told.returncode == 1
    assert told.stdout == ""
    assert told.stderr.startswith(f"{kind}: ") and told.stderr.count("\n") == 1
    assert "who acts: " in told.stderr and who in told.stderr


def test_a_mistyped_command_is_exit_code_2(tmp_path):
    assert simpul("lnad", data=tmp_path).returncode == 2
    assert simpul("contract", "export", "lkpp", data=tmp_path).returncode == 2


def test_landing_by_hand(tmp_path):
    told = simpul("land", "kemendagri", data=tmp_path)
    assert told.returncode == 0, told.stderr
    found = json.loads(simpul("status", "--json", data=tmp_path).stdout)
    assert {(each["table"], each["state"]) for each in found} == {
        (table, "landed")
        for table in ("provinces", "regencies", "districts", "villages", "retired_regions", "agencies")
    }
    assert list(found[0]) == [
        *("agency", "table", "period", "delivery_id", "file", "state"),
        *("rows_landed", "rows_loaded", "rows_quarantined", "reason"),
    ]


def test_an_agency_that_is_down_does_not_stop_the_others(tmp_path):
    down = '{"conn_type": "http", "host": "http://127.0.0.1", "port": 9, "extra": {"attempts": 1}}'
    told = simpul("land", "--full", data=tmp_path, AIRFLOW_CONN_BAPPENAS=down)
    assert (told.returncode, told.stderr.split(":")[0]) == (1, "NotDelivered")
    assert "bappenas.programmes" in told.stderr
    landed = {each["agency"] for each in json.loads(simpul("status", "--json", data=tmp_path).stdout)}
    assert {"bkn", "kemendagri", "pu"} <= landed
    assert "bappenas" not in landed


def test_the_example_in_contributing_adds_an_agency():
    """The command of the walk-through names only options that exist."""
    text = (HOUSE / "CONTRIBUTING.md").read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("simpul new-agency"))
    known = {option for each in get_command(cli.app).commands["new-agency"].params for option in each.opts}
    assert {word for word in line.split() if word.startswith("--")} <= known


CELL = ["metric", "agency_code", "period", "dimension", "member"]
CELL += ["numerator", "denominator", "value", "withheld"]
INDEX = ("budget_execution_index", "--agency", "054", "--period", "2024-06")


def test_numbers_for_machines(sample_run):
    cells = json.loads(sample_run.simpul("kpi", "--json").stdout)
    assert all(list(cell) == CELL for cell in cells)
    cells = json.loads(sample_run.simpul("kpi", *INDEX, "--json").stdout)
    assert {(cell["metric"], cell["agency_code"], cell["period"]) for cell in cells} == {
        ("budget_execution_index", "054", "2024-06-01")
    }


@pytest.mark.parametrize(
    ("words", "kind", "near"),
    [
        (["kpi", "budget_execution_indx"], "metric", "budget_execution_index"),
        (["kpi", "budget_execution_index", "--agency", "O54"], "agency", "054"),
        (["kpi", "absorption", "--as-known-on", "2099-01-01"], "metric", "absorption_score"),
        (["trust", "budget_execution_indx"], "metric", "budget_execution_index"),
        (["trust", "--agency", "O54"], "agency", "054"),
        (["anomalies", "budget_execution_indx"], "metric", "budget_execution_index"),
        (["passport", "budget_execution_indx", *INDEX[1:]], "metric", "budget_execution_index"),
    ],
)
def test_a_name_that_nobody_knows_is_refused_with_what_is_near(sample_run, words, kind, near):
    told = sample_run.simpul(*words)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith(f"UnknownName: there is no {kind} ") and told.stderr.count("\n") == 1
    assert f"did you mean {near}" in told.stderr and "who acts: who asked" in told.stderr


def test_a_number_is_opened(sample_run):
    opened = json.loads(sample_run.simpul("passport", *INDEX, "--json").stdout)
    assert opened["reconciles"] is True
    assert opened["value"] == pytest.approx(opened["numerator"] / opened["denominator"])
    page = sample_run.simpul("passport", *INDEX)
    assert page.returncode == 0, page.stderr
    for part in ("Definition", "Lineage", "Deliveries", "Checks", "Contributing rows", "select"):
        assert part in page.stdout


def test_the_misstated_row_is_found(sample_run):
    found = json.loads(sample_run.simpul("findings", "--json").stdout)
    assert [(each["work_unit_code"], each["period"]) for each in found] == [("054202", "2024-03-01")]
    assert "054202" in sample_run.simpul("findings").stdout


def test_editions_are_listed_and_verified(sample_run):
    listed = json.loads(sample_run.simpul("editions", "--json").stdout)
    assert [each["current"] for each in listed] == [True]
    assert all(set(table) == {"rows", "sha256", "content"} for table in listed[0]["tables"].values())
    held = sample_run.simpul("verify", listed[0]["edition_id"])
    assert (held.returncode, "all that was signed holds" in held.stdout) == (0, True)
    refused = sample_run.simpul("rollback", "000009-000000000000")
    assert (refused.returncode, refused.stderr.split(":")[0]) == (1, "NotDelivered")
