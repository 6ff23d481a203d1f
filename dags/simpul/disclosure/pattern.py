"""What an edition withholds of each protected mart and of the metrics over it, decided before anything is copied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass

import duckdb
import numpy as np

from simpul.disclosure import shown as told
from simpul.disclosure.attacker import Mask
from simpul.disclosure.census import METRIC_KEY, Census, key_columns, row_key, take
from simpul.disclosure.earlier import attached
from simpul.disclosure.joint import Joint, Part, joined, limited, sides
from simpul.disclosure.masks import Masks
from simpul.disclosure.policy import Policy, load_policy
from simpul.disclosure.retold import row_key as retold_key
from simpul.disclosure.retold import silenced
from simpul.disclosure.suppression import THREADS, begun
from simpul.publishing import shelf
from simpul.settings import Settings

Begun = tuple[Joint, Callable[[], Mask]]
"""What is counted, and what waits for its mask."""


@dataclass(frozen=True)
class Pattern:
    """Which rows of a mart are withheld: the SQL of a row's key, keys with the reasons, and the columns to empty."""

    table: str
    key: str
    reasons: dict[str, str]
    emptied: tuple[str, ...]


def patterns(
    settings: Settings, connection: duckdb.DuckDBPyConnection, counted: Iterable[Joint], pool: Executor | None = None
) -> list[Pattern]:
    """Return what is withheld, of each protected mart and last of fct_metrics; the workshop must be attached.

    ``counted`` are the ``censuses``; the next is taken while the ``pool`` looks at the last, threads unless given.

    Raises:
        EditionRefused: a group can be told whatever is withheld, or a mart cannot be read as counts.
    """
    found, cells, masks = [], {}, Masks(settings.data / "dbt" / "masks.json")
    policy = load_policy(settings.promises)
    with nullcontext(pool) if pool else ThreadPoolExecutor(THREADS) as at_work:

        def begin(joint: Joint) -> Begun:
            before = joint.mask([_before(part.census, list(part.seen.values())) for part in joint.parts])
            return joint, begun(at_work, joint.layout, joint.past(), before, policy, masks)

        for joint, ended in _one_ahead(map(begin, counted)):
            mask = ended()
            for part, places in zip(joint.parts, joint.places, strict=True):
                own = mask.part(places)
                key = row_key(key_columns(connection, "workshop.marts", part.table, part.protected))
                found.append(Pattern(part.table, key, _reasons(own, part.census.row_of), part.protected.measures))
                cells.update(_reasons(own, part.census.cell_of))
    masks.keep()
    found += _retold(settings, connection, cells)
    return [*found, Pattern("fct_metrics", METRIC_KEY, cells, ("numerator", "denominator", "value"))]


def _one_ahead(each: Iterator[Begun]) -> Iterator[Begun]:
    """Give each when the next has begun."""
    last = next(each, None)
    while last is not None:
        following = next(each, None)
        yield last
        last = following


def _retold(settings: Settings, connection: duckdb.DuckDBPyConnection, cells: dict[str, str]) -> Iterator[Pattern]:
    """Give what is withheld of the marts that tell cells again, and add to the cells those of the metrics over them."""
    there = _marts(connection)
    for table, retold in load_policy(settings.promises).retold.items():
        if table in there:
            rows, more = silenced(connection, table, retold, cells)
            cells.update({key: reason for key, reason in more.items() if key not in cells})
            yield Pattern(table, retold_key(retold), rows, retold.emptied)


def _marts(connection: duckdb.DuckDBPyConnection) -> set[str]:
    marts = "select table_name from duckdb_tables() where database_name = 'workshop' and schema_name = 'marts'"
    return {name for (name,) in connection.execute(marts).fetchall()}


def _reasons(mask: Mask, place_of: dict[str, int]) -> dict[str, str]:
    """Return why each is withheld that is, by key."""
    return {
        key: told.SMALL if mask.is_called_small[place] else told.COMPLEMENTARY
        for key, place in place_of.items()
        if mask.is_withheld[place]
    }


def _before(census: Census, seen: list[told.Shown]) -> Mask:
    """Return what the last edition withheld of the cells that still count somebody."""
    counting = np.zeros(len(census.layout.cells), dtype=bool)
    if not seen:
        return Mask(counting, counting.copy())
    counting[census.layout.cell_of[census.layout.values > 0]] = True
    hidden, small = (told.withheld(census, seen[-1], *each) for each in (told.FOR_PEOPLE, told.FOR_PEOPLE[:1]))
    return Mask(counting & hidden, counting & small)


def censuses(settings: Settings, connection: duckdb.DuckDBPyConnection, left_out: list[str]) -> Iterator[Joint]:
    """Give every protected mart that is there, counted, with those it is tied to and what the last editions showed.

    ``left_out`` are metrics of which nothing is shown anyway.
    """
    policy: Policy = load_policy(settings.promises)
    earlier = attached(connection, shelf.shelved(settings)[-policy.editions :] if policy.editions else [])
    there = _marts(connection)
    for tables in policy.tied():
        parts = []
        there_of = {one: policy.tables[one] for one in tables if one in there}
        for table, before in earlier.telling(there_of).items():
            protected = there_of[table]
            census = limited(connection, take(connection, table, protected, before, left_out), policy)
            tied = sides(connection, table, policy)
            read = {one: told.read(connection, one, census, protected) for one in before}
            parts.append(
                Part(table, protected, census, {one: shown for one, shown in read.items() if shown.rows}, tied)
            )
        if parts:
            yield joined(parts)
