"""Region codes hang together, have the official shape, and retired ones lead somewhere."""

from datetime import date

from sample_nation.nation import Nation
from sample_nation.world.regions import IKN, PROVINCES, RENEWED, district_digits, listed, regions

NATION = Nation(people=500)


def test_there_are_the_38_provinces_and_everything_hangs_below_one():
    found = regions(NATION)
    assert len(PROVINCES) == 38
    assert found["region_code"].is_unique().all()
    below = found.filter(found["level"] > 1)
    assert set(below["parent_code"]) <= set(found["region_code"])
    assert all(code.startswith(f"{parent}.") for code, parent in below.select("region_code", "parent_code").rows())
    assert set(IKN) <= set(found["region_code"])


def test_kota_have_kelurahan_and_kabupaten_have_desa():
    villages = listed(NATION, 4, NATION.last)
    for code in villages["region_code"]:
        assert (code[3] == "7") == (code[9] == "1"), code


def test_a_retired_code_is_in_the_older_decree_only_and_its_successor_stands():
    gone = regions(NATION).filter(regions(NATION)["valid_to"].is_not_null())
    older, newer = (set(listed(NATION, 3, day)["region_code"]) for day in (date(2024, 1, 1), RENEWED))
    districts = gone.filter(gone["level"] == 3)
    assert set(districts["region_code"]) <= older - newer
    assert set(districts["successor_code"]) <= newer
    assert newer - older, "the decree of 2025 made some anew"


def test_the_digits_of_a_nik_come_from_standing_and_retired_districts():
    digits = district_digits(NATION)
    assert digits["digits"].str.len_chars().eq(6).all()
    assert 0 < digits["is_retired"].mean() < 0.5
