from dataclasses import replace
from datetime import date, datetime

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simpul.rows.cell import Cell
from simpul.rows.cleaning import clean
from simpul.vocabulary import Word

LABEL = {"id": "x", "en": "x"}
BA = {"type": "code", "width": 3, "pattern": r"\d{3}"}
CONNECTION = duckdb.connect()
spaces = st.text(" \t\u00a0", max_size=3)


def cleaned(value, kind, delivered="VARCHAR", **habits):
    word = Word(label=LABEL, **kind) if isinstance(kind, dict) else Word(label=LABEL, type=kind)
    expression = clean(replace(Cell("c0", delivered), **habits), word)
    CONNECTION.execute("set disabled_optimizers = 'common_subexpressions'")
    sql = f"select {expression} from (select cast(? as {delivered}) as c0)"
    return CONNECTION.execute(sql, [value]).fetchall()[0][0]


@pytest.mark.parametrize(
    ("value", "kind", "clean_value"),
    [
        ("5", BA, "005"),
        ("25.0", BA, "025"),
        ("'025", BA, "025"),
        (" 999 ", BA, "999"),
        ("BUN", BA, "BUN"),
        ("1234", BA, "1234"),
        ("1.0", "code", "1"),
        ("11.01", "code", "11.01"),
        ("-", "code", None),
        ("  ", "name", None),
        ("LEMBAGA  ILMU\u00a0PENGETAHUAN ", "name", "LEMBAGA ILMU PENGETAHUAN"),
        ("LIPI *)", {"type": "name", "marks": True}, "LIPI"),
        ("LIPI **)", {"type": "name", "marks": True}, "LIPI"),
        ("BP2MI (PMI)", {"type": "name", "marks": True}, "BP2MI (PMI)"),
        ("two\n lines ", "text", "two\n lines"),
        ("=FORMULA", "name", None),
        ("1,234,567.5", "number", 1234567.5),
        ("12,34", "number", None),
        ("1e400", "number", None),
        ("NaN", "number", None),
        ("-", "number", None),
        ("80%", "percent", 80.0),
        ("80", "percent", 80.0),
        ("78.5 %", "percent", 78.5),
        ("2025.0", "integer", 2025),
        ("2025.7", "integer", None),
        ("9007199254740993", "integer", 9007199254740993),
        ("2023-01-19 00:00:00", "date", date(2023, 1, 19)),
        ("19/1/2023", "date", date(2023, 1, 19)),
        ("44945", "date", None),
        ("2023-02-29", "date", None),
        ("19-01-23", "date", None),
        ("infinity", "date", None),
        ("2025-02-11 10:00:00", "timestamp", datetime(2025, 2, 11, 10)),
        ("2025-02-11T10:00:00+07:00", "timestamp", datetime(2025, 2, 11, 3)),
        ("Ya", "boolean", True),
        ("TIDAK", "boolean", False),
        ("0", "boolean", False),
        ("maybe", "boolean", None),
        ("13", "month", None),
        ("7.0", "month", 7),
        ("2025", "year", 2025),
    ],
)
def test_a_cell_becomes_what_it_means(value, kind, clean_value):
    assert cleaned(value, kind) == clean_value


@pytest.mark.parametrize("name", ["NOPEMBER", "NOVEMBER", "Nov", "nov.", " nopember ", "11"])
def test_a_month_in_any_usual_spelling(name):
    assert cleaned(name, "month") == 11
    assert cleaned("AGUSTUS", "month") == cleaned("AGT", "month") == 8


def test_a_table_has_its_own_habits():
    assert cleaned("1.234.567,89", "number", decimal=",") == 1234567.89
    assert cleaned("1.234", "number", decimal=",") == 1234
    assert cleaned("5/2/2024", "date", dates="month-first") == date(2024, 5, 2)
    assert cleaned("999", "number", nulls=("", "999")) is None


@pytest.mark.parametrize(
    ("value", "delivered", "kind", "clean_value"),
    [
        (7.0, "DOUBLE", BA, "007"),
        (10011868000, "BIGINT", "code", "10011868000"),
        (0.5, "DECIMAL(6,2)", "number", 0.5),
        (float("nan"), "DOUBLE", "number", None),
        (2025.0, "DOUBLE", "year", 2025),
        (datetime(2024, 1, 2, 3), "TIMESTAMP", "date", date(2024, 1, 2)),
        (1, "TINYINT", "boolean", True),
        (13, "INTEGER", "month", None),
    ],
)
def test_a_typed_cell_keeps_its_type(value, delivered, kind, clean_value):
    assert cleaned(value, kind, delivered) == clean_value


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 999), spaces, spaces, st.sampled_from(["", ".0"]), st.sampled_from(["", "'"]))
def test_a_code_survives_any_spreadsheet(number, before, after, behind, mark):
    assert cleaned(f"{before}{mark}{number}{behind}{after}", BA) == f"{number:03}"


@settings(max_examples=60, deadline=None)
@given(st.decimals(-(10**12), 10**12, places=2), spaces, spaces)
def test_a_number_is_read_in_either_style(number, before, after):
    english = f"{number:,.2f}"
    indonesian = english.translate(str.maketrans(",.", ".,"))
    assert cleaned(f"{before}{english}{after}", "number") == pytest.approx(float(number))
    assert cleaned(f"{before}{indonesian}{after}", "number", decimal=",") == pytest.approx(float(number))


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_day_is_the_same_in_every_notation(day):
    notations = [str(day), f"{day} 00:00:00", f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", f"{day:%d.%m.%Y}"]
    assert {cleaned(one, "date") for one in notations} == {day}


@settings(max_examples=150, deadline=None)
@given(
    st.text(), st.sampled_from(["code", "name", "text", "integer", "number", "percent", "date", "timestamp", "month"])
)
def test_any_text_is_read_or_null_and_never_an_error(text, kind):
    value = cleaned(text.replace("\0", ""), kind)
    assert value is None or not isinstance(value, float) or abs(value) < float("inf")
    if kind in ("code", "name") and value is not None:
        assert value == value.strip(" \t\r\n\u00a0")
        assert value


PERSON = {"type": "code", "pattern": r"\d{18}"}
digits = st.integers(10**17, 10**18 - 1)


@settings(max_examples=60, deadline=None)
@given(digits, spaces, spaces, st.sampled_from(["", "'"]))
def test_a_long_number_as_text_keeps_every_digit(number, before, after, mark):
    assert cleaned(f"{before}{mark}{number}{after}", PERSON) == str(number)
    assert cleaned(number, PERSON, "BIGINT") == str(number)


@settings(max_examples=60, deadline=None)
@given(digits)
def test_a_long_number_that_a_spreadsheet_rounded_is_nobodys(number):
    told = cleaned(float(number), PERSON, "DOUBLE")
    assert not told.isdigit(), "else it would be another person's number"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**53))
def test_a_code_that_a_spreadsheet_holds_exactly_is_kept(number):
    assert cleaned(float(number), "code", "DOUBLE") == str(number)


@settings(max_examples=60, deadline=None)
@given(st.from_regex(r"[0-9]{2}(\.[0-9]{2}){0,2}(\.[0-9]{4})?", fullmatch=True), spaces, spaces)
def test_a_region_code_is_never_taken_for_a_number(code, before, after):
    assert cleaned(f"{before}{code}{after}", {"type": "code", "pattern": r"[\d.]+"}) == code
