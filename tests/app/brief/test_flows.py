"""Diagrams that ECharts draws on screen, as vectors: what flows in flows out, and every name and tie is there."""

import polars as pl
import pytest
from brief import drawing, flows, rings, typeface
from components.charts.networks import network
from components.charts.sankeys import sankey
from components.language import speaking

TIES = pl.DataFrame(
    [("P1", "A", 60.0), ("P2", "A", 10.0), ("P2", "B", 30.0), ("A", "Spent", 20.0), ("A", "Left", 50.0),
     ("B", "Left", 30.0)],
    schema=["source", "target", "value"], orient="row")  # fmt: skip


@pytest.fixture
def flow():
    """A flow diagram as the page gives it to ECharts."""
    with speaking("en"):
        return sankey(TIES, {"Spent": "#0b4f8a", "Left": "#6c7783"}, {"P1": "P1 · Rp 60", "Left": "Left\nRp 80"})


def test_the_columns_are_as_on_screen_and_heights_are_values(flow):
    nodes = flows._placed(flow["series"][0], 800, 300)
    assert [nodes[name].column for name in ("P1", "P2", "A", "B", "Spent", "Left")] == [0, 0, 1, 1, 2, 2]
    scale = nodes["P1"].height / 60
    assert all(one.height == pytest.approx(one.value * scale) for one in nodes.values())
    assert nodes["A"].value == 70 and nodes["Left"].value == 80
    for column in range(3):
        stacked = sorted((one for one in nodes.values() if one.column == column), key=lambda one: one.y)
        gaps = [after.y - before.y - before.height for before, after in zip(stacked, stacked[1:], strict=False)]
        assert gaps == pytest.approx([flow["series"][0]["nodeGap"]] * len(gaps))
    assert max(one.y + one.height for one in nodes.values()) <= 300


def test_ties_fill_their_nodes(flow):
    series = flow["series"][0]
    nodes = flows._placed(series, 800, 300)
    for link in flows._in_order(series["links"], nodes):
        flows._tie(series, nodes, link)
    for one in nodes.values():
        taken = max(one.out, one.into)
        assert taken == pytest.approx(one.height)


def test_a_code_stands_beside_its_node(flow):
    svg = drawing.svg(flow, drawing.Room(800, 300), {"P1": "R08·2026-01·aaaaaa", "": "R08·2026-01·bbbbbb"})
    assert svg.count("aaaaaa") == 1
    assert svg.count("bbbbbb") == 2, "both ends are of the whole"
    assert "Rp 80" in svg and "<image" not in svg
    assert typeface.FAMILY in svg


def test_a_network_has_all_its_names_ties_and_heads():
    ties = pl.DataFrame(
        [("BKN", "BPS", 900), ("BPS", "BKN", 500), ("Kemenkeu", "BPS", 10)],
        schema=["provider", "consumer", "value"], orient="row")  # fmt: skip
    with speaking("en"):
        spec = network(ties)
    assert rings.is_one(spec) and not flows.is_one(spec)
    drawn = rings.vega(spec, (600, 400), "X")
    found = {one["name"]: one["values"] for one in drawn["data"]}
    assert {one["text"] for one in found["names"]} == {"BKN", "BPS", "Kemenkeu"}
    assert len(found["ties"]) == len(found["tips"]) == 3
    assert all(0 < one["x"] < 600 and 0 < one["y"] < 400 for one in found["nodes"])
    svg = drawing.svg(spec, drawing.Room(600, 400))
    assert "Kemenkeu" in svg and "<image" not in svg
