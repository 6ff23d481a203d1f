"""dbt's events: what nobody hears is not made, what the log or the caller must hear is said as it always was."""

from dbt.adapters.events.types import SQLQuery
from dbt.events.types import LogModelResult, LogStartLine, LogTestResult
from dbt_common.events.base_types import DebugLevel, DynamicLevel, EventLevel, InfoLevel
from dbt_common.events.event_manager_client import get_event_manager
from dbt_common.events.functions import fire_event, warn_or_error
from dbt_common.events.logger import LoggerConfig
from dbt_common.events.types import Formatting, Note
from simpul.dbt_build.events import heard

MADE = {"description": "sql table model s.m", "status": "OK", "index": 1, "total": 2, "execution_time": 0.5}
FAILED = {"name": "t", "status": "fail", "index": 2, "num_models": 2, "execution_time": 0.5, "num_failures": 3}


def test_what_the_log_hears_is_said_and_the_rest_is_not_made(tmp_path):
    log, told = tmp_path / "dbt.log", []
    with heard(told.append, frozenset({"LogModelResult", "LogTestResult"})):
        get_event_manager().add_logger(LoggerConfig("log", level=EventLevel.WARN, output_file_name=str(log)))
        unmade = [SQLQuery(conn_name="one", sql="select 1"), LogStartLine(**MADE | {"node_info": {}}), Formatting("-")]
        for event in unmade:
            fire_event(event)
            assert "pb_msg" not in vars(event)
        fire_event(SQLQuery(conn_name="two", sql="select 2"), level=EventLevel.WARN)
        warn_or_error(Note(msg="something is held up"))
        fire_event(Formatting("a line of its own"), level=EventLevel.WARN)
        fire_event(LogModelResult(**MADE), level=EventLevel.INFO)
        fire_event(LogTestResult(**FAILED), level=LogTestResult.status_to_level("fail"))
    said = log.read_text("utf-8")
    assert [one in said for one in ("select 1", "select 2", "a line of its own", "OK created")] == [0, 1, 1, 0]
    assert told == [LogModelResult(**MADE).message(), LogTestResult(**FAILED).message()]
    assert told[1] in said


def test_dbt_is_left_as_it_was():
    levels, before = (DebugLevel, InfoLevel, DynamicLevel), get_event_manager()
    with heard(len, frozenset()):
        assert all("__init__" in vars(one) for one in levels)
        assert get_event_manager() is not before
    assert not any("__init__" in vars(one) for one in levels)
    assert get_event_manager() is before
    assert SQLQuery(conn_name="one", sql="select 3").sql == "select 3"
