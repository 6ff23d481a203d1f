"""The rights of one person, by the commands themselves, on a data folder through which the samples have flowed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.byte_scan import places
from tests.conftest import Run
from tests.house import HOUSE

NIP, NIK = "199001152015031900", "9701011501900001"
OTHER = "199002152015031901"


@pytest.fixture(scope="module")
def run(sample_run, tmp_path_factory):
    """Return a data folder of our own."""
    folder = tmp_path_factory.mktemp("rights") / "data"
    shutil.copytree(sample_run.data, folder)
    return Run(folder, sample_run.printed)


def told(run, command, *lines):
    """Run a command that reads numbers from standard input."""
    code = "import sys; from simpul.cli import main; sys.argv[0] = 'simpul'; main()"
    environment = {**os.environ, "SIMPUL_DATA": str(run.data), "SIMPUL_DROP": str(HOUSE / "data" / "samples")}
    words = [sys.executable, "-c", code, *command]
    text = "".join(f"{line}\n" for line in lines)
    return subprocess.run(words, input=text, capture_output=True, text=True, env=environment, check=False, cwd=HOUSE)


def rows(run, sql):
    with duckdb.connect(run.data / "warehouse.duckdb", read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_one_person_is_corrected_the_secret_changes_and_the_person_is_forgotten(run):
    done = told(run, ["correct", "birth_date", "--by", "Unit", "--why", "seen", "--stdin"], OTHER, "1990-02-16")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "tell      bkn" in done.stdout
    assert rows(run, f"select birth_date::varchar from vault.bkn__employees where nip = '{OTHER}'") == [("1990-02-16",)]

    before = rows(run, "select nip_token from raw.bkn__employees order by 1")
    people = rows(run, "select count(distinct person_id) from intermediate.int_people__linked")
    done = run.simpul("rotate")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not set(before) & set(rows(run, "select nip_token from raw.bkn__employees"))
    assert rows(run, "select count(distinct person_id) from intermediate.int_people__linked") == people

    assert set(places(run.data, [NIP, NIK])) == {NIP, NIK}
    done = told(run, ["forget", "--stdin"], NIK)
    # a change by one person can tell a small group: then the old edition stays, and the person is gone all the same
    assert done.returncode == 0 or "EditionRefused" in done.stderr, done.stdout + done.stderr
    assert not [text for text in (NIP, NIK) if text in done.stdout + done.stderr]
    assert places(run.data, [NIP, NIK]) == {}
    run.simpul("load")
    assert places(run.data, [NIP, NIK]) == {}
    assert run.simpul("verify").returncode == 0
    purposes = [json.loads(line)["purpose"] for line in (run.data / "vault_access.jsonl").read_text().splitlines()]
    assert {"correction of one person", "rotation of the secret", "erasure of one person"} <= set(purposes)
    assert {"linkage of people, in the models", "exposure scan of a new edition"} <= set(purposes)


def test_a_number_is_never_taken_from_the_command_line(run):
    refused = run.simpul("forget", NIP)
    assert refused.returncode == 2
    refused = told(run, ["forget", "--stdin"], "12345")
    assert refused.returncode == 1
    assert "12345" not in refused.stderr
    assert "no NIP" in refused.stderr


def test_retain_shows_and_deletes_nothing_that_stands(run):
    files = set(Path(run.data, "landing").rglob("payload.*"))
    assert run.simpul("retain", "--dry-run").returncode == 0
    assert run.simpul("retain").returncode == 0
    assert set(Path(run.data, "landing").rglob("payload.*")) == files
