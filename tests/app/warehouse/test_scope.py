"""What a scope leaves: by list, cell, macro, ledger and cache, another agency's row is never among it."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
import small_edition
import warehouse
from ruamel.yaml import YAML
from warehouse import connection, scope

WHEN, INDEX = date(2025, 6, 1), "budget_execution_index"


@pytest.fixture
def own(edition, monkeypatch):
    """The small edition as the analyst of 025 may see it."""
    monkeypatch.setenv("SIMPUL_ROLE", "analyst:025")
    return warehouse.current()


def strangers(frame) -> set[str]:
    """Return the agencies of a frame that an analyst of 025 has no business with."""
    return set(frame["agency_code"].drop_nulls()) - {"025", "all"} if "agency_code" in frame.columns else set()


def test_no_table_holds_another_agencys_row(own):
    seen = 0
    with connection.opened(own) as cursor:
        for table, columns in connection.columns(own).items():
            if "agency_code" in columns and table not in scope.OPEN:
                seen += 1
                assert not strangers(cursor.sql(f'from "{table}"').pl()), table
    assert seen >= 4


def test_no_list_holds_another_agencys_row(own):
    read = 0
    for name in set(warehouse.LISTS) - {"agencies", "short_names"}:
        with suppress(duckdb.Error):  # of what the small edition has not
            found = warehouse.read(own, name)
            assert not strangers(found), name
            read += 1
    assert read > 12


def test_a_ledger_holds_what_the_agency_sent_or_what_carries_its_rows(edition, own, monkeypatch):
    everything = warehouse.read(edition, "deliveries")
    assert set(warehouse.read(own, "deliveries")["delivery_id"]) <= {"d1", "d2", *everything["delivery_id"]}
    assert warehouse.read(own, "quarantine").is_empty()
    assert not warehouse.read(edition, "quarantine").is_empty()
    monkeypatch.setenv("SIMPUL_ROLE", "analyst:kemenkeu")
    sender = warehouse.current()
    assert set(warehouse.read(sender, "quarantine")["agency"]) == {"kemenkeu"}
    assert set(warehouse.read(sender, "deliveries")["agency"]) == {"kemenkeu"}


def test_the_stages_of_a_sender_whose_deliveries_are_not_seen_are_not_told(edition, own):
    assert set(warehouse.stages(own)["agency"]) < set(warehouse.stages(edition)["agency"])
    assert warehouse.stages(own).filter(landed=0).is_empty()


def test_cells_of_another_agency_are_not_there_and_the_nations_are(own):
    assert set(warehouse.cells(own, INDEX)["agency_code"]) == {"025", "all"}
    assert warehouse.cells(own, INDEX, "005").is_empty()
    assert warehouse.headlines(own)["coverable"].max() == 4


@pytest.mark.parametrize("what", ["rows", "quarantined"])
def test_behind_another_agencys_cell_is_nothing(own, what):
    assert warehouse.behind(own, INDEX, ("005", WHEN, "all", "all"), what).is_empty()


def test_behind_the_nations_cell_are_the_own_rows_only(edition, own):
    everybodys = warehouse.behind(edition, INDEX, ("all", WHEN, "all", "all"))
    rows = warehouse.behind(own, INDEX, ("all", WHEN, "all", "all"))
    assert set(rows["agency_code"]) == {"025"}
    assert 0 < rows.height < everybodys.height


def test_what_one_viewer_was_answered_is_not_given_to_another(edition, own):
    for first, second in ((edition, own), (own, edition)):
        connection.query.cache_clear()
        for who in (first, second, first):
            found = warehouse.cells(who, INDEX, dimension="all")["agency_code"].n_unique()
            assert found == (2 if who is own else 5)
    assert own != edition and hash(own) != hash(edition)
    assert replace(own, role="steward") != own


def test_an_edition_that_nobody_opened_for_a_viewer_shows_nothing(edition):
    nobodys = replace(edition, scope=())
    assert set(warehouse.cells(nobodys, INDEX)["agency_code"]) == {"all"}
    assert warehouse.behind(nobodys, INDEX, ("all", WHEN, "all", "all")).is_empty()


def test_a_code_that_is_sql_is_a_code(edition):
    hostile = replace(edition, scope=("025') or true --",))
    assert set(warehouse.cells(hostile, INDEX)["agency_code"]) == {"all"}


def test_a_table_that_no_rule_knows_is_closed():
    assert scope.rule("fct_new_thing", ("subject", "figure")) == "false"
    assert scope.rule("anything", ("agency_code",)) == scope.OWN_OR_ALL
    assert scope.rule("dim_metrics", ("metric",)) is None


def test_every_mart_is_open_or_has_a_rule_or_says_whose_its_rows_are():
    models = Path(__file__).parents[3] / "dbt_project" / "models" / "marts"
    marts = [mart for sheet in models.rglob("*.yml") for mart in YAML(typ="safe").load(sheet).get("models", [])]
    columns = {mart["name"]: {column["name"] for column in mart["columns"]} for mart in marts}
    assert set(columns) == {path.stem for path in models.rglob("*.sql") if not path.stem.startswith("int_")}
    known = {*scope.OPEN, *scope.RULES}
    closed = [name for name, told in columns.items() if name not in known and "agency_code" not in told]
    told_by_its_building = {"fct_facility_requests"}
    meant = {"fct_application_clusters", "fct_decisions"} | told_by_its_building
    assert set(closed) <= meant, "closed to whoever has a scope: is that meant?"


def test_another_process_can_be_limited_in_the_same_way(edition, own):
    with duckdb.connect(str(edition.file), read_only=True, config=connection.LOCKED) as other:
        for statement in scope.statements(connection.columns(own), own.scope):
            other.execute(statement)
        found = other.sql(f"from rows_of_{INDEX}('all', date '2025-06-01', 'all', 'all')").pl()
    assert set(found["agency_code"]) == {"025"}


def test_a_movement_led_by_another_agency_is_not_told(tmp_path, monkeypatch):
    told = "create table movements as select 'a' as metric, 'all' as agency_code, '054' as driver_agency"
    small_edition.build(tmp_path / "editions", changes=f"{told} union all select 'b', 'all', '025'")
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    monkeypatch.setenv("SIMPUL_ROLE", "analyst:025")
    assert warehouse.read(warehouse.current(), "movements")["metric"].to_list() == ["b"]
