"""Publishing: whole editions only, the same from the same inputs, healed after a death."""

import random
import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from simpul import editions
from simpul.errors import EditionRefused, EditionTampered, LoadFailed
from simpul.publish import publish
from simpul.publishing import pointers, shelf
from simpul.publishing.manifest import content_digest
from simpul.world import Disk, World

from tests.dags.simpul.small_warehouse import small_settings, small_warehouse


class PulledPlug(BaseException):
    """The machine stops here: no handler runs the code after it."""


class Stops(Disk):
    """A disk that fails for good at its n-th mutating call."""

    def __init__(self, at: int) -> None:
        self.left = at

    def __getattribute__(self, name: str):
        call = super().__getattribute__(name)
        if name not in {"write_new", "sync_file", "rename_folder", "make_folder", "set_mode", "name_once", "remove"}:
            return call

        def stopping(*arguments):
            self.left -= 1
            if self.left < 0:
                raise PulledPlug
            return call(*arguments)

        return stopping


def test_an_edition_holds_what_was_promised_and_nothing_else(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute(
            "create table marts.scratch as select 1 as a; create table metrics.fct_secret as select 1 as a"
        )
    published = publish(settings, World())
    assert set(published.manifest.tables) == {
        "dim_agencies", "dim_metrics", "fct_budget_performance", "fct_findings", "fct_metrics",
        "ledger_checks", "ledger_deliveries", "ledger_drift", "ledger_quarantine",
        "dictionary_contracts", "dictionary_fields", "lineage_columns", "lineage_models", "lineage_nodes",
        "lineage_sources", "ledger_expected", "history_cells", "history_editions", "trust", "trust_periods",
            "usual_ranges", "anomalies", "peers", "plan_paths", "movements",
        "edition_facts", "agreements", "agreement_stops",
    }  # fmt: skip
    with editions.open_edition(settings) as connection:
        macros = "select distinct function_name from duckdb_functions() where starts_with(function_name, 'rows_of_')"
        assert len(connection.execute(macros).fetchall()) == 2
        assert connection.execute("select old, new from ledger_drift").fetchall() == [("", "Ket")]
        facts = dict(connection.execute("from edition_facts").fetchall())
    assert facts == {"code_version": "0.1.0", "data_through": "2025-06-01", "is_sample": "false"}


def test_the_manifest_lists_what_went_in(tmp_path: Path):
    now = datetime(2025, 8, 1, tzinfo=UTC)
    manifest = publish(small_warehouse(tmp_path), World(now=lambda: now)).manifest
    assert manifest.published_at == "2025-08-01T00:00:00+00:00"
    assert [(one.delivery_id[0], one.received_at[:10]) for one in manifest.deliveries] == [
        ("a", "2025-06-10"), ("b", "2025-07-10"), ("c", "2025-08-10"),
    ]  # fmt: skip
    assert manifest.checks.model_dump() == {"promised": 4, "run": 4, "failed": 3}
    assert set(manifest.contracts) >= {"kemenkeu", "lkpp"}
    assert manifest.previous is None


def test_the_same_workshop_gives_the_same_tables(tmp_path: Path):
    one = publish(small_warehouse(tmp_path / "one"), World()).manifest
    other = publish(small_warehouse(tmp_path / "other"), World()).manifest
    assert one.tables == other.tables
    assert one.edition_id == other.edition_id


def test_the_order_of_rows_in_the_workshop_does_not_matter(tmp_path: Path):
    settings = small_warehouse(tmp_path / "one")
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("create or replace table raw.quarantine as from raw.quarantine order by all desc")
        connection.execute(
            "create or replace table metrics.fct_metrics as from metrics.fct_metrics order by hash(value)"
        )
    assert (
        publish(settings, World()).manifest.tables == publish(small_warehouse(tmp_path / "o"), World()).manifest.tables
    )


def test_nothing_new_is_no_new_edition(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    first, second = publish(settings, World()), publish(small_warehouse(tmp_path), World())
    assert (first.is_new, second.is_new) == (True, False)
    assert second.manifest == first.manifest
    assert editions.is_up_to_date(settings)


def test_a_damaged_edition_is_published_anew(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    first = publish(settings, World())
    file = settings.editions / first.edition_id / "edition.duckdb"
    file.chmod(0o644)
    content = bytearray(file.read_bytes())
    content[9000] ^= 1
    file.write_bytes(content)
    second = publish(settings, World())
    assert second.is_new
    assert content_digest(second.manifest.tables) == content_digest(first.manifest.tables)
    assert editions.verify(settings)


def test_an_edition_that_is_gone_is_published_anew(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    shutil.rmtree(settings.editions / publish(settings, World()).edition_id)
    with pytest.raises(EditionTampered, match="is gone"):
        editions.open_edition(settings)
    assert publish(settings, World()).is_new
    assert editions.verify(settings)


def test_a_reader_keeps_its_whole_edition_while_another_is_published(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    publish(settings, World())
    score = "select max(final_score) from fct_budget_performance"
    with editions.open_edition(settings) as reading:
        publish(small_warehouse(tmp_path, score=99.75), World())
        assert reading.execute(score).fetchall() == [(99.1,)]
        with editions.open_edition(settings) as fresh:
            assert fresh.execute(score).fetchall() == [(99.75,)]
        assert reading.execute(score).fetchall() == [(99.1,)]


def test_a_reader_can_do_nothing_but_read(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    publish(settings, World())
    with editions.open_edition(settings) as connection:
        for query in (
            "create table intruder as select 1",
            "from read_text('/etc/hostname')",
            f"attach '{settings.warehouse}' as workshop",
            f"copy fct_metrics to '{tmp_path}/out.csv'",
            "set enable_external_access = true",
            "install httpfs",
        ):
            with pytest.raises(duckdb.Error):
                connection.execute(query)
    assert editions.verify(settings)


def test_every_stop_heals_and_readers_saw_whole_editions(tmp_path: Path):
    """A drawn slice of all stops; `make campaign` takes every system call."""
    first = publish(small_warehouse(tmp_path / "one"), World())
    small_warehouse(tmp_path / "one", score=97.5)
    counting = Stops(1000)
    shutil.copytree(tmp_path / "one", tmp_path / "all")
    publish(small_settings(tmp_path / "all"), World(disk=counting))
    for at in random.Random(7).sample(range(1000 - counting.left), 4):
        settings = small_settings(Path(shutil.copytree(tmp_path / "one", tmp_path / str(at))))
        with pytest.raises(PulledPlug):
            publish(settings, World(disk=Stops(at)))
        assert editions.verify(settings)
        second = publish(settings, World())
        assert editions.verify(settings)
        assert second.edition_id == editions.current(small_settings(tmp_path / "all")).edition_id
        assert sorted(path.name for path in settings.editions.iterdir()) == [
            first.edition_id, second.edition_id, "current.json", "pointers",
        ]  # fmt: skip


def test_a_failed_fsync_publishes_nothing(tmp_path: Path):
    class Failing(Disk):
        def sync_file(self, path: Path) -> None:
            if path.name == "edition.duckdb":
                raise OSError(5, "Input/output error")
            super().sync_file(path)

    settings = small_warehouse(tmp_path)
    with pytest.raises(LoadFailed, match="Input/output"):
        publish(settings, World(disk=Failing()))
    assert not list(settings.editions.iterdir())
    assert publish(settings, World()).is_new


def test_the_newest_editions_and_the_current_one_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for n in range(3):
        publish(small_warehouse(tmp_path, score=90 + n / 4), World())
    settings = small_settings(tmp_path)
    first = editions.list_editions(settings)[-1]["edition_id"]
    editions.rollback(settings, World(), first)
    monkeypatch.setattr(shelf, "KEPT", 1)
    gone = shelf.take_down(settings, World())
    left = [one["edition_id"][:6] for one in editions.list_editions(settings)]
    assert left == ["000003", "000001"]
    assert [name[:6] for name in gone] == ["000002"]
    assert editions.verify(settings)


@pytest.mark.parametrize("text", ["NIP 198609262015051001", "NIK:6401124508890003.", "199001012023211001"])
def test_a_persons_number_stops_the_edition(tmp_path: Path, text: str):
    settings = small_warehouse(tmp_path)
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("update marts.dim_agencies set name = ? where agency_code = '025'", [text])
    with pytest.raises(EditionRefused, match=r"dim_agencies.name \(1\)") as refused:
        publish(settings, World())
    assert text not in str(refused.value)
    assert not list(settings.editions.iterdir())


@pytest.mark.parametrize("text", ["198613262015051001", "6401129908890003", "1234567890123456", "x" * 18])
def test_other_long_numbers_do_not(tmp_path: Path, text: str):
    settings = small_warehouse(tmp_path)
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("update marts.dim_agencies set name = ?", [text])
    assert publish(settings, World()).is_new


def test_an_edition_without_its_audit_is_refused(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("drop table raw.audit_outcomes")
    with pytest.raises(EditionRefused, match="raw.audit_outcomes"):
        publish(settings, World())
    with pytest.raises(EditionRefused, match="no warehouse"):
        publish(small_settings(tmp_path / "empty"), World())


def test_nothing_is_published_over_a_forged_pointer(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    publish(settings, World())
    pointers.current_path(settings).write_bytes(b"{}")
    with pytest.raises(EditionTampered):
        publish(small_warehouse(tmp_path, score=97.5), World())
