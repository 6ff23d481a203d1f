"""The network of the screen as a vector: its specification, laid out on a circle as ECharts does, as Vega."""

from collections.abc import Mapping
from math import asin, atan2, cos, degrees, hypot, pi, sin
from typing import Any

Spec = Mapping[str, Any]
Point = tuple[float, float]
GAP, INWARDS = 5, 3
"""Pixels between a node and its name; how many times as curved ties are on a circle as between two nodes."""


def is_one(spec: Any) -> bool:
    """Say whether a diagram of the screen is a network on a circle."""
    return isinstance(spec, Mapping) and spec["series"][0].get("layout") == "circular"


def vega(spec: Spec, room: tuple[int, int], font: str) -> dict[str, Any]:
    """Write a network as Vega in the width and height that it has on paper."""
    series, (width, height) = spec["series"][0], room
    centre, radius = (width / 2, height / 2), height * (1 - 2 * float(series["top"].rstrip("%")) / 100) / 2
    angles = _angles(series["data"], radius)
    places = {name: (centre[0] + radius * cos(at), centre[1] + radius * sin(at)) for name, at in angles.items()}
    sizes = {one["name"]: one["symbolSize"] for one in series["data"]}
    links = [(places[one["source"]], places[one["target"]], one) for one in series["links"]]
    ties = [_tie(series, start, end, centre) | {"width": one["lineStyle"]["width"]} for start, end, one in links]
    tips = [_tip(series, start, end, centre, sizes[one["target"]]) for start, end, one in links]
    nodes = [{"x": x, "y": y, "size": sizes[name] ** 2} for name, (x, y) in places.items()]
    names = [_name(name, centre, radius + sizes[name] / 2 + GAP, at) for name, at in angles.items()]
    data = {"ties": ties, "tips": tips, "nodes": nodes, "names": names}
    return {
        "$schema": "https://vega.github.io/schema/vega/v6.json", "width": width, "height": height, "padding": 0,
        "data": [{"name": name, "values": rows} for name, rows in data.items()], "marks": _marks(series, font),
    }  # fmt: skip


def _angles(nodes: list[Spec], radius: float) -> dict[str, float]:
    """Give each node the arc that it fills and as much of the rest as every other."""
    arcs = [2 * asin(min(1.0, one["symbolSize"] / 2 / radius)) for one in nodes]
    rest, at, found = (2 * pi - sum(arcs)) / len(nodes), 0.0, {}
    for one, arc in zip(nodes, arcs, strict=True):
        found[one["name"]] = at + (arc + rest) / 2
        at += arc + rest
    return found


def _bend(series: Spec, start: Point, end: Point, centre: Point) -> Point:
    share = series["lineStyle"]["curveness"] * INWARDS
    x, y = (centre[i] * share + (start[i] + end[i]) / 2 * (1 - share) for i in (0, 1))
    return x, y


def _tie(series: Spec, start: Point, end: Point, centre: Point) -> dict[str, Any]:
    x, y = _bend(series, start, end, centre)
    return {"path": f"M{start[0]:.2f},{start[1]:.2f}Q{x:.2f},{y:.2f},{end[0]:.2f},{end[1]:.2f}"}


def _tip(series: Spec, start: Point, end: Point, centre: Point, size: float) -> dict[str, Any]:
    """Put an arrow's head where a tie meets its node."""
    x, y = _bend(series, start, end, centre)
    length = hypot(end[0] - x, end[1] - y) or 1
    back = size / 2 + series["edgeSymbolSize"] / 2
    place = [edge - (edge - bend) / length * back for edge, bend in zip(end, (x, y), strict=True)]
    return {"x": place[0], "y": place[1], "angle": degrees(atan2(end[1] - y, end[0] - x)) + 90}


def _name(name: str, centre: Point, away: float, at: float) -> dict[str, Any]:
    """Write a node's name outwards; on the left it is turned round, so that none stands on its head."""
    turned = cos(at) < 0
    place = {"x": centre[0] + away * cos(at), "y": centre[1] + away * sin(at), "text": name}
    return place | {"angle": degrees(at) + 180 * turned, "align": "right" if turned else "left"}


def _marks(series: Spec, font: str) -> list[dict[str, Any]]:
    def mark(kind: str, rows: str, fields: str, **look: Any) -> dict[str, Any]:
        found = {name: {"field": name} for name in fields.split()} | {
            name: {"value": one} for name, one in look.items()
        }
        return {"type": kind, "from": {"data": rows}, "encode": {"enter": found}}

    line, label, fill = series["lineStyle"], series["label"], series["itemStyle"]["color"]
    ties = mark("path", "ties", "path", stroke=line["color"], strokeOpacity=line["opacity"])
    ties["encode"]["enter"]["strokeWidth"] = {"field": "width"}
    head = series["edgeSymbolSize"] ** 2
    return [
        ties,
        mark("symbol", "tips", "x y angle", shape="triangle", size=head, fill=line["color"]),
        mark("symbol", "nodes", "x y size", fill=fill),
        mark("text", "names", "x y text angle align", font=font, baseline="middle", fill=label["color"],
             fontSize=label["fontSize"]),
    ]  # fmt: skip
