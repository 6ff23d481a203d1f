"""What earlier editions still tell: their numbers that hold to this day, and what they told of those they withheld."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from simpul.disclosure.attacker import Past
from simpul.disclosure.census import Census
from simpul.disclosure.layout import Layout
from simpul.disclosure.shown import Shown
from simpul.errors import EditionRefused

TOLERANCE = 1e-6


def remembered(census: Census, editions: list[Shown]) -> Past:
    """Return the sums over today's rows that some edition told and that still hold.

    The attacker is taken to know which numbers have not changed since. A total of which an edition showed some parts
    tells the sum of the others: that is kept too.
    """
    layout = census.layout
    whole = np.zeros(layout.cell_of.size, dtype=bool)
    known: set[tuple[int, bytes]] = set()
    found: list[sparse.csr_array] = []
    for shown in editions:
        then, is_told = rows_then(census, shown)
        whole[np.flatnonzero(is_told & (then == layout.counts) & (then > 0))] = True
        numbers = list(_quantities(census, shown))
        quantities = np.array([place for place, _ in numbers], dtype=np.int64)
        told = np.array([number for _, number in numbers], dtype=float)
        whole[quantities[np.abs(told - layout.values[quantities]) <= TOLERANCE]] = True
        rest, holds = rests(layout, (then, is_told), sparse.csr_array(layout.sums[quantities]), told)
        new = []
        for place in np.flatnonzero(holds):
            unsaid = np.sort(rest.indices[rest.indptr[place] : rest.indptr[place + 1]])
            if (told_of := (int(quantities[place]), unsaid.tobytes())) not in known:
                known.add(told_of)
                new.append(place)
        found.append(rest[new])
    return Past(sparse.csr_array(sparse.vstack([layout.sums[whole], *found])))


def rows_then(census: Census, shown: Shown | None) -> tuple[np.ndarray, np.ndarray]:
    """Return each row's count as an edition showed it, 0 where there was no such row, and whether it was shown."""
    then, is_told = np.zeros(census.layout.size), np.full(census.layout.size, shown is not None)
    for key, number in shown.rows.items() if shown else ():
        if (place := census.row_of.get(key)) is not None:
            is_told[place] = number is not None
            then[place] = number or 0.0
    return then, is_told


def _quantities(census: Census, shown: Shown) -> list[tuple[int, float]]:
    """Return the quantities of metric cells that were shown; of a share that numerator and denominator."""
    layout, size = census.layout, census.layout.size
    firsts = {int(cell): place + size for place, cell in reversed(list(enumerate(layout.cell_of[size:])))}
    found = []
    for key, numbers in shown.cells.items():
        cell = census.cell_of[key]
        if (first := firsts.get(cell)) is not None and numbers[0] is not None:
            single = bool(layout.is_single[first])
            found += [(first, numbers[0])] if single and numbers[1] is None else _of_share(census, first, numbers)
    return found


def _of_share(census: Census, first: int, numbers: tuple[float | None, float | None]) -> list[tuple[int, float]]:
    """Return what is told of a share's parts; where only its denominator counts people, that is the one quantity."""
    top, below = numbers
    if top is None or below is None:
        raise EditionRefused("an edition shows half a share", where="disclosure", todo="tell the maintainers")
    return [(first, below)] if census.layout.is_single[first] else [(first, top), (first + 1, below)]


def rests(
    layout: Layout, seen: tuple[np.ndarray, np.ndarray], lines: sparse.csr_array, told: np.ndarray
) -> tuple[sparse.csr_array, np.ndarray]:
    """Return what totals told of the rows that an edition withheld, and where it is still so."""
    then, is_told = seen
    left = told - lines @ np.where(is_told, then, 0.0)
    rest = sparse.csr_array(lines @ sparse.diags_array(np.where(is_told, 0.0, 1.0)))
    rest.eliminate_zeros()
    gone = abs(rest) @ (layout.counts <= 0).astype(float)
    return rest, (np.diff(rest.indptr) > 0) & (gone == 0) & (np.abs(rest @ layout.counts - left) <= TOLERANCE)
