"""The current edition is open before the first visitor comes."""

import pytest
import small_edition
import warehouse
from warehouse import connection


@pytest.fixture(autouse=True)
def nothing_open():
    """No edition is open before a test, nor after."""
    connection._whole.cache_clear()
    connection.columns.cache_clear()
    yield
    connection._whole.cache_clear()
    connection.columns.cache_clear()


def test_the_current_edition_is_open_when_the_first_visitor_comes(tmp_path, monkeypatch):
    small_edition.build(tmp_path / "editions")
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    warehouse.open_current()
    assert connection._whole.cache_info().currsize == 1


def test_an_empty_shelf_and_an_edition_that_was_changed_are_left_to_the_page_that_opens_them(tmp_path, monkeypatch):
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    warehouse.open_current()
    small_edition.build(tmp_path / "editions")
    (file,) = (tmp_path / "editions").glob("*/edition.duckdb")
    file.chmod(0o600)
    file.write_bytes(file.read_bytes() + b"\0")
    warehouse.open_current()
    assert connection._whole.cache_info().currsize == 0
