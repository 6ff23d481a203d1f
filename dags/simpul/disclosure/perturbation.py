"""The cheapest change of published numbers under which counts that can be told get the room that they need.

Whatever moves in it must be withheld (Kelly, Golden & Assad 1992); one linear program gives many counts their room.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from simpul.disclosure.attacker import Exposed, Mask, Past, called_small
from simpul.disclosure.layout import Layout
from simpul.disclosure.policy import Policy
from simpul.disclosure.program import NO_END, Program

REWARD = 1e5
"""What a person of needed room is worth against any number that is withheld for it."""
MOVED, ALMOST_FREE = 1e-4, 1e-6
FAR = 4.0
"""How far a count may move, in intervals."""


@dataclass(frozen=True)
class Change:
    """A layout in which some counts are to move, and what of it is withheld already."""

    layout: Layout
    mask: Mask
    past: Past
    policy: Policy

    def moved(self, told: Exposed, turn: int) -> np.ndarray:
        """Return the cells that move when the counts that can be told get their room, as much of it as there is."""
        layout, size = self.layout, self.layout.size
        moving, priced = np.zeros(len(layout.cells), dtype=bool), self._priced()
        found = self._solve(told, turn, priced)
        if found is not None:
            change = found[:size] - found[size : 2 * size]
            moving[:size] = np.abs(change) > MOVED
            moving[layout.cell_of[priced[np.abs(layout.sums[priced] @ change) > MOVED]]] = True
        return moving

    def _priced(self) -> np.ndarray:
        """Return the sums over rows that are shown: changing one has a price."""
        of = self.layout.cell_of
        return np.flatnonzero((np.arange(of.size) >= self.layout.size) & ~self.mask.is_withheld[of])

    def _solve(self, told: Exposed, turn: int, priced: np.ndarray) -> np.ndarray | None:
        """Return rise and fall of each row, each priced change and the room given; nothing where none is possible."""
        sums, wanted = self.layout.sums, told.quantities.size
        known = sparse.csr_array(sparse.vstack([self.past.sums, self.layout.ties]))
        signs, needs = self._needs(told, turn)
        goal = sparse.csr_array(sums[told.quantities].multiply(signs[:, None]))
        small = called_small(self.layout, self.mask)
        limit = sparse.csr_array(sparse.vstack([sums[small], self.layout.limits]))
        sized, eye = sums[priced], sparse.eye_array(priced.size)
        uneven = [[sized, -sized, -eye, None], [-sized, sized, -eye, None]]
        uneven += [[-goal, goal, None, sparse.eye_array(wanted)], [limit, -limit, None, None]]
        margins = self.policy.smallest - 1.0 - self.layout.values[small]
        kept = -(self.layout.limits @ self.layout.counts)
        most = np.concatenate([np.zeros(2 * priced.size + wanted), margins, kept])
        high = np.concatenate([*self._room(), np.full(priced.size, NO_END), needs])
        rows = [sparse.bmat([row for row in uneven if row[0] is not None and row[0].shape[0]], format="csr")]
        rows.append(sparse.hstack([known, -known, sparse.csr_array((known.shape[0], priced.size + wanted))]))
        program = Program(
            sparse.csr_array(sparse.vstack(rows)),
            np.concatenate([np.full(most.size, -NO_END), np.zeros(known.shape[0])]),
            np.concatenate([most, np.zeros(known.shape[0])]),
            np.zeros(high.size),
            high,
            presolve="off",
        )
        return program.lowest(self._costs(priced, wanted))

    def _costs(self, priced: np.ndarray, wanted: int) -> np.ndarray:
        """Return what it costs to change each row and sum: the bigger, the dearer, for it tells more people's story."""
        price = 1.0 + np.log1p(np.abs(self.layout.values))
        size = self.layout.size
        rows = np.where(self.mask.is_withheld[:size], ALMOST_FREE, price[:size])
        return np.concatenate([rows, rows, 2 * price[priced], np.full(wanted, -REWARD)])

    def _needs(self, told: Exposed, turn: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the way that each count should move, and how far, for its least and most to be far enough apart."""
        values, enough = self.layout.values[told.quantities], self.policy.interval
        is_called = self.mask.is_called_small[self.layout.cell_of[told.quantities]]
        is_called &= self.layout.is_single[told.quantities]
        may_rise = ~is_called | (told.least + enough <= self.policy.smallest - 1.0)
        may_fall = told.most - enough >= 1.0
        tossed = np.random.default_rng(turn).random(values.size) < 0.5
        rises = np.where(may_rise & may_fall, tossed, may_rise)
        needs = np.where(rises, told.least + enough - values, values - told.most + enough)
        return np.where(rises, 1.0, -1.0), np.maximum(needs, 0.0)

    def _room(self) -> tuple[np.ndarray, np.ndarray]:
        """Return how far each row may rise and fall and still be what is said of it; a row of nobody stays so."""
        counts, far = self.layout.counts, FAR * self.policy.interval
        is_called = self.mask.is_called_small[: self.layout.size]
        up = np.where(is_called, self.policy.smallest - 1.0 - counts, far)
        down = np.minimum(counts - 1.0, far)
        return np.where(counts > 0, up, 0.0), np.where(counts > 0, down, 0.0)
