"""An edition's file is built side by side: nothing is copied too early, and what fails in one place fails the whole."""

from threading import Event

import pytest
from simpul.errors import EditionRefused, ModelFailed
from simpul.publish import publish
from simpul.publishing import building, shelf
from simpul.publishing.withholding import METRICS, may_be_masked
from simpul.world import World

from tests.dags.simpul.small_warehouse import small_warehouse


@pytest.fixture
def settings(tmp_path):
    return small_warehouse(tmp_path)


def refuse(*_):
    raise EditionRefused("a group can be told", where="disclosure", todo="none")


def fail(*_):
    raise ModelFailed("no such column", where="dim_metrics", todo="none")


def test_no_table_with_small_groups_is_copied_before_they_are_found(settings, monkeypatch):
    happened, all_others = [], Event()
    masked, copy, copy_ledgers = building.masked, building.copy, building.copy_ledgers

    def late(*given):
        assert all_others.wait(30), "the others do not wait for it"
        happened.append("masked")
        return masked(*given)

    def copied(connection, tables, withheld):
        happened.extend(name for _, name in tables)
        copy(connection, tables, withheld)

    def copied_ledgers(*given):
        copy_ledgers(*given)
        all_others.set()

    for name, double in (("masked", late), ("copy", copied), ("copy_ledgers", copied_ledgers)):
        monkeypatch.setattr(building, name, double)
    publish(settings, World())
    before, after = happened[: happened.index("masked")], happened[happened.index("masked") + 1 :]
    assert METRICS in after and "fct_budget_performance" in before
    assert may_be_masked(settings).isdisjoint(before) and may_be_masked(settings).issuperset(after)


def test_a_mart_of_people_may_be_masked(settings):
    assert {"fct_headcounts", METRICS} < may_be_masked(settings)


@pytest.mark.parametrize(("what", "double"), [("masked", refuse), ("create_macros", fail), ("judge", fail)])
def test_what_fails_beside_leaves_no_edition(settings, monkeypatch, what, double):
    monkeypatch.setattr(building, what, double)
    with pytest.raises((EditionRefused, ModelFailed)):
        publish(settings, World())
    assert shelf.shelved(settings) == [] and list(settings.editions.glob(".tmp-*")) == []
