"""Five steps of a share, pale to strong, each with an ink that reads on it; what is not told has its own."""

import altair as alt

from components.language import _
from components.palette import palette, scheme

STEPS = {
    "light": (["#e8f1f9", "#bcd8ee", "#7fb2dc", "#2f73ad", "#0b4f8a"], ["#0b0c0c"] * 3 + ["#ffffff"] * 2),
    "dark": (["#16283a", "#1f4263", "#2f6596", "#5c9bd4", "#8ec5ff"], ["#f5f5f5"] * 3 + ["#0b0c0c"] * 2),
}
EDGES = [20, 40, 60, 80]


def fill(field: str = "value", legend: bool = True) -> alt.Color:
    """Colour a share from 0 to 100 by its step; the key names the steps."""
    shown = alt.Legend(title=None, format=".0f", symbolType="square") if legend else None
    return alt.Color(f"{field}:Q", scale=alt.Scale(type="threshold", domain=EDGES, range=_steps(0)), legend=shown)


def ink(field: str = "value") -> alt.Color:
    """Colour the text upon a step so that it reads."""
    return alt.Color(f"{field}:Q", scale=alt.Scale(type="threshold", domain=EDGES, range=_steps(1)), legend=None)


def untold() -> str:
    """Return the colour of the frame around what is not told."""
    return palette()["quiet"]


def _steps(place: int) -> list[str]:
    return STEPS[scheme()][place]


def key() -> str:
    """Say the steps in words, for a subtitle."""
    return _("Five steps: up to 20, 40, 60, 80 and 100%.")
