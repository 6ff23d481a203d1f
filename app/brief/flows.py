"""The flow diagram of the screen as a vector: its specification, laid out as ECharts does and written as Vega."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Spec = Mapping[str, Any]
ROOM, ENDS = 4, 130
"""Pixels between a node and what stands beside it, and those that the last column's words take."""


@dataclass
class Node:
    """A node as it stands on paper; `out` and `into` are how much of its height is taken already."""

    said: Spec
    value: float = 0
    column: int = 0
    x: float = 0
    y: float = 0
    height: float = 0
    out: float = 0
    into: float = 0


def is_one(spec: Any) -> bool:
    """Say whether a diagram of the screen is a flow diagram."""
    return isinstance(spec, Mapping) and spec["series"][0]["type"] == "sankey"


def vega(spec: Spec, room: tuple[int, int], font: str, codes: Mapping[str, str]) -> dict[str, Any]:
    """Write a flow diagram as Vega in the width and height that it has on paper.

    `codes` has a code for each node by its name, and under no name the one of the last column, which is of the whole.
    """
    series = spec["series"][0]
    width, height = room
    nodes = _placed(series, width, height)
    ties = [_tie(series, nodes, link) for link in _in_order(series["links"], nodes)]
    labels = [_label(series, one, codes) for one in nodes.values()]
    boxes = [
        {"x": one.x, "y": one.y, "height": one.height, "fill": one.said["itemStyle"]["color"]} for one in nodes.values()
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega/v6.json", "width": width, "height": height, "padding": 0,
        "data": [{"name": name, "values": rows} for name, rows in
                 (("ties", ties), ("boxes", boxes), ("labels", labels))],
        "marks": _marks(series, font),
    }  # fmt: skip


def _marks(series: Spec, font: str) -> list[dict[str, Any]]:
    def mark(kind: str, rows: str, **look: Any) -> dict[str, Any]:
        return {"type": kind, "from": {"data": rows}, "encode": {"enter": look}}

    def field(*names: str) -> dict[str, Any]:
        return {name: {"field": name} for name in names}

    style = series["lineStyle"]
    return [
        mark("path", "ties", **field("path", "fill"), fillOpacity={"value": style["opacity"]}),
        mark("rect", "boxes", **field("x", "y", "height", "fill"), width={"value": series["nodeWidth"]}),
        mark("text", "labels", **field("x", "y", "text", "fill", "fontSize", "lineHeight"), font={"value": font},
             baseline={"value": "middle"}),
    ]  # fmt: skip


def _placed(series: Spec, width: int, height: int) -> dict[str, Node]:
    """Put each node in the column after those that flow into it, the last at the end, one under the other."""
    nodes = {one["name"]: Node(one) for one in series["data"]}
    links, gap = series["links"], series["nodeGap"]
    for _round in nodes:
        for link in links:
            nodes[link["target"]].column = max(nodes[link["target"]].column, nodes[link["source"]].column + 1)
    last = max(one.column for one in nodes.values())
    for name, one in nodes.items():
        given, taken = (sum(link["value"] for link in links if link[side] == name) for side in ("source", "target"))
        one.value = max(given, taken)
        one.column = one.column if given else last
    columns = [[one for one in nodes.values() if one.column == place] for place in range(last + 1)]
    tall = height - series["top"] - series["bottom"]
    scale = min((tall - gap * (len(column) - 1)) / sum(one.value for one in column) for column in columns)
    broad = width - ENDS - series["nodeWidth"]
    for place, column in enumerate(columns):
        y = float(series["top"])
        for one in column:
            one.x, one.y, one.height = place * broad / (last or 1), y, one.value * scale
            y += one.height + gap
    return nodes


def _in_order(links: list[Spec], nodes: dict[str, Node]) -> list[Spec]:
    """Sort ties from the top, so that none crosses another that it need not cross."""
    return sorted(links, key=lambda link: (nodes[link["source"]].y, nodes[link["target"]].y))


def _tie(series: Spec, nodes: dict[str, Node], link: Spec) -> dict[str, Any]:
    """Draw a tie as an area between two curves, as thick as its value."""
    start, end = nodes[link["source"]], nodes[link["target"]]
    thick = link["value"] * start.height / start.value
    x1, x2, top, below = start.x + series["nodeWidth"], end.x, start.y + start.out, end.y + end.into
    start.out += thick
    end.into += thick
    bend = series["lineStyle"]["curveness"]
    first, second = x1 + (x2 - x1) * bend, x2 - (x2 - x1) * bend
    path = (f"M{x1:.2f},{top:.2f}C{first:.2f},{top:.2f},{second:.2f},{below:.2f},{x2:.2f},{below:.2f}"
            f"L{x2:.2f},{below + thick:.2f}C{second:.2f},{below + thick:.2f},{first:.2f},{top + thick:.2f},"
            f"{x1:.2f},{top + thick:.2f}Z")  # fmt: skip
    return {"path": path, "fill": start.said["itemStyle"]["color"]}


def _label(series: Spec, node: Node, codes: Mapping[str, str]) -> dict[str, Any]:
    """Write what stands beside a node, its code on a line of its own where the node is tall enough."""
    said = node.said["label"]
    code = codes.get("" if node.out == 0 else node.said["name"], "")
    is_tall = node.height > 2 * said["lineHeight"]
    lines = (said["formatter"] + ("\n" if is_tall else " · ") * bool(code) + code).split("\n")
    first = node.y + node.height / 2 - (len(lines) - 1) * said["lineHeight"] / 2
    return {
        "x": node.x + series["nodeWidth"] + ROOM, "y": first,
        "text": lines, "fill": said["color"], "fontSize": said["fontSize"],
        "lineHeight": said["lineHeight"],
    }  # fmt: skip
