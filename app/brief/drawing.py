"""Charts of the screen as vectors: the same specification, drawn without a browser and without a network."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt

from brief import flows, typeface

NONE: Mapping[str, str] = {}
KEY = 140
"""The width of an entry of a legend, in pixels."""


@lru_cache(maxsize=1)
def _pen() -> Any:
    import vl_convert

    vl_convert.register_font_directory(str(typeface.folder()))
    return vl_convert


def charts_of(drawn: Any) -> list[tuple[str, int, Any]]:
    """Return the charts of a figure, each with its name and the columns that it has; none where it has no vectors."""
    if isinstance(drawn, alt.TopLevelMixin):
        return [("", 1, drawn)]
    if flows.is_one(getattr(drawn, "spec", None)):
        return [("", 1, drawn.spec)]
    several = getattr(drawn, "charts", list)()
    return [(name, columns, chart) for name, columns, chart in several]


@dataclass(frozen=True)
class Room:
    """What a chart has on paper, in pixels; of a ranking the first rows, where all would be too many."""

    width: int
    height: int
    rows: int | None = None
    margin: int = 5


def svg(chart: alt.TopLevelMixin | dict[str, Any], room: Room, codes: Mapping[str, str] = NONE) -> str:
    """Draw a chart of the screen in the room that it has on paper; in a flow diagram each number with its code."""
    if isinstance(chart, dict):
        flow = flows.vega(chart, (room.width, room.height), typeface.FAMILY, codes)
        return _pen().vega_to_svg(typeface.written(flow), allowed_base_urls=[])
    drawn = typeface.written(chart.to_dict(validate=False))
    drawn |= {"width": room.width, "height": room.height, "autosize": {"type": "fit-x", "contains": "padding"}}
    drawn["padding"] = {"left": 5, "top": 5, "bottom": 5, "right": room.margin}
    if room.rows:
        _cut(drawn, room.rows)
    for layer in drawn.get("layer", ()):
        if "limit" in layer["mark"]:  # a name has the margin too
            layer["mark"]["limit"] = {"expr": f"width + {room.margin}"}
    drawn["config"]["font"] = typeface.FAMILY
    drawn["config"].setdefault("legend", {})["columns"] = max(2, room.width // KEY)
    return _pen().vegalite_to_svg(drawn, allowed_base_urls=[])


def _cut(drawn: dict[str, Any], rows: int) -> None:
    """Keep the first rows of a ranking by name, in the specification and in its data."""
    axes = [layer["encoding"]["y"] for layer in drawn["layer"] if isinstance(layer["encoding"].get("y"), dict)]
    names = next(axis["sort"] for axis in axes if isinstance(axis.get("sort"), list))[:rows]
    for axis in axes:
        if isinstance(axis.get("sort"), list):
            axis["sort"] = names
        if "domain" in (axis.get("scale") or {}):
            axis["scale"]["domain"] = names
    drawn["datasets"] = {
        name: [row for row in data if "name" not in row or row["name"] in names]
        for name, data in drawn["datasets"].items()
    }
