"""Values among each other are drawn where they differ, and where they are all the same."""

import polars as pl
import pytest
import vl_convert
from components.charts.spreads import spread


@pytest.mark.parametrize(("values", "labels"), [([1.0, 2.0, 5.0], True), ([100.0, 100.0, 100.0], False)])
def test_it_is_drawn_and_one_place_alone_has_no_axis_of_decimals(values, labels):
    rows = pl.DataFrame({"name": ["a", "b", "c"], "value": values, "label": "x", "is_own": [False, True, False]})
    spec = spread(rows, (values[0], values[1], values[2]), ("median 2", "b")).to_dict()
    assert "median 2" in vl_convert.vegalite_to_svg(spec)
    axes = [one["encoding"]["x"]["axis"] for one in spec["layer"] if "axis" in one["encoding"].get("x", {})]
    assert {axis.get("labels", True) for axis in axes} == {labels}
