"""Amounts over time: columns from nought, the last one strong; rupiah on the axis in words."""

import polars as pl
from components.charts.trends import amounts

SERIES = pl.DataFrame({"told": ["Mei 2026", "Juni 2026"], "value": [1.2e9, 1.5e9]})


def test_the_last_column_is_the_strong_one():
    (bar,) = amounts(SERIES).to_dict()["layer"]
    assert bar["mark"]["type"] == "bar" and "Juni 2026" in str(bar["encoding"]["color"])


def test_the_axis_is_in_billions():
    (bar,) = amounts(SERIES).to_dict()["layer"]
    assert (
        "1000000000" in bar["encoding"]["y"]["axis"]["labelExpr"]
        and "miliar" in bar["encoding"]["y"]["axis"]["labelExpr"]
    )
