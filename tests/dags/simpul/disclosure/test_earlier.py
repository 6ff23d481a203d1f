"""What a new edition is held against: each thing that was told of people once, however many editions told it."""

import duckdb
import pytest
from simpul import workshop
from simpul.disclosure import censuses, patterns
from simpul.disclosure.earlier import Earlier, attached
from simpul.disclosure.policy import Protected, load_policy
from simpul.publish import publish
from simpul.publishing import shelf
from simpul.settings import Settings
from simpul.world import World

from tests.dags.simpul.headcounts import counted

FIRST, SECOND = {"_005_F_jakarta": 3}, {"_005_F_jakarta": 3, "_025_M_none": 44}
OTHER_NUMBER = "update metrics.fct_metrics set value = value + 1, numerator = numerator + 1 where metric <> 'headcount'"
TABLE = "fct_headcounts"


@pytest.fixture(scope="module")
def settings(tmp_path_factory) -> Settings:
    """Return a workshop after three editions: the second tells of people something else, the third the same again."""
    data = tmp_path_factory.mktemp("editions")
    for counts in (FIRST, SECOND):
        here = counted(data, **counts)
        publish(here, World())
    with duckdb.connect(str(here.warehouse)) as connection:
        connection.execute(OTHER_NUMBER)
    assert publish(here, World()).is_new
    return here


@pytest.fixture
def connection(settings):
    with duckdb.connect(config=workshop.limits(settings)) as connection:
        connection.execute(f"attach '{settings.warehouse}' as workshop (read_only)")
        yield connection


@pytest.fixture(scope="module")
def sought(settings) -> dict[str, Protected]:
    return {TABLE: load_policy(settings.promises).tables[TABLE]}


def test_of_editions_that_tell_the_same_of_people_the_newest_is_held_against(settings, connection, sought):
    assert attached(connection, shelf.shelved(settings)).telling(sought) == {TABLE: ["past_0", "past_2"]}


def test_another_count_of_one_row_is_another_telling(settings, connection, sought):
    earlier = attached(connection, shelf.shelved(settings)[1:])
    assert earlier.telling(sought) == {TABLE: ["past_1"]}
    connection.execute("attach ':memory:' as other")
    connection.execute("create table other.fct_metrics as from past_0.main.fct_metrics")
    connection.execute(f"create table other.{TABLE} as from past_0.main.{TABLE}")
    connection.execute(f"update other.{TABLE} set people = people + 1 where (agency_code, sex) = ('025', 'F')")
    holding = {*earlier.holding, ("other", TABLE), ("other", "fct_metrics")}
    both = Earlier(connection, ["past_0", "other"], holding, dict.fromkeys(("past_0", "other"), {}))
    assert both.telling(sought) == {TABLE: ["past_0", "other"]}


def test_an_edition_that_did_not_say_what_it_withheld_tells_nothing_to_hold_against(settings, connection, sought):
    earlier = attached(connection, shelf.shelved(settings))
    silent = Earlier(connection, earlier.names, earlier.holding - {("past_2", TABLE)}, earlier.metrics)
    assert silent.telling(sought) == {TABLE: ["past_0", "past_1"]}


def test_what_is_withheld_is_what_all_of_them_would_make_it(settings, connection, monkeypatch):
    def reasons() -> dict[str, dict[str, str]]:
        return {one.table: one.reasons for one in patterns(settings, connection, censuses(settings, connection, []))}

    once = reasons()
    for name in ("past_0", "past_1", "past_2"):
        connection.execute(f"detach {name}")
    (settings.data / "dbt" / "masks.json").unlink()
    monkeypatch.setattr(Earlier, "telling", lambda self, tables: dict.fromkeys(tables, self.names))
    assert once == reasons()
    assert once[TABLE]
