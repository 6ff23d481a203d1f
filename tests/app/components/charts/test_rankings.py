"""Ranked bars: in the frame's order, named; a long label stands with its name."""

import polars as pl
from components.charts.rankings import bars, lines

RANKED = pl.DataFrame({"name": ["A", "B"], "value": [3.0, 1.0], "label": ["3 orang", "1 orang"]})


def test_bars_keep_the_order_that_they_are_given():
    assert bars(RANKED).to_dict()["layer"][0]["encoding"]["y"]["sort"] == ["A", "B"]


def test_a_long_label_stands_with_its_name():
    spec = lines(RANKED, 2.0).to_dict()
    assert spec["layer"][0]["encoding"]["y"]["sort"] == ["A", "B"]
    texts = [layer["encoding"]["text"]["field"] for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    assert texts == ["name", "label"]
    assert spec["layer"][-1]["mark"]["type"] == "tick"


def test_a_target_crosses_no_name_and_strikes_through_no_number():
    spec = bars(RANKED, 3.2).to_dict()
    goal = spec["layer"][-1]
    assert (goal["mark"]["type"], goal["encoding"]["x"]) == ("tick", {"datum": 3.2})
    ends = [one for layer in spec["layer"] for one in layer.get("transform", []) if one.get("as") == "end"]
    assert [one["calculate"].split(" ? ")[1] for one in ends] == ["3.2 : datum.value"]
