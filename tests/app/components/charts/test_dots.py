"""A dot a row on its own side of the target, and the year before as a hollow one."""

import polars as pl
from components.charts.dots import both, dots

ROWS = pl.DataFrame({"name": ["a", "b"], "value": [2.4, 3.1], "before": [2.2, None], "label": ["2,40", "3,10"]})


def test_target_domain_and_order_are_those_given():
    drawn = dots(ROWS, (1.0, 5.0), 2.6).to_dict()
    now = next(one for one in drawn["layer"] if one["mark"].get("filled") and one["mark"]["type"] == "point")
    assert now["encoding"]["x"]["scale"]["domain"] == [1.0, 5.0]
    assert now["encoding"]["y"]["sort"] == ["a", "b"]
    assert "2.6" in str(now["encoding"]["color"])
    (goal,) = (one for one in drawn["layer"] if one["mark"]["type"] == "tick")
    assert goal["encoding"]["x"] == {"datum": 2.6}


def test_without_a_target_no_line_is_drawn():
    with_target, without = dots(ROWS, (1.0, 5.0), 2.6), dots(ROWS, (1.0, 5.0))
    assert len(with_target.to_dict()["layer"]) == len(without.to_dict()["layer"]) + 1


def test_two_agencies_differ_by_form_and_weight_and_not_by_colour_alone():
    two = pl.DataFrame({"name": ["a", "b"], "value": [2.0, None], "other": [3.0, 3.1], "label": ["2,0", "x"],
                        "other_label": ["3,0", "3,1"]})  # fmt: skip
    layers = both(two, (1.0, 5.0), 2.6).to_dict()["layer"]
    ring, own = (one for one in layers if one["mark"]["type"] == "point")
    assert (own["mark"]["filled"], own["encoding"]["x"]["field"]) == (True, "value")
    assert (ring["mark"].get("filled"), ring["encoding"]["x"]["field"]) == (None, "other")
    weights = {
        one["encoding"]["text"]["field"]: one["mark"]["fontWeight"] for one in layers if "fontWeight" in one["mark"]
    }
    assert weights == {"label": "bold", "other_label": "normal"}
    sides = [one["transform"][-1]["filter"] for one in layers if one["mark"].get("align") == "right"]
    assert sides == ["datum.value < datum.other", "!(datum.value < datum.other)"]
