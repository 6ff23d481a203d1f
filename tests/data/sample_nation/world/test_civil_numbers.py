"""NIP and NIK are valid, given once, and tell birth, sex and appointment as the columns do (DOMAIN A3, A4)."""

import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.people import employees
from sample_nation.world.regions import district_digits

NATION = Nation(people=6_000)
PEOPLE = employees(NATION)


def part(name: str, begin: int, length: int) -> pl.Expr:
    """Return some digits of a number."""
    return pl.col(name).str.slice(begin, length)


def test_each_number_is_given_once():
    for name, length in (("nip", 18), ("nik", 16)):
        assert PEOPLE[name].is_unique().all()
        assert PEOPLE[name].str.contains(rf"^\d{{{length}}}$").all()


def test_a_nip_tells_birth_appointment_and_sex():
    told = PEOPLE.select(
        birth=part("nip", 0, 8) == pl.col("birth_date").dt.strftime("%Y%m%d"),
        year=part("nip", 8, 4) == pl.col("hired_date").dt.strftime("%Y"),
        month=part("nip", 12, 2)
        == pl.when(kind="PPPK").then(pl.lit("21")).otherwise(pl.col("hired_date").dt.strftime("%m")),
        sex=part("nip", 14, 1) == pl.when(sex="M").then(pl.lit("1")).otherwise(pl.lit("2")),
        serial=part("nip", 15, 3) != "000",
    )
    assert all(told[name].all() for name in told.columns)


def test_a_nik_tells_district_and_birth_with_40_days_more_for_women():
    day = pl.col("birth_date").dt.day() + pl.when(sex="F").then(40).otherwise(0)
    told = PEOPLE.select(
        day=part("nik", 6, 2).cast(pl.Int64) == day,
        rest=part("nik", 8, 4) == pl.col("birth_date").dt.strftime("%m%y"),
        serial=part("nik", 12, 4) != "0000",
    )
    assert all(told[name].all() for name in told.columns)
    assert set(PEOPLE["nik"].str.head(6)) <= set(district_digits(NATION)["digits"])


def test_nobody_is_appointed_as_a_child():
    years = (PEOPLE["hired_date"] - PEOPLE["birth_date"]).dt.total_days() / 365.25
    assert years.min() >= 18.9
