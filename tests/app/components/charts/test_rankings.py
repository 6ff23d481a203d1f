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
    assert spec["layer"][-1]["mark"]["type"] == "rule"
