"""A Sankey whose flows are the rows, with our own words by each node."""

import polars as pl
from components.charts.sankeys import sankey

FLOWS = pl.DataFrame({"source": ["PN3", "Prasarana"], "target": ["Prasarana", "Spent"], "value": [6.0, 1.0]})


def test_flows_are_the_rows_and_nodes_are_told_in_our_words():
    (series,) = sankey(FLOWS, {"Spent": "#123456"}, {"PN3": "PN3 · Rp 6"})["series"]
    assert series["links"][0] == {"source": "PN3", "target": "Prasarana", "value": 6.0}
    nodes = {one["name"]: one for one in series["data"]}
    assert nodes["PN3"]["label"]["formatter"] == "PN3 · Rp 6"
    assert nodes["Spent"]["itemStyle"]["color"] == "#123456"
    assert series["selectedMode"] == "single"
