from __future__ import annotations

import duckdb
import pytest
from simpul.errors import PromiseBroken
from simpul.readers.refusals import reason, refusing


@pytest.mark.parametrize(
    "ours",
    [
        "select cast('x' as integer)",
        "select * from read_parquet('/nowhere/sieved.parquet')",
        "copy (select 1) to '/nowhere/sieved.parquet'",
        "copy (select 1) to '/dev/full'",
        "select nonsense",
        "selec",
    ],
)
def test_our_own_failures_are_not_blamed_on_the_file(ours):
    with pytest.raises(duckdb.Error) as failure, refusing("a.csv"):
        duckdb.connect().execute(ours)
    assert reason(failure.value) is None


def test_an_error_of_another_library_is_none_of_ours():
    assert reason(ValueError("CSV Error on Line: 3")) is None


def test_a_complaint_about_the_file_names_the_line_only(tmp_path):
    (tmp_path / "a.csv").write_text("1,2\n3,4\nrahasia\n")
    table = f"read_csv('{tmp_path}/a.csv', header=false, auto_detect=false, columns={{a: 'VARCHAR', b: 'VARCHAR'}})"
    with pytest.raises(PromiseBroken) as refusal, refusing("a.csv"):
        duckdb.connect().execute(f"select * from {table}").fetchall()
    assert str(refusal.value).startswith("line 3 has 1 columns where the header has 2 · a.csv · ")
