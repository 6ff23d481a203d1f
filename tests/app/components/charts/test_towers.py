"""Towers: floors from the ground up, a click names the floor, and the floor that is chosen is framed."""

import polars as pl
from components.charts.towers import towers

FLOORS = pl.DataFrame(
    {
        "tower": ["Menara 1", "Menara 1", "Menara 2"],
        "floor": [1, 2, 1],
        "code": ["M1-1", "M1-2", "M2-1"],
        "name": ["Menara 1 · lantai 1", "Menara 1 · lantai 2", "Menara 2 · lantai 1"],
        "value": [62.0, 14.0, None],
        "label": ["62", "14", "x"],
    }
)


def test_the_highest_floor_is_on_top_and_towers_stand_side_by_side():
    cells = towers(FLOORS).to_dict()["layer"][0]
    assert cells["encoding"]["y"] == cells["encoding"]["y"] | {"field": "floor", "sort": "descending"}
    assert cells["encoding"]["x"]["sort"] == ["Menara 1", "Menara 2"]


def test_a_click_picks_a_floor_by_its_code():
    (picked,) = towers(FLOORS).to_dict()["params"]
    assert picked["name"] == "pick" and picked["select"]["fields"] == ["code"]


def test_the_chosen_floor_is_told_to_the_chart():
    spec = towers(FLOORS, "M1-2").to_dict()
    (rows,) = spec["datasets"].values()
    assert [row["code"] for row in rows if row["chosen"]] == ["M1-2"]
