"""The small trend of a card: a picture with its sentence, and a band only where it is known what was usual."""

import re
from base64 import b64decode
from datetime import date

import polars as pl
from components import small_trends

DAYS = [date(2025, month, 1) for month in (1, 2, 3)]


def picture(*bounds: float | None) -> str:
    """Return the drawing of three values and their usual range."""
    low = [None, *bounds] if bounds else [None] * 3
    series = pl.DataFrame({"period": DAYS, "value": [1.0, 5.0, 3.0], "low": low, "high": low},
                          schema_overrides={"low": pl.Float64, "high": pl.Float64})  # fmt: skip
    told = small_trends.drawn(series, 'naik "tajam"')
    assert 'alt="naik &quot;tajam&quot;"' in told
    return b64decode(re.search(r"base64,([^\"]+)", told)[1]).decode()


def test_the_highest_value_stands_highest_and_the_last_has_a_dot():
    points = re.findall(r"([\d.]+),([\d.]+)", re.search(r'polyline points="([^"]+)"', picture())[1])
    heights = [float(y) for _x, y in points]
    assert heights[1] < heights[2] < heights[0]
    assert 'stroke-width="9"' in picture()


def test_a_band_is_drawn_where_a_range_is_known_and_never_leaves_the_picture():
    assert "polygon" not in picture()
    band = re.search(r'polygon points="([^"]+)"', picture(-900.0, 900.0))[1]
    assert all(0 <= float(y) <= small_trends.HEIGHT for y in re.findall(r",([\d.]+)", band))
