"""Numbers, days and months as ministries write them: read rightly or not at all, never as another value."""

from datetime import UTC, date, datetime, timedelta, timezone

import duckdb
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from simpul.rows.casting import MONTHS, value
from simpul.rows.cell import SPACES, Cell

CONNECTION = duckdb.connect()
CONNECTION.execute("set disabled_optimizers = 'common_subexpressions'")
CALM = settings(max_examples=80, deadline=None)
numbers = st.decimals(-(10**12), 10**12, places=2)
days = st.dates(date(1940, 1, 1), date(2060, 12, 31))
spaces = st.text(SPACES, max_size=3)
SPELLINGS = [(name, month) for month, names in enumerate(MONTHS, 1) for name in names.split()]
NEVER = [(2, 30), (2, 31), (4, 31), (6, 31), (9, 31), (11, 31), (13, 1), (1, 0)]
INDONESIAN = str.maketrans(",.", ".,")


def read(told, kind, delivered="VARCHAR", **habits):
    """Return what a delivered cell is read as."""
    expression = value(Cell("c0", delivered, **habits), kind)
    return CONNECTION.execute(f"select {expression} from (select ?::{delivered} as c0)", [told]).fetchall()[0][0]


@CALM
@given(st.sampled_from(SPELLINGS), spaces, spaces, st.sampled_from([str.upper, str.lower, str.title]), st.booleans())
def test_a_month_is_known_in_any_spelling(spelling, before, after, case, has_point):
    name, month = spelling
    assert read(f"{before}{case(name)}{'.' if has_point else ''}{after}", "month") == month


@CALM
@given(st.text(max_size=12).filter(lambda text: "\0" not in text))
def test_a_text_is_a_month_of_the_year_or_none(text):
    assert read(text, "month") in {None, *range(1, 13)}


@CALM
@given(numbers, spaces, spaces)
def test_the_other_style_is_never_misread(number, before, after):
    english = f"{number:,.2f}"
    assume("," in english)
    assert read(f"{before}{english}{after}", "number", decimal=",") is None
    assert read(f"{before}{english.translate(INDONESIAN)}{after}", "number") is None


@CALM
@given(st.integers(1000, 10**15), st.integers(1, 2), st.sampled_from([",", "."]))
def test_separators_in_the_wrong_places_are_no_number(number, group, decimal):
    text, mark = str(number), "." if decimal == "," else ","
    grouped = mark.join([text[:group], *(text[at : at + 2] for at in range(group, len(text), 2))])
    assert read(grouped, "number", decimal=decimal) is None


@CALM
@given(numbers, st.sampled_from(["%", " %", ""]), st.sampled_from([".", ","]))
def test_a_share_is_the_number_before_its_sign(number, sign, decimal):
    told = f"{number:,.2f}".translate(INDONESIAN if decimal == "," else {})
    assert read(told + sign, "percent", decimal=decimal) == pytest.approx(float(number))


@CALM
@given(st.integers(-(2**53), 2**53), st.sampled_from(["VARCHAR", "BIGINT", "DOUBLE"]))
def test_a_whole_number_is_the_same_in_any_format(number, delivered):
    assert read(str(number) if delivered == "VARCHAR" else number, "integer", delivered) == number


@CALM
@given(st.floats(allow_nan=True, allow_infinity=True))
def test_a_number_read_is_finite(number):
    found = read(number, "number", "DOUBLE")
    assert found is None or abs(found) < float("inf")
    assert read(repr(number), "number") == found


@CALM
@given(days, st.sampled_from(["/", "-", "."]))
def test_the_order_of_day_and_month_is_the_contracts(day, mark):
    day_first, month_first = day.strftime(f"%d{mark}%m{mark}%Y"), day.strftime(f"%m{mark}%d{mark}%Y")
    assert read(day_first, "date") == day
    if mark != ".":
        assert read(month_first, "date", dates="month-first") == day
    if day.day > 12:
        assert read(month_first, "date") is None


@CALM
@given(
    st.integers(1940, 2060), st.sampled_from([(2, 30), (2, 31), (4, 31), (6, 31), (9, 31), (11, 31), (13, 1), (1, 0)])
)
def test_a_day_that_was_never_is_none(year, never):
    month, day = never
    assert read(f"{day:02}-{month:02}-{year}", "date") is None
    assert read(f"{year}-{month:02}-{day:02}", "date") is None


@CALM
@given(days, st.integers(0, 86_399), st.integers(-12, 14))
def test_a_moment_is_the_same_from_any_zone(day, second, hours):
    local = datetime(day.year, day.month, day.day, tzinfo=timezone(timedelta(hours=hours))) + timedelta(seconds=second)
    utc = local.astimezone(UTC).replace(tzinfo=None)
    assert read(local.isoformat(), "timestamp") == utc
    assert read(local.isoformat(" "), "timestamp") == utc


@CALM
@given(days, st.sampled_from(["DATE", "TIMESTAMP", "VARCHAR"]))
def test_a_day_is_the_same_in_any_format(day, delivered):
    told = {"DATE": day, "TIMESTAMP": datetime(day.year, day.month, day.day), "VARCHAR": str(day)}[delivered]
    assert read(told, "date", delivered) == day
