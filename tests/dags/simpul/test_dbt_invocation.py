"""dbt in this process: it leaves the process as it was, and its log says what broke."""

import dataclasses
import gc
import os
import subprocess
import sys

import duckdb
import pytest
from dbt.adapters.events.types import SQLQuery
from dbt.context.macros import MacroNamespace
from dbt_common.events.base_types import EventLevel
from dbt_common.events.event_manager_client import get_event_manager
from dbt_common.events.functions import fire_event
from dbt_common.events.logger import LoggerConfig
from simpul.dbt_invocation import _flat_names, _without_debugging, invoked, reason
from simpul.errors import ModelFailed
from simpul.model import model

from tests.dbt_project.tiny_warehouse import copied, tiny_settings
from tests.house import HOUSE


def test_the_process_is_left_as_it_was(tmp_path):
    nowhere = dataclasses.replace(copied(tmp_path), dbt_project=tmp_path / "nowhere")
    before = get_event_manager()
    assert gc.isenabled()
    with pytest.raises(ModelFailed, match="nowhere"):
        invoked(nowhere, ["parse"])
    assert gc.isenabled()
    assert get_event_manager() is before


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


def test_the_log_says_what_broke_and_nothing_of_what_went_well(tmp_path):
    settings = copied(tmp_path)
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("insert into raw.kemendagri__regencies values ('34', '34', 'Doubled', null, '', 'd9', 3)")
    with pytest.raises(ModelFailed) as raised:
        model(settings)
    assert raised.value.where == str(settings.data / "dbt" / "logs" / "dbt.log")
    said = (settings.data / "dbt" / "logs" / "dbt.log").read_text("utf-8")
    assert "key_int_regions__stacked_region_code" in said
    assert "fct_metrics" not in said


def test_the_project_is_read_beforehand_and_the_warehouse_not_touched(tmp_path):
    env = {**os.environ, "SIMPUL_DATA": str(tmp_path)}
    subprocess.run([sys.executable, "-m", "simpul.dbt_invocation"], check=True, env=env, cwd=HOUSE)
    assert (tmp_path / "dbt" / "target" / "partial_parse.msgpack").is_file()
    assert not tiny_settings(tmp_path).warehouse.exists()


def test_a_message_is_one_line_without_the_place_of_the_compiled_file():
    assert reason("Got 1 result\n\n  compiled code at target/x.sql\n  and more") == "Got 1 result and more"
    assert reason(None) == "no reason given"
