import duckdb
import pytest
from simpul.rows.cell import Cell
from simpul.rows.cleaning import Column
from simpul.rows.rules import of_column, of_table
from simpul.table import Table
from simpul.vocabulary import Word

LABEL = {"id": "x", "en": "x"}
CONNECTION = duckdb.connect()


def column(may_be_empty=False, **word):
    return Column("amount", Word(label=LABEL, **word), Cell("c0"), "Jumlah", may_be_empty)


def broken(given, value):
    """Return the kinds of rule that one delivered value breaks."""
    looks = f", {given.look}" if given.look else ""
    inner = f"select *, {given.value} as amount from (select *{looks} from (select ?::varchar as c0))"
    rules = list(of_column(given))
    flags = ", ".join(f"coalesce({rule.fails}, false)" for rule in rules)
    (found,) = CONNECTION.execute(f"select {flags} from ({inner})", [value]).fetchall()
    return [rule.kind for rule, fails in zip(rules, found, strict=True) if fails]


@pytest.mark.parametrize(
    ("value", "kinds"),
    [("50", []), ("", ["required"]), (None, ["required"]), ("-", ["required"]), ("x", ["type"]), ("101", ["range"])],
)
def test_a_value_breaks_the_first_thing_that_is_wrong_with_it(value, kinds):
    assert broken(column(type="number", min=0, max=100), value) == kinds


def test_what_may_be_empty_is_not_required():
    assert broken(column(type="number", may_be_empty=True), "") == []


@pytest.mark.parametrize(("value", "kinds"), [("25", []), ("025", []), ("BUN", ["pattern"]), ("1234", ["pattern"])])
def test_a_code_is_matched_after_cleaning(value, kinds):
    assert broken(column(type="code", pattern=r"\d{3}", width=3), value) == kinds


def test_a_code_list_and_a_formula():
    status = column(type="name", codes=("Selesai", "Gagal/Batal"))
    assert broken(status, " Selesai ") == []
    assert broken(status, "selesai") == ["codes"]
    assert broken(status, "=FORMULA") == ["type"]


def test_what_was_not_delivered_has_no_rules():
    assert list(of_column(Column("amount", Word(label=LABEL, type="number")))) == []


def test_a_table_has_its_checks_its_period_and_its_grain():
    table = Table.model_validate({
        "description": "x", "landing": {"connector": "drop", "match": "*"}, "cadence": {"every": "month"},
        "grain": ["code"], "fields": {"a": "code", "b": "low", "c": "high"},
        "checks": [
            {"expect": "column_pair_to_be_ordered", "column": "low", "other": "high", "because": "Order."},
            {"expect": "column_values_to_be_between", "column": "low", "min": 0, "because": "Not negative."},
            {"expect": "column_values_to_be_in_set", "column": "code", "values": ["o'k"], "because": "Listed."},
            {"expect": "rows_to_satisfy", "sql": "low + high < 9", "because": "Small."},
        ],
    })  # fmt: skip
    rules = list(of_table("things", table, "2024-07-01", ("code",)))
    assert [rule.id for rule in rules] == [
        *(f"things:check_{number}" for number in (1, 2, 3, 4)),
        "things:one_period", "things:duplicate_row", "things:grain",
    ]  # fmt: skip
    assert [rule.promise.kind for rule in rules[:4]] == ["rows_satisfy", "between", "in_set", "rows_satisfy"]
    row = "select 'o''k' as code, 5 as low, 4 as high, date '2024-06-01' as period"
    failing = [CONNECTION.execute(f"select {rule.fails} from ({row})").fetchall()[0][0] for rule in rules[:5]]
    assert failing == [True, False, False, True, True]
    assert all(rule.promise.because for rule in rules)
