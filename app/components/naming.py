"""The column that names a grid's rows: it stays while the others are scrolled, and its names are read whole."""

import textwrap
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import polars as pl

MOST, SMALL, ROOM = 208, 7, 18
"""The width that a name takes at most (Streamlit lets go of a wider column on a phone), a letter's, and what stands
around it."""
LEAST = 80
"""The width that a head needs."""
TALL, TALLER = 66, 90
"""The height of a row of three lines and of more; in lower ones nothing is broken."""
NAMES = ("_name", "name", "member", "metric", "label")


def of(frame: pl.DataFrame) -> str:
    """Return the column by which rows are named: the first that holds names, else the first one."""
    return next((name for name in frame.columns if name.endswith(NAMES)), frame.columns[0])


def width(names: Iterable[Any], most: int = MOST) -> int:
    """Return how wide names are, by default within what a phone can keep in place."""
    longest = max((len(name) for name in set(map(str, names))), default=0)
    return min(most, max(LEAST, SMALL * longest + ROOM))


def height(names: Iterable[Any], wide: int) -> int | None:
    """Return the height of a grid's rows: the library's own or, where a name does not fit its line, one of several."""
    holds = (wide - ROOM) // SMALL
    lines = max((_lines(name, holds) for name in set(map(str, names))), default=1)
    return None if lines <= 1 else TALL if lines <= 3 else TALLER


@lru_cache(1 << 14)
def _lines(name: str, holds: int) -> int:
    return len(textwrap.wrap(name, holds, break_long_words=False))
