"""The numbers of the current edition."""

from pathlib import Path

import pytest
from simpul.errors import NotDelivered, UnknownName
from simpul.numbers import kpi
from simpul.publish import publish
from simpul.settings import Settings
from simpul.world import World

from tests.dags.simpul.small_warehouse import small_warehouse


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Settings:
    settings = small_warehouse(tmp_path_factory.mktemp("kpi"))
    publish(settings, World())
    return settings


def test_a_cell_has_the_promised_shape(published: Settings):
    assert kpi.cells(published, "budget_execution_index", "025", "2025-06") == [
        {"metric": "budget_execution_index", "agency_code": "025", "period": "2025-06-01", "dimension": "all",
         "member": "all", "numerator": 99.1, "denominator": 1.0, "value": 99.1, "withheld": None},
    ]  # fmt: skip


@pytest.mark.parametrize(("period", "count"), [(None, 6), ("2025", 6), ("2025-05", 3), ("2025-05-01", 3)])
def test_a_period_may_be_a_year_a_month_or_a_day(published: Settings, period: str | None, count: int):
    assert len(kpi.cells(published, "budget_execution_index", period=period)) == count


@pytest.mark.parametrize("period", ["June", "2025-6", "2025-06-01'; drop table", ""])
def test_what_is_no_period_is_said(published: Settings, period: str):
    with pytest.raises(UnknownName, match="no period"):
        kpi.cells(published, period=period)


@pytest.mark.parametrize(
    ("period", "metric"), [("2031-01", None), ("2024", "budget_execution_index"), ("2025-07", None)]
)
def test_a_period_that_the_edition_has_not_is_refused_beside_those_that_it_has(published: Settings, period, metric):
    with pytest.raises(UnknownName, match=f"no period '{period}'.* from 2025-05-01 to 2025-06-01"):
        kpi.cells(published, metric, period=period)


def test_everything_is_listed_in_one_order(published: Settings):
    everything = kpi.cells(published)
    assert len(everything) == 12
    assert everything == kpi.cells(published)


def test_findings_are_told_row_by_row(published: Settings):
    found = kpi.findings(published)
    assert {(one["stated"], one["recomputed"], one["row_number"]) for one in found} == {
        (96.5, 90.0, 2),
        (99.1, 100.0, 4),
    }


def test_before_the_first_edition_there_are_no_numbers(tmp_path: Path):
    with pytest.raises(NotDelivered, match="no edition"):
        kpi.cells(small_warehouse(tmp_path))
