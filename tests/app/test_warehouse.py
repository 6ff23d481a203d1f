"""The door to the data: the current edition, a new one, a pinned one, and none that was tampered with."""

from datetime import date

import duckdb
import editions
import pytest
import small_edition
import warehouse
from warehouse import connection


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A shelf of its own, which a test may spoil."""
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    small_edition.build(tmp_path / "editions")
    return tmp_path / "editions"


def test_nothing_published_is_no_error(tmp_path, monkeypatch):
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    assert warehouse.current() is None


def test_a_new_edition_is_noticed_and_the_old_one_can_still_be_pinned(shelf):
    first = warehouse.current()
    assert warehouse.facts(first)["data_through"] == "2025-06"
    second_id = small_edition.build(shelf, 2, {"data_through": "2025-07"})
    second = warehouse.current()
    assert second.edition_id == second_id
    assert warehouse.facts(second)["data_through"] == "2025-07"
    pinned = warehouse.current(first.edition_id)
    assert not pinned.is_current
    assert warehouse.facts(pinned)["data_through"] == "2025-06"


@pytest.mark.parametrize("pinned", ["../../etc", "000001-0123456789ab", "x"])
def test_a_pinned_edition_that_is_not_here_is_refused(shelf, pinned):
    with pytest.raises(editions.EditionUnreadable, match="not in"):
        warehouse.current(pinned)


def test_a_changed_manifest_is_refused(shelf):
    manifest = warehouse.current().folder / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace("2025-07-20", "2025-07-21"), "utf-8")
    with pytest.raises(editions.EditionUnreadable, match="manifest was changed"):
        warehouse.current()


def test_a_changed_file_is_refused(shelf):
    found = warehouse.current()
    spoiled = bytearray(found.file.read_bytes())
    spoiled[len(spoiled) // 2] ^= 1
    found.file.write_bytes(spoiled)
    with pytest.raises(editions.EditionUnreadable, match="file was changed"):
        warehouse.facts(found)


@pytest.mark.parametrize("sidecar", ["edition.duckdb.wal", "edition.duckdb.tmp"])
def test_a_sidecar_is_refused(shelf, sidecar):
    found = warehouse.current()
    (found.folder / sidecar).write_bytes(b"")
    with pytest.raises(editions.EditionUnreadable, match="stands beside"):
        warehouse.facts(found)


def test_the_edition_cannot_be_written_nor_anything_else_be_read(edition, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n", "utf-8")
    for hostile in ("create table x (a int)", f"from read_csv('{secret}')", "set threads = 8"):
        with pytest.raises(duckdb.Error), connection.opened(edition) as cursor:
            cursor.execute(hostile)


def test_every_list_can_be_read(samples, monkeypatch):
    monkeypatch.setenv("SIMPUL_DATA", str(samples))
    edition = warehouse.current()
    for name in warehouse.LISTS:
        assert warehouse.read(edition, name).width, name


def test_cells_are_filtered_by_what_is_given(edition):
    metric = "budget_execution_index"
    assert warehouse.cells(edition, metric)["agency_code"].n_unique() == 5
    one = warehouse.cells(edition, metric, "025", "all", date(2025, 6, 1))
    assert one.rows() == [("025", date(2025, 6, 1), "all", "all", 279.0, 3.0, 93.0)]


def test_the_rows_of_every_cell_add_up_to_it(edition):
    for metric in warehouse.read(edition, "metrics")["metric"]:
        last = warehouse.cells(edition, metric).sort("period").tail(20)
        for cell in last.iter_rows(named=True):
            place = (cell["agency_code"], cell["period"], cell["dimension"], cell["member"])
            rows = warehouse.behind(edition, metric, place)
            assert rows["numerator"].sum() == pytest.approx(cell["numerator"])
            assert rows["denominator"].sum() == pytest.approx(cell["denominator"] or 0)


def test_an_unknown_metric_never_reaches_the_sql(edition):
    with pytest.raises(editions.EditionUnreadable, match="not in edition"):
        warehouse.behind(edition, "x() union select 1 --", ("all", date(2025, 6, 1), "all", "all"))


def test_lineage_goes_from_the_metric_to_the_deliveries(edition):
    steps = warehouse.lineage(edition, "budget_execution_index")
    assert steps["model"].to_list()[0] == "metric_budget_execution_index"
    assert steps["parent"].to_list()[-1] == "raw.kemenkeu__budget_performance"


@pytest.fixture
def nothing_open():
    """No edition is open before a test, nor after."""
    connection._whole.cache_clear()
    connection.columns.cache_clear()
    yield
    connection._whole.cache_clear()
    connection.columns.cache_clear()


@pytest.mark.usefixtures("shelf", "nothing_open")
def test_the_current_edition_is_open_when_the_first_visitor_comes():
    warehouse.open_current()
    assert connection._whole.cache_info().currsize == 1


@pytest.mark.usefixtures("nothing_open")
def test_an_empty_shelf_and_an_edition_that_was_changed_are_left_to_the_page_that_opens_them(tmp_path, monkeypatch):
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    warehouse.open_current()
    small_edition.build(tmp_path / "editions")
    (file,) = (tmp_path / "editions").glob("*/edition.duckdb")
    file.chmod(0o600)
    file.write_bytes(file.read_bytes() + b"\0")
    warehouse.open_current()
    assert connection._whole.cache_info().currsize == 0


@pytest.mark.usefixtures("nothing_open")
def test_a_pointer_that_is_no_json_keeps_no_server_from_starting(shelf):
    (shelf / "current.json").write_bytes(b"{")
    with pytest.raises(editions.EditionUnreadable, match="is no JSON"):
        warehouse.current()
    warehouse.open_current()
