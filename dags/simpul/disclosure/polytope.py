"""What can be worked out of withheld counts: the least and the most that each can be, by linear programming."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from simpul.disclosure.program import NO_END, Program
from simpul.errors import EditionRefused

ROUNDS, FEW_ROUNDS = 8, 3
"""Programs that move all open numbers at once, before those still open have two of their own; few where not."""
FAR = 20.0
"""How far above its truth, in intervals, a number need be looked for."""


@dataclass(frozen=True)
class Known:
    """What is known of withheld counts x: ``equal @ x == to``, ``bounded @ x <= most``, ``low <= x <= high``.

    ``truth`` satisfies all of it.
    """

    truth: np.ndarray
    low: np.ndarray
    high: np.ndarray
    equal: sparse.csr_array
    to: np.ndarray
    bounded: sparse.csr_array
    most: np.ndarray


@dataclass(frozen=True)
class Reached:
    """The least and most that each target is known to take already; whether the rest is to be looked for exactly."""

    least: np.ndarray
    most: np.ndarray
    is_exact: bool


def widths(known: Known, targets: sparse.csr_array, enough: float, reached: Reached) -> tuple[np.ndarray, np.ndarray]:
    """Return the least and most of each target, exact wherever they are less than ``enough`` apart.

    Elsewhere they are two values that the target does take, which is all one needs to know.

    Raises:
        EditionRefused: a program could not be solved, so nothing is proven.
    """
    least, most = reached.least.copy(), reached.most.copy()
    for rows, equal, bounded, picked in _components(known, targets):
        if (most[picked] - least[picked] < enough).any():
            part = Known(
                known.truth[rows], known.low[rows], known.high[rows], known.equal[equal][:, rows],
                known.to[equal], known.bounded[bounded][:, rows], known.most[bounded],
            )  # fmt: skip
            had = Reached(least[picked], most[picked], reached.is_exact)
            least[picked], most[picked] = _attack(part, targets[picked][:, rows], enough, had)
    return least, most


def _components(known: Known, targets: sparse.csr_array) -> list[list[np.ndarray]]:
    """Return rows, equations, bounds and targets that hang together, wherever there is a row."""
    links = sparse.csr_array(sparse.vstack([known.equal, known.bounded, targets]))
    size = known.truth.size
    graph = sparse.bmat([[sparse.csr_array((size, size)), links.T], [links, None]])
    count, labels = connected_components(graph, directed=False)
    order, ends = np.argsort(labels, kind="stable"), np.cumsum(np.bincount(labels, minlength=count))[:-1]
    starts = np.cumsum([0, size, known.to.size, known.most.size])
    groups = (group for group in np.split(order, ends) if group[0] < size)  # rows are numbered first
    parts = (np.split(group, np.searchsorted(group, starts[1:])) for group in groups)
    return [[part - start for part, start in zip(each, starts, strict=True)] for each in parts]


def _attack(known: Known, targets: sparse.csr_array, enough: float, had: Reached) -> tuple[np.ndarray, np.ndarray]:
    least, most = had.least, had.most
    chance, possible = np.random.default_rng(least.size), _program(known, enough)

    def look(goal: np.ndarray) -> None:
        met = targets @ _lowest(possible, goal)
        np.minimum(least, met, out=least)
        np.maximum(most, met, out=most)

    for _ in range(ROUNDS if had.is_exact else FEW_ROUNDS):
        still = most - least < enough
        if not still.any() or (had.is_exact and still.sum() == 1):
            break
        look(targets.T @ (chance.choice([-1.0, 1.0], still.size) * chance.uniform(0.5, 1, still.size) * still))
    for place in np.flatnonzero(most - least < enough) if had.is_exact else ():
        goal = targets[[place]].toarray()[0]
        look(goal)
        look(-goal)
    return least, most


def _program(known: Known, enough: float) -> Program:
    """Return all that is possible; nothing need be looked for too far above its truth."""
    rows = sparse.csr_array(sparse.vstack([known.equal, known.bounded]))
    least = np.concatenate([known.to, np.full(known.most.size, -NO_END)])
    most = np.concatenate([known.to, known.most])
    return Program(rows, least, most, known.low, np.minimum(known.high, known.truth + FAR * enough))


def _lowest(possible: Program, goal: np.ndarray) -> np.ndarray:
    found = possible.lowest(goal)
    if found is None:
        what = f"the attack on withheld counts could not be carried out: {possible.trouble}"
        raise EditionRefused(what, where="disclosure", todo="tell the maintainers; nothing was published")
    return found
