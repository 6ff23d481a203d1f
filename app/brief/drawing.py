"""Charts of the screen as vectors: the same specification, drawn without a browser and without a network."""

from functools import lru_cache
from typing import Any

import altair as alt

from brief import typeface


@lru_cache(maxsize=1)
def _pen() -> Any:
    import vl_convert

    vl_convert.register_font_directory(str(typeface.folder()))
    return vl_convert


def svg(chart: alt.Chart | alt.LayerChart, width: int, height: int | None = None) -> str:
    """Draw a chart of the screen at a width, in pixels; its height is its own unless given."""
    drawn = typeface.written(chart.to_dict(validate=False))
    drawn["width"] = width
    if height:
        drawn["height"] = height
    drawn["config"]["font"] = typeface.FAMILY
    return _pen().vegalite_to_svg(drawn, allowed_base_urls=[])
