"""The small trend of a card, as a drawing within its text: a chart of Vega a card would cost the page its first second.

The line ends in a dot; behind it lies the band of what was usual, cut off where it is far wider than what happened.
"""

import html
from base64 import b64encode

import polars as pl

from components.palette import palette

WIDTH, HEIGHT, EDGE = 240, 48, 6


def drawn(series: pl.DataFrame, alt: str) -> str:
    """Draw period, value, low and high, told or null, for who sees it; `alt` is for who does not."""
    colour = palette()
    least, most = series["value"].min(), series["value"].max()
    room = 0.4 * (most - least) or 1
    floor, span = least - room, most - least + 2 * room

    def down(value: float) -> float:
        share = (value - floor) / span
        return round(EDGE + (HEIGHT - 2 * EDGE) * (1 - min(1, max(0, share))), 1)

    days = [(day - series["period"][0]).days for day in series["period"]]
    across = [round(EDGE + (WIDTH - 2 * EDGE) * day / (days[-1] or 1), 1) for day in days]
    line = [f"{x},{down(value)}" for x, value in zip(across, series["value"], strict=True)]
    bounds = zip(across, series["low"], series["high"], strict=True)
    usual = [(x, down(low), down(high)) for x, low, high in bounds if low is not None and high is not None]
    band = [f"{x},{low}" for x, low, _high in usual] + [f"{x},{high}" for x, _low, high in reversed(usual)]
    fixed = 'vector-effect="non-scaling-stroke" fill="none" stroke-linecap="round" stroke-linejoin="round"'
    drawn = [
        f'<polygon points="{" ".join(band)}" fill="{colour["quiet"]}" opacity="0.25"/>' if len(usual) > 1 else "",
        f'<polyline points="{" ".join(line)}" stroke="{colour["main"]}" stroke-width="2" {fixed}/>',
        f'<polyline points="{line[-1]} {line[-1]}" stroke="{colour["main"]}" stroke-width="9" {fixed}/>',
    ]
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none"'
    source = b64encode(f"<svg {frame}>{''.join(drawn)}</svg>".encode()).decode()
    # Streamlit takes drawings out of a text, pictures it leaves.
    return f'<img class="small-trend" alt="{html.escape(alt)}" src="data:image/svg+xml;base64,{source}">'
