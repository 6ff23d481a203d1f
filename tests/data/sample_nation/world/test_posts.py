"""Posts are called after units and ladders, and grades follow from education, years and post."""

import polars as pl
import pytest
from sample_nation.nation import Nation
from sample_nation.world.people import employees
from sample_nation.world.posts import PNS_GRADES, PPPK_GRADES, heads

PEOPLE = employees(Nation(people=6_000))
CALLED = {
    "Direktorat Jenderal Pajak": "Direktur Jenderal Pajak",
    "Sekretariat Utama": "Sekretaris Utama",
    "Inspektorat II": "Inspektur II",
    "Deputi Bidang Akuntan Negara": "Deputi Bidang Akuntan Negara",
    "Biro Umum": "Kepala Biro Umum",
    "Direktorat Pembinaan Pajak": "Direktur Pembinaan Pajak",
}


def test_heads_are_called_after_their_units():
    called = heads(pl.Series(list(CALLED)))
    assert called.head(len(CALLED)).to_list() == list(CALLED.values())
    assert called[len(CALLED)] == "Kepala Bagian Tata Usaha, Direktorat Jenderal Pajak"
    assert len(called) == 3 * len(CALLED)


def test_grades_are_those_of_the_kind():
    assert set(PEOPLE.filter(kind="PNS")["grade"]) <= set(PNS_GRADES)
    assert set(PEOPLE.filter(kind="PPPK")["grade"]) <= set(PPPK_GRADES)
    assert (len(PNS_GRADES), len(PPPK_GRADES)) == (17, 17)


@pytest.mark.parametrize(("echelon", "lowest"), [("I.a", "IV/d"), ("II.a", "IV/b")])
def test_who_leads_has_the_grade_for_it(echelon, lowest):
    held = PEOPLE.filter(echelon=echelon)["grade"]
    assert min(map(PNS_GRADES.index, held)) == PNS_GRADES.index(lowest)


def test_rungs_follow_years_of_service():
    functional = PEOPLE.filter(post_kind="functional", kind="PNS")
    years = (pl.lit(Nation().last) - pl.col("hired_date")).dt.total_days() / 365.25
    by_rung = functional.with_columns(years=years, rung=pl.col("post_name").str.extract(r"(Ahli \w+)$"))
    told = dict(by_rung.group_by("rung").agg(pl.mean("years")).iter_rows())
    assert told["Ahli Pertama"] < told["Ahli Muda"] < told["Ahli Madya"] < told["Ahli Utama"]
