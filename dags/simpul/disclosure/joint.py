"""Marts that count the same people, as one layout: what is shown of one tells of the others."""

from __future__ import annotations

from dataclasses import dataclass, replace

import duckdb
import numpy as np
from scipy import sparse

from simpul.disclosure.attacker import Mask, Past
from simpul.disclosure.census import Census
from simpul.disclosure.history import remembered, rests, rows_then
from simpul.disclosure.layout import Layout
from simpul.disclosure.policy import Policy, Protected
from simpul.disclosure.shown import Shown

Sides = dict[tuple[int, str], list[int]]
"""Number of a tie, and what its sums are equal by → the rows that one mart's sum is over."""
SIDE = "select list_value({by})::varchar as key, list(place order by place) from census_rows where {where} group by all"
BOUNDED = """
select list(place order by place), list((if({which}, 1.0, 0.0) - told."{bound}" / 100.0)::double order by place)
from census_rows inner join workshop.marts."{told_by}" as told using ({by})
where told."{bound}" is not null group by {by} order by all"""


@dataclass(frozen=True)
class Part:
    """One mart, counted, with what editions showed of it by their names, the newest last."""

    table: str
    protected: Protected
    census: Census
    seen: dict[str, Shown]
    sides: Sides


@dataclass(frozen=True)
class Joint:
    """Marts, the layout of them all with the ties that hold today, and which of its cells are each one's."""

    parts: list[Part]
    layout: Layout
    places: list[np.ndarray]
    lines: sparse.csr_array
    """All ties, shape (ties, rows): those, too, that held when an earlier edition was made."""

    def mask(self, masks: list[Mask]) -> Mask:
        """Return the mask of all from the mask of each."""
        order = np.argsort(np.concatenate(self.places))
        is_withheld, is_called = (
            np.concatenate(each)[order]
            for each in zip(*((mask.is_withheld, mask.is_called_small) for mask in masks), strict=True)
        )
        return Mask(is_withheld, is_called)

    def past(self) -> Past:
        """Return what earlier editions tell of all: of each by itself, and by the ties between them."""
        told = [remembered(part.census, list(part.seen.values())).sums for part in self.parts]
        found = [sparse.block_diag(told, format="csr")]
        if self.lines.shape[0]:
            for name in {name: None for part in self.parts for name in part.seen}:
                then, is_told = (
                    np.concatenate(each)
                    for each in zip(*(rows_then(part.census, part.seen.get(name)) for part in self.parts), strict=True)
                )
                rest, holds = rests(self.layout, (then, is_told), self.lines, np.zeros(self.lines.shape[0]))
                found.append(rest[holds])
        return Past(sparse.csr_array(sparse.vstack(found)))


def sides(connection: duckdb.DuckDBPyConnection, table: str, policy: Policy) -> Sides:
    """Return the rows of the mart that was counted last over which its sums are tied."""
    found: Sides = {}
    for number, tie in enumerate(policy.ties):
        if table in tie.sums:
            by = ", ".join(f'"{column}"::varchar' for column in tie.by)
            query = SIDE.format(by=by, where=tie.sums[table])
            found |= {(number, key): places for key, places in connection.execute(query).fetchall()}
    return found


def limited(connection: duckdb.DuckDBPyConnection, census: Census, policy: Policy) -> Census:
    """Return the mart that was counted last with what is known of it by the sides of bounds that another one tells."""
    lines: list[tuple[list[int], list[float]]] = []
    for limit in (one for one in policy.limits if one.of == census.table):
        by = ", ".join(f'"{column}"' for column in limit.by)
        for bound, which in limit.bounds.items():
            query = BOUNDED.format(by=by, bound=bound, which=which, told_by=limit.told_by)
            lines += connection.execute(query).fetchall()
    if not lines:
        return census
    at = np.repeat(np.arange(len(lines)), [len(places) for places, _ in lines])
    found = (np.concatenate([each for _, each in lines]), (at, np.concatenate([each for each, _ in lines])))
    over = sparse.csr_array(found, shape=(len(lines), census.layout.size))
    signs = np.where(over @ census.layout.counts <= 0, 1.0, -1.0)
    limits = sparse.csr_array(sparse.diags_array(signs) @ over)
    return replace(census, layout=replace(census.layout, limits=limits))


def joined(parts: list[Part]) -> Joint:
    """Put counted marts together: first the rows of all, then the cells of all."""
    layouts = [part.census.layout for part in parts]
    sizes = np.array([layout.size for layout in layouts])
    more = np.array([len(layout.cells) for layout in layouts]) - sizes
    starts, size = np.cumsum(sizes) - sizes, int(sizes.sum())
    places = [
        np.concatenate([first + np.arange(rows), size + other + np.arange(cells)])
        for first, rows, other, cells in zip(starts, sizes, np.cumsum(more) - more, more, strict=True)
    ]
    counts = np.concatenate([layout.counts for layout in layouts])
    of = np.concatenate([place[layout.cell_of] for place, layout in zip(places, layouts, strict=True)])
    order = np.argsort(of >= size, kind="stable")
    sums = sparse.csr_array(sparse.block_diag([layout.sums for layout in layouts], format="csr"))[order]
    names = [name for layout in layouts for name in layout.cells[: layout.size]]
    names += [name for layout in layouts for name in layout.cells[layout.size :]]
    lines = _lines(parts, starts, size)
    holds = np.abs(lines @ counts) == 0
    limits = sparse.csr_array(sparse.block_diag([layout.limits for layout in layouts], format="csr"))
    return Joint(parts, Layout(counts, tuple(names), sums, of[order], lines[holds], limits), places, lines)


def _lines(parts: list[Part], starts: np.ndarray, size: int) -> sparse.csr_array:
    """Return each mart's sums less the next one's."""
    by_key: dict[tuple[int, str], list[np.ndarray]] = {}
    for part, start in zip(parts, starts, strict=True):
        for key, places in part.sides.items():
            by_key.setdefault(key, []).append(np.array(places) + start)
    pairs = [pair for key in sorted(by_key) for pair in zip(by_key[key], by_key[key][1:], strict=False)]
    rows = [each for pair in pairs for each in pair]
    sizes = [len(each) for each in rows]
    at = np.repeat(np.arange(len(rows)) // 2, sizes)
    signs = np.repeat(np.resize([1.0, -1.0], len(rows)), sizes)
    found = (signs, (at, np.concatenate([np.zeros(0, dtype=np.int64), *rows])))
    return sparse.csr_array(found, shape=(len(pairs), size))
