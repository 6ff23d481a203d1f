import subprocess
import sys

import duckdb
import pytest
from simpul.errors import LoadFailed
from simpul.promises import Promise, Target, judge

ROWS = "values ('a', 1.0, '2024-01-01'::date), ('a', 1.0, null), (null, 200, '2024-01-02'), ('c', null, '2024-01-02')"


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "rows.parquet"
    duckdb.execute(f"copy (from ({ROWS}) as t(code, score, day)) to '{path}'")
    return Target(path)


def failed(promise, target):
    (outcome,) = judge([promise], target)
    assert outcome.passed == (outcome.rows_failed == 0)
    return outcome.rows_failed


@pytest.mark.parametrize(
    ("promise", "rows_failed"),
    [
        (Promise("x", "not_null", column="code"), 1),
        (Promise("x", "between", column="score", min=0, max=100), 1),
        (Promise("x", "between", column="score", min=0), 0),
        (Promise("x", "in_set", column="code", values=("a", "b")), 1),
        (Promise("x", "matches", column="code", sql="[a-b]"), 1),
        (Promise("x", "matches", column="code", sql="a{1}|c"), 0),
        (Promise("x", "unique", columns=("code",)), 2),
        (Promise("x", "unique", columns=("code", "day")), 0),
        (Promise("x", "unique", columns=("code",), sql="day is not null"), 0),
        (Promise("x", "rows_satisfy", sql="score < 100 and code <> ':b %'"), 1),
        (Promise("x", "row_count_between", min=4, max=4), 0),
        (Promise("x", "row_count_between", min=5), 1),
    ],
)
def test_each_kind_counts_the_rows_that_break_it(promise, rows_failed, target):
    assert failed(promise, target) == rows_failed


def test_outcomes_come_in_order_with_what_was_promised(target):
    promised = [Promise("z", "not_null", "Because.", "code"), Promise("a", "rows_satisfy", sql="true")]
    promised.append(Promise("b", "rows_satisfy", sql="true", severity="warning"))
    first, *others = judge(promised, target)
    assert (first.check_id, first.because, first.column, first.rows_checked) == ("z", "Because.", "code", 4)
    assert first.expectation == "expect_column_values_to_not_be_null"
    assert [(one.check_id, one.severity) for one in others] == [("a", "error"), ("b", "warning")]


def test_a_table_of_a_duckdb_file_is_judged_and_let_go(tmp_path):
    path = tmp_path / "house.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute(f"create schema marts; create table marts.facts as from ({ROWS}) as t(code, score, day)")
    assert failed(Promise("x", "not_null", column="score"), Target(path, "marts", "facts")) == 1
    with duckdb.connect(path) as connection:
        assert connection.execute("select count(*) from marts.facts").fetchall() == [(4,)]


@pytest.mark.parametrize(
    "crashing",
    [
        Promise("crash", "rows_satisfy", sql="nowhere = 1"),
        Promise("crash", "between", column="nowhere", min=0),
        Promise("crash", "rows_satisfy", sql="code::integer = 1"),
    ],
)
def test_a_check_that_crashes_is_our_failure_and_quotes_no_row(crashing, target):
    with pytest.raises(LoadFailed, match="crash") as caught:
        judge([Promise("fine", "not_null", column="code"), crashing], target)
    assert "'a'" not in str(caught.value)


def test_promises_alike_are_both_counted(target):
    alike = [Promise(name, "not_null", column="code") for name in ("one", "two")]
    assert [(one.check_id, one.rows_failed) for one in judge(alike, target)] == [("one", 1), ("two", 1)]


def test_great_expectations_is_imported_late_and_leaves_in_silence(tmp_path, target):
    lazy = "import sys, simpul.promises, simpul.validate; assert 'great_expectations' not in sys.modules; "
    judged = (
        "from pathlib import Path; from simpul.promises import *; "
        f"print(judge([Promise('x', 'not_null', column='code')], Target(Path({str(target.path)!r})))[0].rows_failed)"
    )
    done = subprocess.run(
        [sys.executable, "-c", lazy + judged], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout == "1\n"
    assert "leaked" not in done.stderr
