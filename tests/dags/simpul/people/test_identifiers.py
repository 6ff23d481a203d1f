"""What could be a person's number is told from what cannot, whatever stands around it, and is never repeated."""

from datetime import date

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_nation.nation import Nation
from sample_nation.world.people import employees
from simpul.errors import EditionRefused
from simpul.people.identifiers import looks_like_a_person, refuse_identifiers

CALM = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
births = st.dates(date(1940, 1, 1), date(2007, 12, 31))
appointed = st.tuples(st.integers(1960, 2030), st.sampled_from([*range(1, 13), 21]))
serials = st.integers(1, 999)
districts = st.integers(110101, 929999)
around = st.text(st.characters(exclude_characters="0123456789abcdef", exclude_categories=["Cs", "Cc"]), max_size=8)


def nip(born: date, since: tuple[int, int], sex: int, serial: int) -> str:
    """Return a NIP as Perka BKN 22/2007 shapes it; month 21 is a PPPK's."""
    return f"{born:%Y%m%d}{since[0]}{since[1]:02}{sex}{serial:03}"


def nik(district: int, born: date, is_woman: bool, serial: int) -> str:
    """Return a NIK: the day of women is raised by 40."""
    return f"{district}{born.day + 40 * is_woman:02}{born:%m%y}{serial:04}"


nips = st.builds(nip, births, appointed, st.sampled_from([1, 2]), serials)
niks = st.builds(nik, districts, births, st.booleans(), serials)


def edition(*texts: str) -> duckdb.DuckDBPyConnection:
    """Return a database whose one table says these texts."""
    connection = duckdb.connect()
    connection.execute("create table fct_said (note varchar)")
    connection.executemany("insert into fct_said values (?)", [[text] for text in texts])
    return connection


@CALM
@given(st.one_of(nips, niks))
def test_every_sound_number_is_recognised(number):
    assert looks_like_a_person(number)


def test_every_number_of_the_sample_country_is_recognised():
    people = employees(Nation(people=3_000, months=1), "nip", "nik", "former_nip")
    numbers = [number for column in people.get_columns() for number in column.drop_nulls()]
    assert len(numbers) > 6_000 and all(map(looks_like_a_person, numbers))


@CALM
@given(nips, st.integers(13, 99), st.integers(32, 99))
def test_a_nip_with_an_impossible_day_is_none(number, month, day):
    assert not looks_like_a_person(f"{number[:4]}{month:02}{number[6:]}")
    assert not looks_like_a_person(f"{number[:6]}{day:02}{number[8:]}")
    assert not looks_like_a_person(f"{number[:14]}3{number[15:]}"), "sex is 1 or 2"


@CALM
@given(niks, st.sampled_from([0, *range(32, 41), *range(72, 100)]))
def test_a_nik_with_an_impossible_day_is_none(number, day):
    assert not looks_like_a_person(f"{number[:6]}{day:02}{number[8:]}")
    assert not looks_like_a_person(f"{number[:12]}0000"), "serial numbers begin with 0001"


@CALM
@given(st.text("0123456789", max_size=24).filter(lambda digits: len(digits) not in (16, 18)))
def test_digits_of_another_length_are_nobodys(digits):
    assert not looks_like_a_person(digits)


@CALM
@given(st.one_of(nips, niks), around, around)
def test_an_edition_that_says_a_number_is_refused_without_repeating_it(number, before, after):
    with edition("nobody", f"{before}{number}{after}") as connection, pytest.raises(EditionRefused) as refused:
        refuse_identifiers(connection)
    assert "fct_said.note (1)" in str(refused.value) and number not in str(refused.value)


@CALM
@given(st.text("0123456789abcdef", min_size=64, max_size=64))
def test_a_hash_is_no_person(text):
    with edition(f"x{text}x") as connection:
        assert refuse_identifiers(connection) == 1


@pytest.mark.parametrize("number", [nip(date(1980, 2, 3), (2005, 1), 1, 1), nik(327301, date(1980, 2, 3), True, 1)])
def test_every_column_of_every_table_is_read(number):
    with edition("nobody") as connection, pytest.raises(EditionRefused) as refused:
        connection.execute("create table fct_other as select 'short' as a, 1 as b, ? as c, ? as d", [number, number])
        connection.execute("insert into fct_other values (null, 2, null, 'nobody'), (?, 3, 'nobody', ?)", [number] * 2)
        refuse_identifiers(connection)
    assert all(f"fct_other.{column} (1)" in str(refused.value) for column in "acd")
    assert number not in str(refused.value)
