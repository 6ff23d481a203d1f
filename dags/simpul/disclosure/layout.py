"""What is counted: a protected mart's rows, and the cells of the metrics that are sums over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike
from scipy import sparse
from scipy.sparse.csgraph import connected_components


@dataclass(frozen=True)
class Layout:
    """Rows by their counts, and cells, each of one quantity or, for a share, of three.

    The first cells are the rows themselves. Shapes: ``counts`` (rows,), ``sums`` (quantities, rows), ``cell_of`` and
    ``values`` (quantities,); a share's quantities are numerator, denominator and the rest. Unit: people.
    """

    counts: np.ndarray
    cells: tuple[str, ...]
    sums: sparse.csr_array
    cell_of: np.ndarray
    ties: sparse.csr_array
    """Sums over rows, with signs, that everybody knows to be nought: two marts count the same people."""
    limits: sparse.csr_array
    """Sums over rows, with signs, that everybody knows to be nought at most: on which side of a bound a share lies."""
    values: np.ndarray = field(init=False)
    is_single: np.ndarray = field(init=False)
    """Which quantities are alone in their cell: only of those the reason for withholding it says how big it is."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", self.sums @ self.counts)
        object.__setattr__(self, "is_single", np.bincount(self.cell_of)[self.cell_of] == 1)

    @property
    def size(self) -> int:
        """Return how many rows there are."""
        return int(self.counts.size)

    def small(self, smallest: int) -> np.ndarray:
        """Return which quantities count a small group."""
        return (self.values > 0) & (self.values < smallest)

    def small_cells(self, smallest: int) -> np.ndarray:
        """Return which cells have a quantity that counts a small group."""
        found = np.zeros(len(self.cells), dtype=bool)
        found[self.cell_of[self.small(smallest)]] = True
        return found

    def blocks(self, known: sparse.csr_array) -> Iterator[np.ndarray]:
        """Give the cells of each block: no sum leaves it, nor one that is ``known``, shape (sums, rows)."""
        size, count = self.size, len(self.cells)
        joined = sparse.csr_array((np.ones(self.cell_of.size), (self.cell_of, range(self.cell_of.size))))
        links = sparse.csr_array(sparse.vstack([joined @ abs(self.sums), abs(self.ties), abs(self.limits), abs(known)]))
        number, labels = connected_components(sparse.bmat([[sparse.csr_array((size, size)), links.T], [links, None]]))
        of = labels[size : size + count]
        order = np.argsort(of, kind="stable")
        ends = np.cumsum(np.bincount(of, minlength=number))[:-1]
        yield from (block for block in np.split(order, ends) if block.size)

    def part(self, cells: np.ndarray) -> Layout:
        """Return the layout of a block's cells."""
        rows, new = cells[cells < self.size], np.full(len(self.cells), -1)
        new[cells] = np.arange(cells.size)
        kept = np.flatnonzero(new[self.cell_of] >= 0)
        sums = sparse.csr_array(self.sums[kept][:, rows])
        ties, limits = _within(self.ties, rows), _within(self.limits, rows)
        names = tuple(self.cells[one] for one in cells)
        return Layout(self.counts[rows], names, sums, new[self.cell_of[kept]], ties, limits)


def _within(lines: sparse.csr_array, rows: np.ndarray) -> sparse.csr_array:
    """Return the lines that are over some of these rows."""
    found = sparse.csr_array(lines[:, rows])
    return found[np.diff(found.indptr) > 0]


def assembled(rows: list[str], counts: ArrayLike, cells: list[str], entries: ArrayLike, cell_of: ArrayLike) -> Layout:
    """Return a layout from its metric cells: ``entries`` are (quantity, row, weight), ``cell_of`` the cell of each."""
    size, of = len(rows), np.asarray(cell_of, dtype=np.int64)
    quantities, places, weights = np.asarray(entries, dtype=float).reshape(-1, 3).T
    at = (quantities.astype(np.int64), places.astype(np.int64))
    more = sparse.csr_array((weights, at), shape=(of.size, size))
    sums = sparse.csr_array(sparse.vstack([sparse.eye_array(size, format="csr"), more]))
    none = sparse.csr_array((0, size))
    of = np.concatenate([np.arange(size), of + size])
    return Layout(np.asarray(counts, dtype=float), (*rows, *cells), sums, of, none, none)
