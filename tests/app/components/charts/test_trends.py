"""Amounts over time: columns from nought, the last one strong; rupiah on the axis in words."""

from datetime import date

import polars as pl
from components.charts.trends import amount_axis, amounts, time_axis

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


def test_a_short_series_names_months_and_a_long_one_years():
    short = pl.DataFrame({"period": [date(2025, 6, 1), date(2026, 6, 1)]})
    long = pl.DataFrame({"period": [date(2020, 6, 1), date(2026, 6, 1)]})
    assert (time_axis(short).to_dict()["format"], time_axis(long).to_dict()["format"]) == ("%b %Y", "%Y")


def test_only_large_numbers_are_written_in_words():
    assert "miliar" in amount_axis(SERIES).to_dict()["labelExpr"]
    assert amount_axis(pl.DataFrame({"value": [4500.0]})).to_dict() == {}
