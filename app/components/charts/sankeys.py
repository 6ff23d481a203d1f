"""A Sankey from where money is planned to what it is for and to what has been spent, as an ECharts specification."""

from typing import Any

import polars as pl

from components.palette import palette, scheme

FLOWS = {
    "light": ["#0b4f8a", "#2a8a86", "#7a3b8f", "#5c6670", "#a61c3c", "#3a80b9", "#5f6b2d", "#b45f06"],
    "dark": ["#8ec5ff", "#6fd0c8", "#cf9be0", "#aab4be", "#ff8fa6", "#68a3df", "#c3cf8a", "#f0a95a"],
}
PHONE, WIDE, NARROW = 560, 400, 98
"""Up to which width a picture is a phone's, and how wide a label may be on a wall and on a phone."""


def sankey(flows: pl.DataFrame, ends: dict[str, str], told: dict[str, str]) -> dict[str, Any]:
    """Draw source, target and value; `ends` colours the last nodes by name, `told` is what stands beside each node.

    Nodes can be selected; labels are written by us, because the browser does not know the reader's numbers.
    """
    colour, nodes = palette(), _nodes(flows, ends, told)
    links = [
        {"source": source, "target": target, "value": value}
        for source, target, value in flows.select("source", "target", "value").iter_rows()
    ]
    series = {
        "type": "sankey", "data": nodes, "links": links, "selectedMode": "single", "nodeWidth": 16, "nodeGap": 16,
        "layoutIterations": 0, "draggable": False, "left": 0, "right": "24%", "top": 8, "bottom": 16,
        "lineStyle": {"color": "source", "opacity": 0.35, "curveness": 0.5}, "emphasis": {"focus": "adjacency"},
        "select": {"itemStyle": {"borderColor": colour["text"], "borderWidth": 2}},
        "labelLayout": {"hideOverlap": False},
    }  # fmt: skip
    wide = {name: series[name] for name in ("data", "nodeGap", "right")}
    media = [{"query": {"maxWidth": PHONE}, "option": {"series": [_narrow(nodes)]}}, {"option": {"series": [wide]}}]
    return {
        "tooltip": {"show": False}, "animation": False, "backgroundColor": "transparent", "series": [series],
        "media": media,
    }  # fmt: skip


def _nodes(flows: pl.DataFrame, ends: dict[str, str], told: dict[str, str]) -> list[dict[str, Any]]:
    """Return the nodes, each with its colour and what stands beside it."""
    colour, shades = palette(), FLOWS[scheme()]
    names = list(dict.fromkeys([*flows["source"], *flows["target"]]))
    sources = flows["source"].unique(maintain_order=True).to_list()
    nodes = []
    for name in names:
        shade = (
            ends.get(name) or shades[sources.index(name) % len(shades)]
            if name in [*sources, *ends]
            else colour["quiet"]
        )
        text = {"formatter": told.get(name, name), "color": colour["text"], "fontSize": 12, "lineHeight": 15}
        text |= {"width": WIDE, "overflow": "none"}
        nodes.append({"name": name, "itemStyle": {"color": shade, "borderWidth": 0}, "label": text})
    return nodes


def _narrow(nodes: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what is otherwise on a phone: names broken over lines, and as much room between nodes as they take."""
    said = {"fontSize": 11, "lineHeight": 12, "width": NARROW, "overflow": "break"}
    lines = [
        node | {"label": node["label"] | said | {"formatter": node["label"]["formatter"].replace(" · ", "\n")}}
        for node in nodes
    ]
    return {"data": lines, "nodeGap": 47, "right": NARROW + 4}
