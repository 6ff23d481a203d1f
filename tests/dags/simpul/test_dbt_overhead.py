"""What is put aside of dbt during a build: nothing comes out otherwise, and dbt is left as it was."""

import datetime

from dbt.adapters.events.types import SQLQuery
from dbt.context.macros import MacroNamespace
from dbt.parser import manifest
from dbt_common.clients import agate_helper
from dbt_common.events.base_types import EventLevel
from dbt_common.events.event_manager_client import get_event_manager
from dbt_common.events.functions import fire_event
from dbt_common.events.logger import LoggerConfig
from simpul.dbt_overhead import _flat_names, _testers_kept, _without_debugging, lightened
from simpul.model import model

from tests.dbt_project.tiny_warehouse import copied


def test_a_debugging_event_is_told_where_it_is_fired_at_a_higher_level(tmp_path):
    log = tmp_path / "dbt.log"
    with _without_debugging():
        get_event_manager().add_logger(LoggerConfig("log", level=EventLevel.DEBUG, output_file_name=str(log)))
        fire_event(SQLQuery(conn_name="one", sql="select 1"), level=EventLevel.WARN)
        fire_event(SQLQuery(conn_name="two", sql="select 2"))
    assert "select 1" in log.read_text("utf-8")
    assert "select 2" not in log.read_text("utf-8")
    assert SQLQuery(conn_name="one", sql="select 3").sql == "select 3"


def test_macros_are_found_in_one_table_in_the_order_in_which_dbt_asks_for_them():
    asked = ({"a": 1, "b": 2}, {"a": 3}, {"a": 4, "c": 5}, {"of_theirs": {"d": 6}})
    before, plain = dict(vars(MacroNamespace)), dict(MacroNamespace(*asked))
    with _flat_names():
        flat = MacroNamespace(*asked)
        assert {name: flat[name] for name in flat} == dict(flat) == plain
        assert "b" in flat
        assert "d" not in flat
        assert vars(MacroNamespace) != before
    assert dict(vars(MacroNamespace)) == before
    assert plain["a"] == 3


def test_a_result_is_told_in_the_types_it_always_had():
    rows = [{"a": 1, "b": "null", "c": "2026-11-29"}, {"a": None, "b": "2", "c": datetime.date(2026, 11, 29)}]
    before = agate_helper.build_type_tester
    plain = [agate_helper.table_from_data_flat(rows[:n], ["a", "b", "c"]) for n in (1, 2)]
    with _testers_kept():
        assert agate_helper.build_type_tester is not before
        for _ in range(2):
            kept = [agate_helper.table_from_data_flat(rows[:n], ["a", "b", "c"]) for n in (1, 2)]
            assert [[*map(type, one.column_types)] for one in kept] == [[*map(type, one.column_types)] for one in plain]
            assert [[*map(tuple, one.rows)] for one in kept] == [[*map(tuple, one.rows)] for one in plain]
    assert agate_helper.build_type_tester is before


def test_the_manifest_of_a_build_stands_whole_at_its_end(tmp_path):
    settings, writes = copied(tmp_path), manifest.write_manifest
    model(settings)
    told = (settings.data / "dbt" / "target" / "manifest.json").read_text("utf-8")
    assert '"compiled_code": "' in told
    with lightened(writes_at_end=True):
        assert manifest.write_manifest is not writes
    with lightened(writes_at_end=False):
        assert manifest.write_manifest is writes
    assert manifest.write_manifest is writes
