"""Work units: codes as treasury writes them, heads as employees are, homes before and after the reorganisation."""

from datetime import date

import polars as pl
from sample_nation.nation import Nation
from sample_nation.world import people
from sample_nation.world.satkers import homes, moved, satkers

NATION = Nation(people=3000, months=12, until="2026-03")


def test_codes_have_their_widths_and_are_one_of_a_kind():
    rows = satkers(NATION)
    assert rows["work_unit_code"].is_unique().all()
    widths = {
        "work_unit_code": 6,
        "treasury_office_code": 3,
        "echelon1_code": 2,
        "support_activity": 4,
        "own_activity": 4,
    }
    assert {name: rows[name].str.len_chars().unique().to_list() for name in widths} == {
        name: [width] for name, width in widths.items()
    }
    assert pl.concat([rows["support_activity"], rows["own_activity"]]).is_unique().all()


def test_heads_are_the_employees_of_the_unit():
    counted = people.employees(NATION).group_by("unit_id").len("told")
    joined = satkers(NATION).join(counted, on="unit_id").filter(pl.col("told") >= 2)
    assert joined.height
    assert (joined["heads"] == joined["told"]).all()


def test_a_satker_has_one_home_on_a_day():
    for day in (date(2024, 10, 1), date(2024, 11, 1)):
        assert homes(NATION, day)["work_unit_code"].is_unique().all()


def test_more_and_more_have_moved():
    early, late = (moved(NATION, day)["arrived_share"].sum() for day in (date(2024, 1, 1), NATION.last))
    assert early <= late
    assert late > 0
