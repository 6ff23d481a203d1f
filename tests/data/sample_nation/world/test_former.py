"""Who was PPPK before has two NIPs and one NIK; the numbers are sound, given once, and hold one after the other."""

import polars as pl
import pytest
from sample_nation.nation import Nation
from sample_nation.world.former import APPOINTED_SHARE, number_on, records
from sample_nation.world.people import employees

NATION = Nation(people=10_000, months=3)
PEOPLE = employees(NATION)
OLD = records(PEOPLE)


def test_as_many_have_two_numbers_as_is_said():
    assert OLD.height == round(APPOINTED_SHARE * NATION.people)


def test_no_number_is_given_twice():
    assert pl.concat([PEOPLE["nip"], OLD["nip"]]).is_unique().all()
    assert OLD["person_id"].is_unique().all()


def test_the_former_number_tells_birth_contract_and_sex():
    opening = pl.format(
        "{}{}21{}",
        pl.col("birth_date").dt.strftime("%Y%m%d"),
        pl.col("hired_date").dt.year(),
        pl.when(sex="M").then(1).otherwise(2),
    )
    assert OLD.select((pl.col("nip").str.head(15) == opening).all()).item()
    assert OLD["nip"].str.contains(r"^\d{18}$").all() and not OLD["nip"].str.ends_with("000").any()


def test_one_number_ends_before_the_other_begins():
    pairs = OLD.join(PEOPLE.select("person_id", "nik", since="hired_date"), on=["person_id", "nik"])
    assert pairs.height == OLD.height
    assert (pairs["left_date"] < pairs["since"]).all() and (pairs["hired_date"] < pairs["left_date"]).all()
    assert set(OLD["kind"]) == {"PPPK"} and not OLD["is_active"].any()
    assert (OLD["hired_date"].dt.offset_by("18y") > OLD["birth_date"]).all()


@pytest.mark.parametrize(("days", "name"), [(-1, "former_nip"), (0, "nip")])
def test_a_day_tells_which_number_held(days, name):
    changed = PEOPLE.filter(pl.col("former_nip").is_not_null())
    day = pl.col("hired_date") + pl.duration(days=days)
    assert changed.select((number_on(day) == pl.col(name)).all()).item()
    others = PEOPLE.filter(pl.col("former_nip").is_null())
    assert others.select((number_on(day) == pl.col("nip")).all()).item()
