"""dbt in this process: it leaves the process as it was, and its log says what broke."""

import dataclasses
import gc
import os
import subprocess
import sys

import duckdb
import pytest
from dbt_common.events.event_manager_client import get_event_manager
from simpul.dbt_build.invocation import invoked, reason
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
    subprocess.run([sys.executable, "-m", "simpul.dbt_build.invocation"], check=True, env=env, cwd=HOUSE)
    assert (tmp_path / "dbt" / "target" / "partial_parse.msgpack").is_file()
    assert not tiny_settings(tmp_path).warehouse.exists()


def test_a_message_is_one_line_without_the_place_of_the_compiled_file():
    assert reason("Got 1 result\n\n  compiled code at target/x.sql\n  and more") == "Got 1 result and more"
    assert reason(None) == "no reason given"
