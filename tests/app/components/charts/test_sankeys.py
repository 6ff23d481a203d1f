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


def test_on_a_phone_names_are_broken_and_nodes_have_room_for_their_lines():
    told = {"PN3": "PN3 · Rp 6"}
    spec = sankey(FLOWS, {"Spent": "#123456"}, told)
    narrow, wide = (one["option"]["series"][0] for one in spec["media"])
    label = next(one["label"] for one in narrow["data"] if one["name"] == "PN3")
    assert label["formatter"] == "PN3\nRp 6" and label["overflow"] == "break"
    assert narrow["nodeGap"] >= 3 * label["lineHeight"] and spec["media"][0]["query"] == {"maxWidth": 560}
    assert wide["data"] == spec["series"][0]["data"]
