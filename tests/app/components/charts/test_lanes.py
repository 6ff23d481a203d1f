"""Lanes of a process: what is broken is dashed, crossed and in its own colour."""

import polars as pl
from components.charts.lanes import lanes, strips

HANDOVERS = pl.DataFrame({
    "place": [1, 2], "lane": ["A", "B"], "next_lane": ["B", "B"], "step": ["s1", "s2"], "next_step": ["s2", "s3"],
    "is_broken": [False, True], "told": ["s1 → s2", "s2 → s3"],
})  # fmt: skip

BENEATH = pl.DataFrame({"name": ["T"] * 2, "place": [1, 2], "line": [1, 2], "sign": ["●", "○"]})


def test_a_broken_hand_over_is_dashed_and_crossed():
    layers = lanes(HANDOVERS, {}).to_dict()["layer"]
    dashed = [one for one in layers if one["mark"].get("strokeDash")]
    assert [one["transform"] for one in dashed] == [[{"filter": "datum.is_broken"}]]
    assert [one["mark"]["text"] for one in layers if one["mark"]["type"] == "text"] == ["✕"]


def test_every_step_stands_once_in_its_lane():
    steps = [
        rows
        for rows in lanes(HANDOVERS, {}).to_dict()["datasets"].values()
        if set(rows[0]) == {"place", "lane", "step"}
    ]
    assert [(row["place"], row["lane"], row["step"]) for row in steps[0]] == [
        (1, "A", "s1"),
        (2, "B", "s2"),
        (3, "B", "s3"),
    ]


def test_a_strip_ends_in_what_is_said_of_it():
    data = pl.DataFrame({"name": ["T"] * 2, "place": [1, 2], "is_broken": [True, False], "told": ["1 of 2"] * 2})
    ends = [rows for rows in strips(data, BENEATH.clear()).to_dict()["datasets"].values() if len(rows) == 1]
    assert ends == [[{"name": "T", "place": 3, "told": "1 of 2"}]]


def test_the_signs_of_two_agencies_stand_beneath_a_strip_a_line_each():
    data = pl.DataFrame({"name": ["T"] * 2, "place": [1, 2], "is_broken": [True, False], "told": ["1 of 2"] * 2})
    bare, both = (strips(data, rows).to_dict() for rows in (BENEATH.clear(), BENEATH))
    assert both["height"] > bare["height"] and len(both["layer"]) == len(bare["layer"]) + 1
    assert both["layer"][-1]["mark"]["dy"]["expr"].endswith("* datum.line")


def test_the_lanes_of_two_agencies_are_marked_before_their_names_and_by_full_and_hollow_steps():
    chart = lanes(HANDOVERS, {"A": "●", "B": "○"}).to_dict()
    assert chart["layer"][0]["encoding"]["y"]["sort"] == ["● A", "○ B"]
    _others, own, ring = [one["mark"] for one in chart["layer"] if one["mark"]["type"] == "point"]
    assert own["filled"] and "filled" not in ring and ring["strokeWidth"] and ring["fill"] == "#ffffff"
