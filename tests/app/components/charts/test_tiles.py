"""Tiles under their headings, each with its mark."""

import polars as pl
from components.charts.tiles import tiles


def test_a_heading_stands_once_above_its_tiles():
    data = pl.DataFrame({
        "heading": ["H"] * 2, "place": [0, 1], "mark": ["✓ 1", "x 2"], "state": ["yes", "no"], "told": ["a", "b"]
    })  # fmt: skip
    drawn = tiles(data, ["yes", "partly", "no"]).to_dict()
    assert sorted(len(rows) for rows in drawn["datasets"].values()) == [1, 2]
    assert [one["encoding"]["text"]["field"] for one in drawn["layer"] if "text" in one["encoding"]] == [
        "brief",
        "heading",
    ]
