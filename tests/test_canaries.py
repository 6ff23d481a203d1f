"""Ten thousand people with names and numbers of their own flow by; outside landing and vault none of them is found."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
import pytest
import streamlit as st
import xlsxwriter
from streamlit import config
from streamlit.testing.v1 import AppTest

from tests.canaries import Canaries, files_below, may_hold_people, outside_the_vault, planted
from tests.conftest import SIMPUL
from tests.house import HOUSE

pytestmark = pytest.mark.timeout(1200)
PLANTED = 10_000
COUNTRY = f"--people {PLANTED} --months 1 --faults hard --seed 6 --canaries {PLANTED}"
APP = HOUSE / "app"
VIEWS = sorted(path.stem for path in (APP / "views").glob("[a-z]*.py"))
TOLD = (
    "status", "status --json", "kpi", "kpi --json", "findings", "findings --json", "editions --json", "verify",
    "doctor", "review", "passport headcount --agency all --period 2026-06", "retain --dry-run",
    "passport headcount --agency all --period 2026-06 --json", "contract export bkn --odcs", "validate bkn", "load bkn",
)  # fmt: skip
"""Commands that tell something; the last two do what is done already."""


@dataclass(frozen=True)
class River:
    """A data folder through which the canaries have flowed, its temporary files, and what the run printed."""

    data: Path
    temporary: Path
    printed: str
    sought: Canaries

    def simpul(self, words: str) -> subprocess.CompletedProcess[str]:
        """Run a command on this folder."""
        return simpul(words, self.data, self.temporary)


def simpul(words: str, data: Path, temporary: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that takes the embedded country, its temporary files in a folder of their own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SIMPUL_", "AIRFLOW_"))}
    env = {**kept, "SIMPUL_DATA": str(data), "SIMPUL_COUNTRY": COUNTRY, "TMPDIR": str(temporary)}
    return subprocess.run([SIMPUL, *words.split()], capture_output=True, text=True, env=env, check=False, cwd=HOUSE)


@pytest.fixture(scope="module")
def river(tmp_path_factory) -> River:
    """Return the folder after the run that published an edition."""
    folder = tmp_path_factory.mktemp("canaries")
    (folder / "tmp").mkdir()
    done = simpul("run", folder / "data", folder / "tmp")
    assert (folder / "data" / "editions" / "current.json").is_file(), done.stdout + done.stderr
    return River(folder / "data", folder / "tmp", done.stdout + done.stderr, planted(folder / "data" / "nation"))


def test_the_canaries_are_where_they_may_be(river):
    assert river.sought.people.height == PLANTED
    with duckdb.connect(river.data / "warehouse.duckdb", read_only=True) as connection:
        held = {nip for (nip,) in connection.execute("select nip from vault.bkn__employees").fetchall()}
    landed = [file for file in files_below(river.data / "landing") if may_hold_people(river.data, file)]
    assert len(held & set(river.sought.people["nip"])) > 0.98 * PLANTED, "the rest is quarantined"
    assert len(river.sought.leaks(landed)) >= 10


def test_no_file_outside_landing_and_vault_holds_a_canary(river):
    files = [file for file in files_below(river.data, river.temporary) if file.is_relative_to(river.temporary)
             or not may_hold_people(river.data, file)]  # fmt: skip
    kinds = {file.name for file in files}
    assert {"receipt.json", "verdict.json", "report.json", "rows.parquet", "manifest.json", "current.json"} <= kinds
    assert any(file.suffix == ".duckdb" for file in files), "the edition is among them"
    assert river.sought.leaks(files) == []


def test_the_warehouse_holds_no_canary_outside_its_vault(river, tmp_path):
    opened = outside_the_vault(river.data / "warehouse.duckdb", tmp_path / "opened.duckdb")
    assert river.sought.leaks([opened]) == []


def test_no_command_tells_of_a_canary(river):
    assert not river.sought.found(river.printed.encode())
    for words in TOLD:
        done = river.simpul(words)
        assert done.stdout, f"{words}: {done.stderr}"
        assert not river.sought.found((done.stdout + done.stderr).encode()), words


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_page_and_no_download_shows_a_canary(river, view, language, monkeypatch, tmp_path):
    def keep(label: str, data: object, name: str, *_: object, **__: object) -> bool:
        content = data() if callable(data) else data
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return False

    monkeypatch.setenv("SIMPUL_DATA", str(river.data))
    monkeypatch.setenv("SIMPUL_ROLE", "steward")
    monkeypatch.syspath_prepend(str(APP))
    monkeypatch.setattr(st, "download_button", keep)
    config.set_option("server.address", "127.0.0.1")
    page = AppTest.from_file(str(APP / "main.py"), default_timeout=120)
    page.switch_page(f"views/{view}.py")
    page.query_params["lang"] = language
    page.run()
    assert not page.exception, page.exception
    shown = [node.proto.SerializeToString() for node in page._tree if getattr(node, "proto", None) is not None]
    assert sum(map(len, shown)) > 1000
    assert not any(map(river.sought.found, shown))
    assert river.sought.leaks(files_below(tmp_path)) == []


def a_book(path: Path, text: str) -> None:
    """Write a workbook with a text in it."""
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_string(0, 0, text)


def a_database(path: Path, value: str) -> None:
    """Write a database with a value in it."""
    with duckdb.connect(path) as connection:
        connection.execute(f"create table told as select {value} as told from range(5000)")


@pytest.mark.parametrize("kind", ["txt", "parquet", "xlsx", "duckdb"])
@pytest.mark.parametrize("word", ["full_name", "nip", "nik"])
def test_a_leak_would_be_seen(river, tmp_path, kind, word):
    value, path = river.sought.people[word][17], tmp_path / f"leak.{kind}"
    match kind:
        case "txt":
            path.write_text(f"halo {value.upper()}, selamat")
        case "parquet":
            pl.DataFrame({"told": [value] * 50}).write_parquet(path)
        case "xlsx":
            a_book(path, value)
        case "duckdb":
            a_database(path, f"'{value}'" if word == "full_name" else f"{value}::bigint")
    assert len(river.sought.leaks([path])) == 1


def test_a_number_that_came_broken_would_be_seen(river):
    nip, nik = river.sought.people["nip"][3], river.sought.people["nik"][3]
    assert river.sought.found(f"'{nip[:-1]}'".encode()) == {"NIP"}
    assert river.sought.found(f"{nip[:-2]}99".encode()) == {"NIP"}
    assert river.sought.found(f"x{nik[:-1]}".encode()) == {"NIK"}
    assert not river.sought.found(b"2026060120260601 199001011990010119900101 kenari")
