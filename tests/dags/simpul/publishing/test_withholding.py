"""What no living agreement covers stays out of an edition: numbers, rows and columns, and the edition says so."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from simpul import editions
from simpul.numbers import kpi
from simpul.numbers.passport import passport
from simpul.publish import publish
from simpul.settings import Settings
from simpul.world import World

from tests.dags.simpul.small_warehouse import small_warehouse

AGREEMENT = """
agency: kemenkeu
agreements:
  - {{recipient: Simpul, purpose: budget-execution, legal_basis: Perpres 39/2019, from: 2024-01-01, until: 2026-03-31,
     tables: {{budget_performance: [{}]}}}}
"""
MARCH = World(now=lambda: datetime(2026, 3, 31, tzinfo=UTC))
APRIL = World(now=lambda: datetime(2026, 4, 1, tzinfo=UTC))


@pytest.fixture
def settings(tmp_path) -> Settings:
    made = small_warehouse(tmp_path / "data")
    promises = shutil.copytree(made.promises, tmp_path / "expectations")
    agree(promises, '"*"')
    return replace(made, promises=promises)


def agree(promises, fields: str) -> None:
    (promises / "agreements" / "kemenkeu.yml").write_text(AGREEMENT.format(fields))


def column(settings, query: str) -> list:
    with editions.open_edition(settings) as connection:
        return [row[0] for row in connection.execute(query).fetchall()]


def test_while_an_agreement_lives_everything_flows(settings):
    publish(settings, MARCH)
    assert {cell["withheld"] for cell in kpi.cells(settings)} == {None}
    assert column(settings, "select count(*) from fct_budget_performance") == [6]
    assert column(settings, "select name from agreement_stops where kind = 'metric'") == []
    assert column(settings, "select state from agreements where table_name = 'budget_performance'") == ["alive"]


def test_when_it_ends_the_edition_is_out_of_date_and_the_flow_stops(settings):
    publish(settings, MARCH)
    assert editions.is_up_to_date(settings, MARCH)
    assert not editions.is_up_to_date(settings, APRIL)
    publish(settings, APRIL)
    cells = kpi.cells(settings)
    assert {cell["withheld"] for cell in cells} == {"agreement"}
    assert {(cell["value"], cell["numerator"], cell["denominator"]) for cell in cells} == {(None, None, None)}
    assert column(settings, "select count(*) from fct_budget_performance") == [0]
    assert column(settings, "select count(*) from fct_findings") == [0]
    assert set(column(settings, "select value from ledger_quarantine")) == {None}
    assert column(settings, "select distinct ended from agreement_stops where kind = 'metric'") == ["2026-03-31"]
    opened = passport(settings, "budget_execution_index", "005", "2025-06-01")
    assert (opened["withheld"], opened["reconciles"]) == ("agreement", None)
    assert opened["stops"] == [{"agency": "kemenkeu", "table_name": "budget_performance", "ended": "2026-03-31"}]


def test_an_agreement_renewed_lets_it_flow_again(settings):
    publish(settings, APRIL)
    path = settings.promises / "agreements" / "kemenkeu.yml"
    path.write_text(path.read_text().replace("2026-03-31", "2027-03-31"))
    publish(settings, APRIL)
    assert {cell["withheld"] for cell in kpi.cells(settings)} == {None}


def test_a_field_that_is_left_out_stays_out_with_what_is_made_of_it(settings):
    agree(settings.promises, "budget_section_code, work_unit_code, final_score")
    publish(settings, MARCH)
    withheld = {cell["metric"]: cell["withheld"] for cell in kpi.cells(settings)}
    assert withheld == {"budget_execution_index": None, "absorption_score": "agreement"}
    assert set(column(settings, "select absorption_score from fct_budget_performance")) == {None}
    assert None not in column(settings, "select final_score from fct_budget_performance")


def test_without_an_agreement_nothing_was_ever_shared(settings):
    (settings.promises / "agreements" / "kemenkeu.yml").unlink()
    publish(settings, MARCH)
    assert {cell["withheld"] for cell in kpi.cells(settings)} == {"agreement"}
    assert passport(settings, "budget_execution_index", "005", "2025-06-01")["stops"][0]["ended"] is None
