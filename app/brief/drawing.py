"""Charts of the screen as vectors: the same specification, drawn without a browser and without a network."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
from components.charts.kept import Kept
from components.drawings import Drawing
from components.reading import Tall

from brief import flows, rings, typeface

NONE: Mapping[str, str] = {}
TALL, KEY = 520, 140
"""The height of a flow diagram with a page of its own, and the width of an entry of a legend, in pixels."""


@lru_cache(maxsize=1)
def _pen() -> Any:
    import vl_convert

    vl_convert.register_font_directory(str(typeface.folder()))
    return vl_convert


def _charts_of(drawn: Any) -> list[tuple[str, int, Any]]:
    """Return the charts of a figure, each with its name and the columns that it has; none where it has no vectors."""
    if isinstance(drawn, Kept):
        return [("", 1, drawn.again())]
    if isinstance(drawn, alt.TopLevelMixin):
        return [("", 1, drawn)]
    if isinstance(drawn, Tall):
        spec = drawn.build()
        return [("", 1, spec)] if flows.is_one(spec) or rings.is_one(spec) else []
    several = getattr(drawn, "charts", list)()
    return [(name, columns, chart) for name, columns, chart in several]


@dataclass(frozen=True)
class Room:
    """What a chart has on paper, in pixels; of a ranking the first rows, where all would be too many."""

    width: int
    height: int
    rows: int | None = None
    margin: int = 5


def natural(chart: Any, width: int, tallest: int) -> Room:
    """Return the room that a chart has on screen, on a page of this width: a ranking that is too tall is cut."""
    if isinstance(chart, dict):
        return Room(width, min(TALL, tallest))
    drawn = chart.to_dict()
    height = drawn.get("height", tallest)
    if not isinstance(height, int | float) or height <= tallest:
        return Room(width, round(height) if isinstance(height, int | float) else tallest)
    names = _ranked(drawn)
    return Room(width, tallest, int(len(names) * tallest / height) if names else None)


def pieces(
    drawn: Drawing, room: Callable[[float, Any], Room], codes: Mapping[str, str] = NONE
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Draw a figure's charts; return what is said of each, and the vectors by name. One without vectors has none."""
    charts = _charts_of(drawn.chart)
    every = sum(columns for _name, columns, _chart in charts)
    said, vectors = [], {}
    for place, (name, columns, chart) in enumerate(charts):
        file, share = f"{drawn.key}-{place}", columns / every
        vectors[file] = svg(chart, room(share, chart), codes)
        said.append({"file": file, "name": name, "share": share, "alt": f"{name}. {drawn.alt}" if name else drawn.alt})
    return said, vectors


def svg(chart: alt.TopLevelMixin | dict[str, Any], room: Room, codes: Mapping[str, str] = NONE) -> str:
    """Draw a chart of the screen in the room that it has on paper; in a flow diagram each number with its code."""
    if isinstance(chart, dict):
        size = (room.width, room.height)
        ring = rings.vega(chart, size, typeface.FAMILY) if rings.is_one(chart) else None
        drawn = ring or flows.vega(chart, size, typeface.FAMILY, codes)
        return _pen().vega_to_svg(typeface.written(drawn), allowed_base_urls=[])
    drawn = typeface.written(chart.to_dict(validate=False))
    drawn |= {"width": room.width, "height": room.height, "autosize": {"type": "fit-x", "contains": "padding"}}
    drawn["padding"] = {"left": 5, "top": 5, "bottom": 5, "right": room.margin}
    if room.rows:
        _cut(drawn, room.rows)
    for layer in drawn.get("layer", ()):
        if layer["mark"].get("limit") == {"expr": "width"}:  # a name has the room of what stands beside the bars too
            layer["mark"]["limit"] = room.width - 5
    drawn["config"]["font"] = typeface.FAMILY
    drawn["config"].setdefault("legend", {})["columns"] = max(2, room.width // KEY)
    return _pen().vegalite_to_svg(drawn, allowed_base_urls=[])


def _ranked(drawn: dict[str, Any]) -> list[str] | None:
    """Return the names of a ranking in their order; none where the chart is no ranking."""
    axes = [layer["encoding"].get("y") for layer in drawn.get("layer", ()) if "encoding" in layer]
    found = [axis["sort"] for axis in axes if isinstance(axis, dict) and isinstance(axis.get("sort"), list)]
    return found[0] if found else None


def _cut(drawn: dict[str, Any], rows: int) -> None:
    """Keep the first rows of a ranking by name, in the specification and in its data."""
    axes = [layer["encoding"]["y"] for layer in drawn["layer"] if isinstance(layer["encoding"].get("y"), dict)]
    names = (_ranked(drawn) or [])[:rows]
    for axis in axes:
        if isinstance(axis.get("sort"), list):
            axis["sort"] = names
        if "domain" in (axis.get("scale") or {}):
            axis["scale"]["domain"] = names
    drawn["datasets"] = {
        name: [row for row in data if "name" not in row or row["name"] in names]
        for name, data in drawn["datasets"].items()
    }
