"""A number's small line as a picture within text: light enough for a page of twenty, and with its sentence."""

import html
from base64 import b64encode
from datetime import date

import polars as pl

from components.palette import palette

WIDTH, HEIGHT, EDGE = 104, 30, 4


def spark(series: pl.DataFrame, alt: str) -> str:
    """Write a series of period and value as a line that ends in a point; what is withheld is a gap at no place."""
    known = series.filter(pl.col("value").is_not_null()).select("period", "value").sort("period")
    if known.height < 2:
        return ""
    points = _placed(known)
    colour, path = palette()["main"], " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, y = points[-1]
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-linejoin="round"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/></svg>'
    )
    source = b64encode(drawn.encode()).decode()
    return f'<img class="spark" alt="{html.escape(alt)}" src="data:image/svg+xml;base64,{source}">'


def _placed(known: pl.DataFrame) -> list[tuple[float, float]]:
    """Place the points in the picture: time from left to right, the least value at the bottom."""
    rows: list[tuple[date, float]] = list(known.iter_rows())
    start, days = rows[0][0], max((rows[-1][0] - rows[0][0]).days, 1)
    low, high = min(value for _day, value in rows), max(value for _day, value in rows)
    wide, tall = WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE
    return [
        (EDGE + wide * (day - start).days / days, HEIGHT - EDGE - tall * ((value - low) / (high - low or 1)))
        for day, value in rows
    ]
