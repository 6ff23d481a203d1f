import json
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simpul.deliveries.delivered import Delivered
from simpul.deliveries.drift import read
from simpul.promises import Target, judge
from simpul.readers import Source
from simpul.rows import doubles, quarantine, rules
from simpul.rows.sieve import Plan, sieve
from simpul.table import Table
from simpul.vocabulary import Word

LABEL = {"id": "x", "en": "x"}
WORDS = {
    "code": Word(label=LABEL, type="code", pattern=r"\d{3}", width=3),
    "amount": Word(label=LABEL, type="number", min=0),
    "person": Word(label=LABEL, type="code", pattern=r"\d+", privacy="identifier"),
}
TABLE = Table.model_validate({
    "description": "x", "landing": {"connector": "drop", "match": "*"}, "cadence": {"every": "once"},
    "grain": ["code"], "fields": {"a": "code", "b": "amount?", "c": "person?"},
})  # fmt: skip


def sieved(rows, out, first_row=2, types="VARCHAR"):
    """Sieve rows of a, b, c; return the connection, the plan and the counts."""
    connection = duckdb.connect()
    connection.execute("create table delivered (c0 varchar, c1 varchar, c2 varchar)")
    connection.executemany("insert into delivered values (?, ?, ?)", [list(row) for row in rows])
    source = Source("delivered", ["a", "b", "c"], [types] * 3, first_row, "", [], "")
    reading = read("x.y", Delivered(source.headers, source.column_types, TABLE), WORDS, None)
    demanded = [rule for column in reading.columns for rule in rules.of_column(column)]
    demanded += rules.of_table("y", TABLE, None, TABLE.grain)
    plan = Plan(source, reading, demanded, TABLE.grain, "null::date", Path(out))
    sieve(connection, plan)
    doubles.find_doubles(connection, plan)
    return connection, plan, quarantine.count(connection, plan)


def test_rows_keep_their_place_and_carry_a_bit_for_each_rule(tmp_path):
    out = tmp_path / "sieved.parquet"
    _, plan, counts = sieved([("1", "5", "7"), (None, None, None), ("x", "-1", "n"), ("3", "?", None)], out)
    assert (counts.landed, counts.broken) == (3, 2)
    broken = {rule: number for rule, number in counts.by_rule.items() if number}
    assert broken == {"code:pattern": 1, "amount:range": 1, "person:pattern": 1, "amount:type": 1}
    rows = duckdb.sql(f"select code, amount, period, _blank, _broken_0 > 0, _raw from '{out}'").fetchall()
    assert [row[:5] for row in rows] == [
        ("001", 5.0, None, False, False),
        (None, None, None, True, False),
        ("x", -1.0, None, False, True),
        ("003", None, None, False, True),
    ]
    assert rows[0][5] is None
    assert json.loads(rows[3][5]) == {"code": "3", "amount": "?", "person": None}


def test_the_quarantine_names_rows_as_people_see_them_and_masks_people(tmp_path):
    connection, plan, counts = sieved([("1", "5", "7"), ("2", "?", "3x")], tmp_path / "sieved.parquet")
    places = quarantine.write_rows(connection, plan, counts, "f" * 16, tmp_path / "rows.parquet")
    assert places == {"amount:type": [3], "person:pattern": [3]}
    rows = duckdb.sql(f"from '{tmp_path / 'rows.parquet'}'").fetchall()
    assert rows == [
        ("f" * 16, 3, "amount:type", "amount", "?", "is not a number"),
        ("f" * 16, 3, "person:pattern", "person", "•••(2)", r"does not match \d+"),
    ]


@pytest.mark.parametrize(
    ("rows", "copies", "shared"),
    [
        ([("1", "5", None), ("2", "5", None)], 0, 0),
        ([("1", "5", None), ("1.0", " 5 ", None), ("1", "5", None)], 2, 0),
        ([("1", "5", None), ("1", "6", None), ("2", "6", None)], 0, 2),
        ([("1", "5", None), ("1", "5", None), ("1", "6", None), ("1", "6", None)], 2, 2),
        ([(None, "5", None), (None, "5", None)], 0, 0),
    ],
)
def test_copies_go_and_rivals_go_both(rows, copies, shared, tmp_path):
    _, plan, counts = sieved(rows, tmp_path / "sieved.parquet")
    assert (counts.by_rule["y:duplicate_row"], counts.by_rule["y:grain"]) == (copies, shared)


cells = st.sampled_from([None, "", "-", "1", "1.0", "2", " 3 ", "1234", "x", "-5", "=FORMULA", "1,000"])


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=12))
def test_great_expectations_counts_what_the_quarantine_counts(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("sieve")
    connection, plan, counts = sieved(rows, folder / "sieved.parquet")
    quarantine.write_rows(connection, plan, counts, "f" * 16, folder / "rows.parquet")
    if counts.landed:
        promised = [quarantine.promise(rule, counts) for rule in plan.rules]
        by_rule = counts.by_rule
        target = Target(plan.out, query=doubles.judged(plan, by_rule), copies=doubles.numbered(plan, by_rule))
        assert {one.check_id: one.rows_failed for one in judge(promised, target)} == counts.by_rule
    lines = duckdb.sql(f"from '{folder / 'rows.parquet'}'").fetchall() if counts.broken else []
    assert len(lines) == sum(counts.by_rule.values())
    assert len({line[1] for line in lines}) == counts.broken
