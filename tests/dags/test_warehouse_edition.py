"""The edition follows the agencies' loads: look → model → audit → publish, each writer alone, every KPI an asset."""

import json

import pytest
from simpul.contract import load_contracts
from simpul.publishing import edition_plan

from tests.house import HOUSE

VERBS = ["look", "model", "audit", "publish"]


@pytest.fixture
def edition(parsed) -> dict:
    """Return what was parsed of the edition's DAG."""
    return parsed["dags"]["warehouse_edition"]


def test_any_agency_s_load_calls_for_an_edition(edition):
    agencies = load_contracts(HOUSE / "expectations")
    assert edition["assets"] == sorted(f"simpul://raw/{agency}" for agency in agencies)
    assert edition["runs"] == 1


def test_the_verbs_follow_each_other(edition):
    assert {name: task["downstream"] for name, task in edition["tasks"].items()} == {
        verb: [after] if after else [] for verb, after in zip(VERBS, [*VERBS[1:], None], strict=True)
    }
    assert edition["tasks"]["publish"]["outlets"] == ["simpul://warehouse/edition"]


def test_whoever_opens_the_warehouse_holds_the_slot(edition):
    assert sorted(name for name, task in edition["tasks"].items() if task["pool"] == "warehouse") == sorted(VERBS[1:])


def test_each_kpi_that_was_built_becomes_an_event(edition):
    assert edition["tasks"]["model"]["outlets"] == ["simpul_kpis"]
    timings = {"model.simpul.metric_headcount": 0.2, "model.simpul.fct_metrics": 1.0, "test.simpul.metric_x": 0.1}
    assert edition_plan.kpis(timings) == [("headcount", 0.2)]
    assert json.dumps(edition_plan.kpis(timings))


def test_the_document_says_what_to_do(edition):
    assert all(word in edition["doc"] for word in ("When it fails", "EditionRefused", "rollback"))
