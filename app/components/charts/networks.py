"""A network of who exchanges with whom, as an ECharts specification: at most sixty agencies, the strongest ties."""

from typing import Any

import polars as pl

from components.palette import palette
from components.remembered import remembered

MOST_NODES, MOST_TIES = 60, 60


@remembered
def network(ties: pl.DataFrame) -> dict[str, Any]:
    """Draw provider, consumer and value as a network on a circle; the tie's width is its value's place among the ties.

    Nodes can be selected; a force that jitters is not used, so that the same data is the same picture.
    """
    colour = palette()
    strongest = ties.sort("value", "provider", "consumer", descending=[True, False, False])
    kept: dict[str, int] = {}
    links = []
    for provider, consumer, value in strongest.select("provider", "consumer", "value").head(MOST_TIES).iter_rows():
        if len(set(kept) | {provider, consumer}) > MOST_NODES:
            continue
        for name in (provider, consumer):
            kept[name] = kept.get(name, 0) + 1
        links.append(
            {"source": provider, "target": consumer, "value": value, "lineStyle": {"width": _width(len(links))}}
        )
    most = max(kept.values(), default=1)
    nodes = [
        {"name": name, "value": count, "symbolSize": 8 + 22 * count / most} for name, count in sorted(kept.items())
    ]
    label = {"show": True, "color": colour["text"], "fontSize": 11, "position": "right"}
    series = {
        "type": "graph", "layout": "circular", "circular": {"rotateLabel": True}, "data": nodes, "links": links,
        "edgeSymbol": ["none", "arrow"], "edgeSymbolSize": 6, "selectedMode": "single", "label": label,
        "itemStyle": {"color": colour["main"]}, "select": {"itemStyle": {"color": colour["minus"]}},
        "lineStyle": {"color": colour["quiet"], "curveness": 0.25, "opacity": 0.55},
        "emphasis": {"focus": "adjacency"}, "left": "22%", "right": "22%", "top": "20%", "bottom": "20%",
    }  # fmt: skip
    return {"tooltip": {}, "animation": False, "backgroundColor": "transparent", "series": [series]}


def _width(place: int) -> float:
    """Return the width of a tie by its place, the strongest widest."""
    return 4.0 if place < 10 else 2.5 if place < 30 else 1.2
