"""What stands above a bar: its name and, bold beneath, its label; both as wide as the window allows."""

from collections.abc import Iterable

import altair as alt
import polars as pl

from components.language import is_for_paper
from components.palette import palette

ROW, OFFSET = 60, 17
"""The height of a row of two lines and a bar, and how far below its middle the bar lies."""
WIDE = alt.ExprRef("width")
"""A text that is longer than its picture is cut with three dots; else the picture would shrink to make room."""
LINE, PHONE, CAPITAL, LETTER = 15, 350, 7.6, 6.6
"""The height of a line, the width of a phone's picture, and of a letter of names in capitals and of others."""


def captions(said: pl.DataFrame, y: alt.Y) -> list[alt.Chart]:
    """Draw name and label, one row each, from the left edge."""
    label = {"align": "left", "limit": WIDE, "color": palette()["text"], "dy": -1, "fontWeight": "bold"}
    base = alt.Chart(said).encode(y, x=alt.value(0))
    return [whole(base, -18), base.mark_text(**label).encode(text="label:N")]


def whole(base: alt.Chart, dy: int) -> alt.Chart:
    """Write each row's name from the left edge: whole, broken upwards into lines where the window is narrow.

    Paper has rows of its own height, and the room beside the bars for a name.
    """
    holds = f"max(12, floor(width / (datum.name == upper(datum.name) ? {CAPITAL} : {LETTER})))"
    broken = f"trim(replace(datum.name, regexp('(.{{1,' + {holds} + '}})(\\\\s+|$)', 'g'), '$1\\n'))"
    if is_for_paper():
        broken = "datum.name"
    rise = alt.ExprRef(f"{dy} - {LINE} * (length(split(datum.broken, '\\n')) - 1)")
    look = {"align": "left", "limit": WIDE, "color": palette()["text"], "lineBreak": "\n", "lineHeight": LINE}
    return base.transform_calculate(broken=broken).mark_text(dy=rise, **look).encode(x=alt.value(0), text="broken:N")


def height(names: Iterable[str], row: int) -> int:
    """Return the height of a row: one of names too long for a phone's line has room for as many as they take."""
    if is_for_paper():
        return row
    wide = max((len(name) * (CAPITAL if name.isupper() else LETTER) for name in names), default=0)
    return row + LINE * int(wide // PHONE)


def goals(base: alt.Chart, target: float | None, offset: int) -> list[alt.Chart]:
    """Draw a target as a dash across each bar, so that the line which they make together crosses no name."""
    if target is None:
        return []
    look = {"color": palette()["minus"], "thickness": 2, "size": 20, "yOffset": offset, "opacity": 1}
    return [base.mark_tick(orient="vertical", **look).encode(x=alt.datum(target))]
