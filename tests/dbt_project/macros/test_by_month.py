"""A month is made again when its rows are not what they were, and at no other time."""

import json
import shutil

import duckdb
import pytest
from simpul import changes
from simpul.dbt_build.invocation import invoked
from simpul.model import model

from tests.dbt_project.tiny_warehouse import copied, tiny_settings

MODEL = "int_occupancy__summed"
EVENT = """insert into raw.oikn__occupancy_events by name select occupancy_event_kind: 'kartu', observed_date: $1::date,
    observed_hour: 9, access_zone_number: 101, device_number: $2, presence_minutes: 60, period: $1::date, part: '',
    _delivery_id: 'd' || $1, _row: $2"""
APRIL, MAY, JUNE = "2025-04-01", "2025-05-01", "2025-06-01"
MARKED = 999
"""People that a test writes into every hour made so far: whatever is made again loses them."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A workshop with two badges a month in April, May and June, built, and every hour marked; nobody may change it."""
    settings = copied(tmp_path_factory.mktemp("made"))
    with duckdb.connect(settings.warehouse) as connection:
        connection.executemany(EVENT, [(month, badge) for month in (APRIL, MAY, JUNE) for badge in (1, 2)])
    model(settings)
    assert people(settings) == {APRIL: 2, MAY: 2, JUNE: 2}
    ask(settings, f"update intermediate.{MODEL} set people = {MARKED}")
    return settings


@pytest.fixture
def office(made, tmp_path):
    """A copy of that workshop."""
    return tiny_settings(shutil.copytree(made.data, tmp_path / "office"))


def ask(settings, query, *parameters):
    """Change or read the workshop."""
    with duckdb.connect(settings.warehouse) as connection:
        return connection.execute(query, parameters).fetchall()


def people(settings):
    """Return month → people seen in its one hour."""
    return dict(ask(settings, f"select period::varchar, sum(people)::int from intermediate.{MODEL} group by 1"))


def compiled(settings):
    """Return the SQL that an edition tells of the model."""
    manifest = json.loads((settings.data / "dbt" / "target" / "manifest.json").read_bytes())
    return manifest["nodes"][f"model.simpul.{MODEL}"]["compiled_code"]


def test_only_the_corrected_month_is_made_again(office):
    ask(office, EVENT, JUNE, 3)
    model(office)
    assert people(office) == {APRIL: MARKED, MAY: MARKED, JUNE: 3}


def test_nothing_is_made_again_of_the_same_rows_in_another_order(office):
    ask(office, "create table again as from raw.oikn__occupancy_events order by _row desc, period desc")
    ask(office, "delete from raw.oikn__occupancy_events")
    ask(office, "insert into raw.oikn__occupancy_events from again")
    ask(office, "drop table again")
    ask(office, EVENT, JUNE, 3)
    model(office)
    assert people(office) == {APRIL: MARKED, MAY: MARKED, JUNE: 3}


def test_a_month_that_was_withdrawn_disappears_and_the_others_stay(office):
    ask(office, "delete from raw.oikn__occupancy_events where period = ?::date", MAY)
    model(office)
    assert people(office) == {APRIL: MARKED, JUNE: MARKED}


def test_an_erased_cell_makes_its_month_again_though_the_delivery_is_the_same(office):
    ask(office, "update raw.oikn__occupancy_events set device_number = null where period = ?::date and _row = 1", APRIL)
    model(office)
    assert people(office) == {APRIL: 2, MAY: MARKED, JUNE: MARKED}


def test_month_by_month_and_all_at_once_are_the_same_rows_by_the_same_sql(office):
    ask(office, f"update intermediate.{MODEL} set people = 2")
    ask(office, EVENT, MAY, 3)
    ask(office, "delete from raw.oikn__occupancy_events where period = ?::date", JUNE)
    model(office)
    step = (ask(office, f"from intermediate.{MODEL} order by all"), compiled(office))
    assert ask(office, f"from ({compiled(office)}) order by all") == step[0], "the SQL told says the whole table"
    changes.forget(office)
    model(office)
    assert (ask(office, f"from intermediate.{MODEL} order by all"), compiled(office)) == step


def test_rows_told_twice_in_a_month_made_again_are_found_and_the_others_not_read_again(office):
    twice = f"insert into intermediate.{MODEL} from intermediate.{MODEL} where period = ?::date"
    ask(office, twice, APRIL)
    ask(office, EVENT, JUNE, 3)
    model(office)
    assert people(office) == {APRIL: 2 * MARKED, MAY: MARKED, JUNE: 3}
    assert ask(office, f"select period::varchar from intermediate.{MODEL}__months where is_new") == [(JUNE,)]


def test_rows_told_twice_in_a_month_made_last_are_found(office):
    ask(office, EVENT, JUNE, 3)
    model(office)
    ask(office, f"insert into intermediate.{MODEL} from intermediate.{MODEL} where period = ?::date", JUNE)
    *_, found = invoked(office, ["test", "--select", f"{MODEL},test_name:unique_by_month"])
    assert (found.node.test_metadata.name, str(found.status), found.failures) == ("unique_by_month", "fail", 1)


def test_small_months_are_made_together_and_no_more_than_so_many_rows(office):
    ask(office, "create table now as from (values (date '2025-04-01', '3 a b'), ('2025-05-01', '2 a b'), "
        "('2025-06-01', '6 a b'), ('2025-07-01', '1 a b')) as told (period, month_state)")  # fmt: skip
    ask(office, "create table made as from now where period = date '2025-07-01'")
    asked = """{{ batches_of_months('now', 'made', rows=6) }}"""
    (found,) = invoked(office, ["compile", "--inline", asked])
    batches = [one for (one,) in ask(office, found.node.compiled_code)]
    assert batches == ["date '2025-04-01', date '2025-05-01'", "date '2025-06-01'"]
