"""What is done before the first visitor comes."""

import subprocess
import sys
from pathlib import Path

import pytest
import small_edition
import warm
from warehouse import connection

APP = Path(__file__).parents[2] / "app"


@pytest.fixture(autouse=True)
def nothing_open():
    """No edition is open before a test, nor after."""
    connection._whole.cache_clear()
    connection.columns.cache_clear()
    yield
    connection._whole.cache_clear()
    connection.columns.cache_clear()


def test_every_page_s_code_is_read_with_its_libraries():
    asked = "import sys, warm; warm.code(); print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=APP, capture_output=True, text=True, check=True, timeout=120
    )
    read = set(done.stdout.split())
    parts = {f"components.{path.stem}" for path in (APP / "components").glob("*.py")} - {"components.__init__"}
    assert {*parts, "altair", "duckdb", "pandas", "polars"} <= read


def test_the_current_edition_is_open_when_the_first_visitor_comes(tmp_path, monkeypatch):
    small_edition.build(tmp_path / "editions")
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    warm.edition()
    assert connection._whole.cache_info().currsize == 1


def test_an_empty_shelf_and_an_edition_that_was_changed_are_left_to_the_page_that_opens_them(tmp_path, monkeypatch):
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    warm.edition()
    small_edition.build(tmp_path / "editions")
    (file,) = (tmp_path / "editions").glob("*/edition.duckdb")
    file.chmod(0o600)
    file.write_bytes(file.read_bytes() + b"\0")
    warm.edition()
    assert connection._whole.cache_info().currsize == 0
