"""An unknown name is refused beside the names that may have been meant."""

from pathlib import Path

import pytest
from simpul.errors import UnknownName
from simpul.numbers import kpi
from simpul.numbers.asked import refuse
from simpul.numbers.passport import passport
from simpul.publish import publish
from simpul.settings import Settings
from simpul.world import World

from tests.dags.simpul.small_warehouse import small_warehouse

KNOWN = ["budget_absorption", "budget_execution_index", "headcount"]


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Settings:
    settings = small_warehouse(Path(tmp_path_factory.mktemp("asked")))
    publish(settings, World())
    return settings


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("headcont", "did you mean headcount? "),
        ("BUDGET", "did you mean budget_absorption or budget_execution_index? "),
        ("nothing_such", "· list them"),
        ("", "· list them"),
    ],
)
def test_what_is_near_is_named(name: str, near: str):
    with pytest.raises(UnknownName, match="there is no metric") as refused:
        refuse("metric", name, KNOWN, "list them")
    assert near in str(refused.value)


def test_what_is_known_passes():
    refuse("metric", "headcount", iter(KNOWN), "list them")


@pytest.mark.parametrize("asked", [("nothing_such", None), ("budget_execution_index", "999"), (None, "O05")])
def test_numbers_and_trust_of_nobody_are_no_empty_list(published: Settings, asked: tuple[str | None, str | None]):
    for question in (kpi.cells, kpi.trust):
        with pytest.raises(UnknownName):
            question(published, *asked)


def test_neither_are_anomalies_nor_a_passport(published: Settings):
    with pytest.raises(UnknownName):
        kpi.anomalies(published, "nothing_such")
    with pytest.raises(UnknownName, match="agency '999'"):
        passport(published, "budget_execution_index", "999", "2025-06")


def test_neither_is_a_passport_of_a_period_that_there_is_not(published: Settings):
    with pytest.raises(UnknownName, match="no period '2031-01' for budget_execution_index · the edition tells"):
        passport(published, "budget_execution_index", "025", "2031-01")
    with pytest.raises(UnknownName, match="'June' is no period"):
        passport(published, "budget_execution_index", "025", "June")


def test_a_known_agency_without_such_a_number_has_none(published: Settings):
    assert kpi.cells(published, "absorption_score", "all") == []
