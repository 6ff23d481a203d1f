"""Ranges: a line from the least to the greatest of what is told of one thing."""

import polars as pl
from components.charts.ranges import ranges


def test_the_line_goes_from_least_to_greatest():
    data = pl.DataFrame({
        "name": ["n"] * 3, "value": [30.0, 80.0, 100.0], "label": ["3", "8", "10"], "told": [""] * 3,
        "is_lowest": [True, False, False], "is_highest": [False, False, True],
    })  # fmt: skip
    spans = [rows for rows in ranges(data).to_dict()["datasets"].values() if "most" in rows[0]]
    assert spans == [[{"name": "n", "value": 30.0, "most": 100.0}]]
