"""The edition follows the agencies' loads: replay → model → audit → publish, each a writer, every KPI watched."""

from simpul.contract import load_contracts

from tests.house import HOUSE

METRICS = sorted(path.stem for path in (HOUSE / "dbt_project" / "models" / "metrics").glob("*.sql"))


def tasks(parsed) -> dict:
    """Return the edition's tasks by id."""
    return parsed["dags"]["warehouse_edition"]["tasks"]


def test_any_agency_s_load_calls_for_an_edition(parsed):
    agencies = load_contracts(HOUSE / "expectations")
    assert parsed["dags"]["warehouse_edition"]["assets"] == sorted(f"simpul://raw/{agency}" for agency in agencies)
    assert parsed["dags"]["warehouse_edition"]["runs"] == 1


def test_the_verbs_follow_each_other(parsed):
    found = tasks(parsed)
    assert {"model.dbt_producer_watcher", "audit", "publish"} <= set(found)
    assert found["replay"]["downstream"] == ["model.dbt_producer_watcher"]
    assert "audit" in found["model.dbt_producer_watcher_done"]["downstream"]
    assert found["audit"]["downstream"] == ["publish"]
    assert found["publish"]["outlets"] == ["simpul://warehouse/edition"]


def test_each_kpi_is_watched_and_nothing_waits_for_a_watcher(parsed):
    found = tasks(parsed)
    watchers = {name: task for name, task in found.items() if task["operator"] == "DbtRunWatcherOperator"}
    assert sorted(name.removeprefix("model.").removesuffix("_run") for name in watchers) == METRICS
    below = {name.removeprefix("model.") for task in watchers.values() for name in task["downstream"]}
    assert not below & {"replay", "audit", "publish", "dbt_producer_watcher_done"}
    assert set(watchers) <= set(found["model.dbt_producer_watcher"]["downstream"])


def test_the_build_covers_every_model_and_test(parsed):
    assert parsed["dags"]["warehouse_edition"]["build"] == {"select": None, "exclude": None, "flags": []}


def test_whoever_opens_the_warehouse_holds_the_slot(parsed):
    writers = sorted(name for name, task in tasks(parsed).items() if task["pool"] == "warehouse")
    assert writers == ["audit", "model.dbt_producer_watcher", "publish", "replay"]


def test_the_document_says_what_to_do(parsed):
    doc = parsed["dags"]["warehouse_edition"]["doc"]
    assert all(word in doc for word in ("When it fails", "EditionRefused", "rollback"))
