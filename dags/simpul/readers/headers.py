"""Column names: one spelling for comparison, and the row that holds them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

SEARCHED_ROWS = 30
"""How far down a sheet its header may stand."""


class HeaderRow(NamedTuple):
    """Where the header stands (from 0) and how many promised names it holds."""

    position: int
    matches: int


def normal(text: str) -> str:
    """Return the name as it is compared: NFKC, letter case and width of spaces ignored."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def aliases(names: str) -> list[str]:
    """Split a contract's ``a | b`` into the names that a column has had."""
    return [name.strip() for name in names.split("|") if name.strip()]


def known_names(columns: Iterable[str]) -> set[str]:
    """Return every alias in ``columns`` as it is compared."""
    return {normal(alias) for column in columns for alias in aliases(column)}


def find_header(rows: Sequence[Sequence[str | None]], known: set[str]) -> HeaderRow:
    """Find the row that holds most promised names; the first of equals.

    Where no row holds any, it is the first row that is not blank: the drift report will say what it found.
    """
    counted = [len({normal(cell) for cell in row if cell} & known) for row in rows[:SEARCHED_ROWS]]
    most = max(counted, default=0)
    if most:
        return HeaderRow(counted.index(most), most)
    filled = (index for index, row in enumerate(rows) if any(cell and cell.strip() for cell in row))
    return HeaderRow(next(filled, 0), 0)
