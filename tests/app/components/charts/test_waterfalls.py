"""Waterfalls: steps in their order, end to end, each named once, with a whisker where there is a range."""

import polars as pl
from components.charts.waterfalls import waterfall

STEPS = pl.DataFrame(
    {
        "name": ["Alone", "Saved", "Shared", "Shared"],
        "start": [0.0, 40.0, 0.0, 30.0],
        "end": [100.0, 100.0, 30.0, 40.0],
        "kind": ["rest", "plus", "whole", "minus"],
        "label": ["100", "60", "", "40"],
    }
)


def test_a_step_spans_from_start_to_end_in_the_frame_s_order():
    bar = waterfall(STEPS).to_dict()["layer"][0]
    assert bar["mark"]["type"] == "bar"
    assert (bar["encoding"]["x"]["field"], bar["encoding"]["x2"]["field"]) == ("start", "end")
    assert bar["encoding"]["y"]["sort"] == ["Alone", "Saved", "Shared"]


def test_a_name_of_several_parts_is_written_once_with_its_last_label():
    spec = waterfall(STEPS).to_dict()
    texts = [layer for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    (rows,) = {str(spec["datasets"][layer["data"]["name"]]) for layer in texts}
    assert rows.count("Shared") == 1 and "'label': '40'" in rows


def test_a_range_is_a_whisker_and_widens_the_scale():
    marks = [layer["mark"]["type"] for layer in waterfall(STEPS).to_dict()["layer"]]
    assert "rule" not in marks
    ranged = STEPS.with_columns(low=pl.Series([80.0, None, None, None]), high=pl.Series([130.0, None, None, None]))
    spec = waterfall(ranged).to_dict()
    assert [layer["mark"]["type"] for layer in spec["layer"]].count("tick") == 2
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 130.0]
