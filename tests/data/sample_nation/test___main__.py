"""The whole country: every promised table is sent, the same words make the same bytes, nothing else is touched."""

import hashlib
import json
from pathlib import Path

import pytest
from sample_nation.__main__ import agencies, main
from simpul.contract import load_contracts

from tests.house import HOUSE

WORDS = ["--people", "400", "--months", "4", "--until", "2025-03", "--faults", "hard", "--seed", "3"]


def prints(folder: Path) -> dict[str, str]:
    """Return a hash of every file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def country(tmp_path_factory) -> Path:
    """Return a small country's folder."""
    folder = tmp_path_factory.mktemp("country") / "nation"
    assert main([*WORDS, "--out", str(folder)]) == 0
    return folder


def test_every_promised_table_is_sent_and_no_other(country):
    sent = {agency: set(rows) for agency, rows in json.loads((country / "nation.json").read_text())["rows"].items()}
    promised = {agency: set(contract.tables) for agency, contract in load_contracts(HOUSE / "expectations").items()}
    assert sent == {agency: promised[agency] for agency in sent}, "an agency without a dialect sends nothing"
    assert agencies() == sorted(sent) and len(sent) >= 10


def test_the_same_words_make_the_same_bytes(country, tmp_path):
    assert main([*WORDS, "--out", str(tmp_path / "again")]) == 0
    assert prints(tmp_path / "again") == prints(country)


def test_who_is_who_is_kept_apart_for_tests(country):
    assert {"people.parquet", "applications.parquet", "movers.parquet"} <= {
        p.name for p in (country / "truth").iterdir()
    }


def test_a_folder_with_something_else_is_not_touched(tmp_path, capsys):
    (tmp_path / "letter.txt").write_text("mine")
    assert main([*WORDS, "--out", str(tmp_path)]) == 1
    assert "holds something else" in capsys.readouterr().err
    assert prints(tmp_path).keys() == {"letter.txt"}
