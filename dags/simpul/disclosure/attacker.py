"""What the attacker has in hand: a layout, what is withheld of it, and what earlier editions showed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from simpul.disclosure.layout import Layout
from simpul.disclosure.policy import Policy
from simpul.disclosure.polytope import Known, Reached, widths

NEAR = 1e-6


@dataclass(frozen=True)
class Mask:
    """Which cells are withheld, and which of them are said to count a small group; of the others nothing is said."""

    is_withheld: np.ndarray
    is_called_small: np.ndarray

    def part(self, cells: np.ndarray) -> Mask:
        """Return the mask of a block's cells."""
        return Mask(self.is_withheld[cells], self.is_called_small[cells])


@dataclass(frozen=True)
class Past:
    """Sums over rows that earlier editions told and that still hold: ``sums @ counts`` is known. Shape (sums, rows)."""

    sums: sparse.csr_array

    def part(self, rows: np.ndarray) -> Past:
        """Return what is known of a block's rows."""
        sums = sparse.csr_array(self.sums[:, rows])
        return Past(sums[np.diff(sums.indptr) > 0])


@dataclass(frozen=True)
class Exposed:
    """How far each withheld quantity can be told: its place, and the least and the most that it can be."""

    quantities: np.ndarray
    least: np.ndarray
    most: np.ndarray

    def narrow(self, interval: float) -> Exposed:
        """Return those that can be told to within less than an interval."""
        which = self.most - self.least < interval - NEAR
        return Exposed(self.quantities[which], self.least[which], self.most[which])


@dataclass(frozen=True)
class Asked:
    """How an attack is led: on which cells alone, from what values that an attack on less withheld already met.

    Without ``is_exact`` some may be told less of than could be.
    """

    cells: np.ndarray | None = None
    met: Exposed | None = None
    is_exact: bool = True


ALL = Asked()


def attack(layout: Layout, mask: Mask, past: Past, policy: Policy, asked: Asked = ALL) -> Exposed:
    """Return what can be told of every quantity that must stay untold."""
    free = np.flatnonzero(mask.is_withheld[: layout.size])
    places = _untold(layout, mask, policy.smallest)
    if asked.cells is not None:
        places = places[asked.cells[layout.cell_of[places]]]
    if not free.size or not places.size:
        return Exposed(places, layout.values[places], layout.values[places])
    targets = sparse.csr_array(layout.sums[places][:, free])
    told = layout.values[places] - targets @ layout.counts[free]
    least, most = _reached(layout, asked.met)
    had = Reached(least[places] - told, most[places] - told, asked.is_exact)
    known = _known(layout, mask, free, past, policy)
    least, most = widths(known, targets, policy.interval, had)
    return Exposed(places, least + told, most + told)


def _reached(layout: Layout, met: Exposed | None) -> tuple[np.ndarray, np.ndarray]:
    """Return the least and most that each quantity is known to take: its truth, and what an attack met."""
    least, most = layout.values.copy(), layout.values.copy()
    if met is not None:
        least[met.quantities] = np.minimum(met.least, least[met.quantities])
        most[met.quantities] = np.maximum(met.most, most[met.quantities])
    return least, most


def _untold(layout: Layout, mask: Mask, smallest: int) -> np.ndarray:
    """Return the quantities to guard: a cell's small ones, else its first that is not nought."""
    small, filled = layout.small(smallest), np.flatnonzero(layout.values > 0)
    first = np.zeros(small.size, dtype=bool)
    first[filled[np.unique(layout.cell_of[filled], return_index=True)[1]]] = True
    guarded = np.where(layout.small_cells(smallest)[layout.cell_of], small, first)
    return np.flatnonzero(mask.is_withheld[layout.cell_of] & guarded)


def _known(layout: Layout, mask: Mask, free: np.ndarray, past: Past, policy: Policy) -> Known:
    truth, top = layout.counts[free], policy.smallest - 1.0
    shown = ~mask.is_withheld[layout.cell_of]
    equal = sparse.csr_array(sparse.vstack([layout.sums[shown][:, free], layout.ties[:, free], past.sums[:, free]]))
    equal = _once(equal[np.diff(equal.indptr) > 0])
    bounded = called_small(layout, mask)
    limits = sparse.csr_array(sparse.vstack([layout.sums[bounded], layout.limits]))
    most = np.concatenate([np.full(bounded.size, top), np.zeros(layout.limits.shape[0])])
    own = limits @ layout.counts - limits[:, free] @ truth
    return Known(
        truth=truth,
        low=np.ones(free.size),
        high=np.where(mask.is_called_small[free], top, np.inf),
        equal=equal,
        to=equal @ truth,
        bounded=sparse.csr_array(limits[:, free]),
        most=most - own,
    )


def _once(lines: sparse.csr_array) -> sparse.csr_array:
    """Return lines without those that stand there twice, as a total does that two editions tell."""
    chance = np.random.default_rng(lines.shape[1])
    marks = lines @ chance.uniform(1, 2, (lines.shape[1], 2))
    return lines[np.sort(np.unique(marks, axis=0, return_index=True)[1])]


def called_small(layout: Layout, mask: Mask) -> np.ndarray:
    """Return the sums of which it is said that they count a small group."""
    rest = np.arange(layout.cell_of.size) >= layout.size
    return np.flatnonzero(rest & layout.is_single & mask.is_called_small[layout.cell_of])
