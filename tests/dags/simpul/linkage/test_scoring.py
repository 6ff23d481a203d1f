import json

import duckdb
import pytest
from simpul.linkage.scoring import WEIGHED, bench, weighed

from tests.dags.simpul.linkage.rosters import PEOPLE, RECORDS


@pytest.fixture
def session(tmp_path):
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as connection:
        yield connection


def test_the_right_person_is_the_heaviest_and_says_why(session):
    pairs = weighed(session, RECORDS, PEOPLE).to_pylist()
    weights = {(pair["record_id"], pair["candidate_person_id"]): pair["match_weight"] for pair in pairs}
    assert weights["seat/1", "P1"] > weights["seat/1", "P2"]
    assert weights["seat/2", "P2"] > weights["seat/2", "P3"]
    assert not [record for record, _ in weights if record == "seat/3"]
    told = {(pair["record_id"], pair["candidate_person_id"]): json.loads(pair["evidence"]) for pair in pairs}
    assert told["seat/1", "P1"]["name"]["level"] == "first word cut or titled"
    assert told["seat/1", "P1"]["birth_date"]["level"] == "same"
    assert "sex" not in told["seat/1", "P1"], "what is not known says nothing"


def test_the_order_of_rows_changes_nothing(session):
    backwards = [table.take(list(range(table.num_rows))[::-1]) for table in (RECORDS, PEOPLE)]
    assert weighed(session, *backwards).equals(weighed(session, RECORDS, PEOPLE))


def test_nothing_to_weigh_gives_no_pairs(session):
    nothing = weighed(session, RECORDS.slice(0, 0), PEOPLE)
    assert (nothing.num_rows, nothing.column_names) == (0, list(WEIGHED))


def test_no_table_of_names_stays_behind(session, tmp_path):
    weighed(session, RECORDS, PEOPLE)
    assert not session.execute("select table_name from duckdb_tables()").fetchall()
    assert not [path for path in (tmp_path / ".spill").rglob("*") if path.is_file()]


def test_the_bench_keeps_the_session_s_limits(session):
    session.execute("set memory_limit = '300MB'")
    with bench(session) as lent:
        ((limit,),) = lent.execute("select current_setting('memory_limit')").fetchall()
    assert limit.startswith("286.")


def test_what_does_not_fit_spills_below_the_warehouse_and_is_gone_after(session, tmp_path):
    session.execute("set memory_limit = '60MB'")
    with bench(session) as lent:
        lent.execute("create table much as select md5(range::varchar) as text from range(3_000_000)")
        assert list((tmp_path / ".spill" / "linkage").iterdir())
    assert not [path for path in (tmp_path / ".spill").rglob("*") if path.is_file()]
