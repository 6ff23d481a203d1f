"""Random tables of people by agency, site and sex, with every margin published."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from simpul.disclosure.attacker import Mask, Past
from simpul.disclosure.layout import Layout, assembled
from simpul.disclosure.policy import Policy

POLICY = Policy(smallest=5, interval=2, editions=12, tables={})


def layout_of(counts: np.ndarray) -> Layout:
    """Return the layout of a table: filled cells are rows; each axis is summed over all and by agency, axis 0."""
    place = -np.ones(counts.shape, dtype=int)
    filled = np.argwhere(counts > 0)
    for number, at in enumerate(filled):
        place[tuple(at)] = number
    cells, entries, of = [], [], []
    for name, part in margins(place):
        members = part[part >= 0]
        if members.size:
            entries += [(len(of), int(member), 1.0) for member in members.ravel()]
            of.append(len(cells))
            cells.append(name)
    rows = [str(tuple(int(one) for one in at)) for at in filled]
    return assembled(rows, [float(counts[tuple(at)]) for at in filled], cells, entries, of)


def margins(place: np.ndarray):
    """Give (name, part of the table) of every published sum."""
    yield "all", place
    for agency in range(place.shape[0]):
        yield f"agency {agency}", place[agency]
    for axis in range(1, place.ndim):
        for member in range(place.shape[axis]):
            part = place.take(member, axis)
            yield f"axis {axis} {member}", part
            for agency in range(place.shape[0]):
                yield f"agency {agency} axis {axis} {member}", part[agency]


def nothing_before(layout: Layout) -> Past:
    """Return the past of a first edition."""
    return Past(sparse.csr_array((0, layout.size)))


def nobody_kept(layout: Layout) -> Mask:
    """Return that no edition before withheld anything."""
    return Mask(np.zeros(len(layout.cells), dtype=bool), np.zeros(len(layout.cells), dtype=bool))


def shares_of(counts: np.ndarray) -> Layout:
    """Return the layout of a table whose last axis is what a share is of: its first member, by agency and axis 1."""
    place = -np.ones(counts.shape, dtype=int)
    filled = np.argwhere(counts > 0)
    for number, at in enumerate(filled):
        place[tuple(at)] = number
    cells, entries, of = [], [], []
    for name, part in margins(place[..., :]):
        whole, top = part[part >= 0], part[..., 0][part[..., 0] >= 0]
        if name.startswith(f"axis {place.ndim - 1}") or f" axis {place.ndim - 1} " in name or not whole.size:
            continue
        rest = np.setdiff1d(whole, top)
        for members in (top, whole, rest):
            entries += [(len(of), int(member), 1.0) for member in np.ravel(members)]
            of.append(len(cells))
        cells.append(name)
    rows = [str(tuple(int(one) for one in at)) for at in filled]
    return assembled(rows, [float(counts[tuple(at)]) for at in filled], cells, entries, of)
