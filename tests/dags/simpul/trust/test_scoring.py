"""Trust is a score with reasons, from the edition alone; under the floor a number is withheld."""

import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from simpul.numbers import kpi
from simpul.numbers.passport import passport
from simpul.publish import publish
from simpul.settings import Settings
from simpul.trust.policy import load_trust
from simpul.world import World

from tests.dags.simpul.small_warehouse import small_warehouse
from tests.house import HOUSE


def published(settings: Settings, *changes: str) -> dict[str, dict]:
    """Publish after changing the workshop; return metric → its trust as a whole."""
    with duckdb.connect(str(settings.warehouse)) as connection:
        for change in changes:
            connection.execute(change)
    publish(settings, World())
    return {one["metric"]: one for one in kpi.trust(settings, agency="all")}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = small_warehouse(tmp_path / "data")
    return replace(made, promises=shutil.copytree(made.promises, tmp_path / "expectations"))


def loosen(settings: Settings, said: str, now: str) -> None:
    """Change one line of the policy."""
    path = settings.promises / "trust.yml"
    assert said in path.read_text()
    path.write_text(path.read_text().replace(said, now))


def test_what_lacks_and_what_is_broken_is_said_in_both_languages(settings: Settings):
    one = published(settings)["budget_execution_index"]
    # July was refused: one of three months; a row in four is in quarantine.
    assert one["completeness"] == pytest.approx(100 * 2 / 3 * 3 / 4)
    assert one["freshness"] == pytest.approx(75)
    assert one["checks"] == pytest.approx(75)
    assert one["score"] == pytest.approx(100 * 0.5 * 0.75**0.5 * 0.75**0.5)
    assert one["reasons"].split() == ["missing", "quarantined", "stale", "checks"]
    assert "1 of 3 due deliveries of kemenkeu.budget_performance are not there" in one["reasons_en"]
    assert "1 dari 3 setoran kemenkeu.budget_performance yang jatuh tempo tidak ada" in one["reasons_id"]


def test_a_number_without_any_loss_is_sound(settings: Settings):
    wholes = "delete from raw.deliveries where state = 'refused'", "update raw.deliveries set rows_quarantined = 0"
    one = published(settings, *wholes, "update raw.checks set passed = true, rows_failed = 0")["absorption_score"]
    assert (one["score"], one["word"], one["reasons"]) == (100, "high", "sound")


def test_less_is_trusted_the_more_is_lost(settings: Settings):
    before = published(settings)["absorption_score"]["score"]
    lost = "update raw.deliveries set rows_quarantined = 2, rows_loaded = 2 where state = 'loaded'"
    assert published(settings, lost)["absorption_score"]["score"] < before


def test_an_agency_is_trusted_less_where_its_own_periods_lack(settings: Settings):
    loosen(settings, "regular: 0.9", "regular: 0.5")  # of two agencies one is half
    published(settings, "insert into metrics.fct_metrics select * replace ('2025-04-01'::date as period) "
              "from metrics.fct_metrics where period = '2025-05-01' and agency_code = '005'",
              "delete from metrics.fct_metrics where period = '2025-05-01' and agency_code = '005'")  # fmt: skip
    found = {one["agency_code"]: one for one in kpi.trust(settings, "budget_execution_index")}
    assert found["005"]["completeness"] == pytest.approx(found["025"]["completeness"] * 2 / 3)
    assert "1 of 3 periods have no number" in found["005"]["reasons_en"]


def test_of_events_that_not_every_period_has_none_is_expected(settings: Settings):
    gone = "delete from metrics.fct_metrics where period = '2025-05-01' and agency_code = '005'"
    earlier = """
        insert into metrics.fct_metrics select * replace ('2025-04-01'::date as period) from metrics.fct_metrics
        where period = '2025-05-01' and agency_code = '005'"""
    published(settings, earlier, gone)
    found = kpi.trust(settings, "budget_execution_index")
    assert len({one["completeness"] for one in found}) == 1


def test_under_the_floor_a_number_is_withheld_and_says_so(settings: Settings):
    loosen(settings, "floor: 30", "floor: 60")
    assert published(settings)["budget_execution_index"]["word"] == "withheld"
    cells = kpi.cells(settings)
    assert {cell["withheld"] for cell in cells} == {"trust"}
    assert {cell["value"] for cell in cells} == {None}
    opened = passport(settings, "budget_execution_index", "all", "2025-06")
    assert (opened["withheld"], opened["reconciles"], opened["value"]) == ("trust", None, None)
    assert "not there" in opened["trust"]["reasons_en"]


def test_the_same_workshop_gives_the_same_table(settings: Settings):
    first = published(settings)
    assert not publish(settings, World()).is_new
    assert published(settings) == first


def test_the_house_policy_has_a_reason_for_each_weight():
    policy = load_trust(HOUSE / "expectations")
    assert policy.floor < policy.words.fair < policy.words.high <= 100
    assert all(getattr(policy.weights, name).because for name in type(policy.weights).model_fields)
