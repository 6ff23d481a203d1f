"""What an edition tells of one number's making: each question by itself, on cells that a passport opens together."""

from pathlib import Path

import pytest
from simpul import editions
from simpul.numbers import evidence
from simpul.publish import publish
from simpul.settings import Settings
from simpul.world import World

from tests.dags.simpul.headcounts import counted
from tests.dags.simpul.small_warehouse import DELIVERIES

INDEX = {"metric": "budget_execution_index", "agency_code": "005", "period": "2025-06-01", "dimension": "all"}
INDEX |= {"member": "all"}
FEW = INDEX | {"metric": "headcount"}


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Settings:
    settings = counted(Path(tmp_path_factory.mktemp("evidence")), _005_F_jakarta=3)
    publish(settings, World())
    return settings


@pytest.fixture(scope="module")
def edition(published):
    with editions.open_edition(published) as connection:
        yield connection


def test_a_definition_tells_no_sql_and_the_chart_that_the_cell_is_of(edition):
    told = evidence.definition(edition, INDEX)
    assert told["label_en"] == "Score" and not [name for name in told if name.startswith("rows_")]
    restated = evidence.definition(edition, INDEX | {"dimension": "organisation_chart", "member": "as_is_now"})
    assert restated["organisation_chart"] == "as_is_now"


def test_only_a_model_that_there_is_has_sql(edition):
    assert "sum(final_score)" in (evidence.compiled(edition, "metric_budget_execution_index") or "")
    assert evidence.compiled(edition, "metric_of_nothing") is None


def test_lineage_reaches_the_landed_table_and_its_column(edition):
    told = evidence.lineage(edition, INDEX["metric"])
    parents = {one["model"]: one["parents"] for one in told["models"]}
    assert parents["metric_budget_execution_index"] == ["fct_budget_performance"]
    assert parents["raw.kemenkeu__budget_performance"] == []
    assert all(one["source"].startswith("kemenkeu.budget_performance.") for one in told["columns"])


def test_rows_are_counted_whole_and_shown_in_part(edition):
    assert evidence.sums(edition, INDEX) == {"numerator": 176.75, "denominator": 2.0}
    told = evidence.contributing(edition, INDEX, limit=1)
    assert (told["total"], told["withheld"], [row["_row"] for row in told["shown"]]) == (2, 0, [2])


def test_rows_of_a_small_group_are_counted_as_withheld_and_add_nothing(edition):
    told = evidence.contributing(edition, FEW, limit=100)
    hidden = [row for row in told["shown"] if row["withheld"]]
    assert 1 <= told["withheld"] == len(hidden) < told["total"]
    assert {row["people"] for row in hidden} == {None}
    assert evidence.sums(edition, FEW)["numerator"] == sum(row["people"] or 0 for row in told["shown"])


def test_trust_is_the_agency_s_and_the_month_s_where_there_is_any(edition):
    whole, month = evidence.trust(edition, INDEX), evidence.trust_of_period(edition, INDEX)
    assert whole and month and month["score"] >= whole["score"]  # July was refused
    assert evidence.trust(edition, INDEX | {"agency_code": "999"}) is None
    assert evidence.trust_of_period(edition, INDEX | {"period": "2031-01-01"}) is None


def test_two_months_are_no_history_and_an_agreed_table_has_no_stop(edition):
    assert evidence.history(edition, INDEX) == {"usual": None, "anomaly": None}
    assert evidence.stops(edition, INDEX["metric"]) == []


def test_a_delivery_is_as_old_as_on_the_day_of_publication(edition, published):
    told = evidence.deliveries(edition, INDEX, editions.manifest(published), limit=0)
    (delivery,) = told["deliveries"]
    assert delivery["delivery_id"] == DELIVERIES["2025-06"]
    signed = editions.manifest(published).published_at
    assert delivery["received_at"].startswith("2025-07-10") and signed >= delivery["received_at"]
    assert delivery["age_days"] > 0
    assert (told["quarantined"]["total"], told["quarantined"]["rows"]) == (1, [])
    assert [check["passed"] for check in told["checks"] if check["scope"] == "delivery"] == [False]
