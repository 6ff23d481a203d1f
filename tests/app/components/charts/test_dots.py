"""A dot a row on its own side of the target, and the year before as a hollow one."""

import polars as pl
from components.charts.dots import dots

ROWS = pl.DataFrame({"name": ["a", "b"], "value": [2.4, 3.1], "before": [2.2, None], "label": ["2,40", "3,10"]})


def test_target_domain_and_order_are_those_given():
    drawn = dots(ROWS, (1.0, 5.0), 2.6).to_dict()
    now = next(one for one in drawn["layer"] if one["mark"].get("filled") and one["mark"]["type"] == "point")
    assert now["encoding"]["x"]["scale"]["domain"] == [1.0, 5.0]
    assert now["encoding"]["y"]["sort"] == ["a", "b"]
    assert "2.6" in str(now["encoding"]["color"])
    assert {"value": 2.6} in [row for rows in drawn["datasets"].values() for row in rows]


def test_without_a_target_no_line_is_drawn():
    with_target, without = dots(ROWS, (1.0, 5.0), 2.6), dots(ROWS, (1.0, 5.0))
    assert len(with_target.to_dict()["layer"]) == len(without.to_dict()["layer"]) + 1
