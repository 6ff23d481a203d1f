"""What an edition withholds of each protected mart and of the metrics over it, decided before anything is copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import numpy as np

from simpul import shelf
from simpul.disclosure import shown as told
from simpul.disclosure.attacker import Mask
from simpul.disclosure.census import METRIC_KEY, Census, key_columns, row_key, take
from simpul.disclosure.history import remembered
from simpul.disclosure.policy import Policy, Protected, load_policy
from simpul.disclosure.suppression import suppressed
from simpul.settings import Settings


@dataclass(frozen=True)
class Pattern:
    """Which rows of a mart are withheld: the SQL of a row's key, keys with the reasons, and the columns to empty."""

    table: str
    key: str
    reasons: dict[str, str]
    emptied: tuple[str, ...]


def patterns(settings: Settings, connection: duckdb.DuckDBPyConnection, left_out: list[str]) -> list[Pattern]:
    """Return what is withheld, of each protected mart and last of fct_metrics; the workshop must be attached.

    ``left_out`` are metrics of which nothing is shown anyway.

    Raises:
        EditionRefused: a group can be told whatever is withheld, or a mart cannot be read as counts.
    """
    found, cells = [], {}
    for table, protected, census, seen in censuses(settings, connection, left_out):
        policy = load_policy(settings.promises)
        mask = suppressed(census.layout, remembered(census, seen), _before(census, seen), policy)
        reasons = {
            key: told.SMALL if mask.is_called_small[place] else told.COMPLEMENTARY
            for key, place in (*census.row_of.items(), *census.cell_of.items())
            if mask.is_withheld[place]
        }
        key = row_key(key_columns(connection, "workshop.marts", table, protected))
        of_rows = {one: reasons[one] for one in census.row_of if one in reasons}
        found.append(Pattern(table, key, of_rows, protected.measures))
        cells.update({one: reasons[one] for one in census.cell_of if one in reasons})
    return [*found, Pattern("fct_metrics", METRIC_KEY, cells, ("numerator", "denominator", "value"))]


def _before(census: Census, seen: list[told.Shown]) -> Mask:
    """Return what the last edition withheld of the cells that still count somebody."""
    counting = np.zeros(len(census.layout.cells), dtype=bool)
    if not seen:
        return Mask(counting, counting.copy())
    counting[census.layout.cell_of[census.layout.values > 0]] = True
    hidden, small = told.withheld(census, seen[-1]), told.withheld(census, seen[-1], told.SMALL)
    return Mask(counting & hidden, counting & small)


def censuses(
    settings: Settings, connection: duckdb.DuckDBPyConnection, left_out: list[str]
) -> Iterator[tuple[str, Protected, Census, list[told.Shown]]]:
    """Give every protected mart that is there, counted, with what the last editions showed of it, the newest last."""
    policy: Policy = load_policy(settings.promises)
    names = told.attach_past(connection, shelf.shelved(settings)[-policy.editions :] if policy.editions else [])
    marts = "select table_name from duckdb_tables() where database_name = 'workshop' and schema_name = 'marts'"
    there = {name for (name,) in connection.execute(marts).fetchall()}
    for table, protected in policy.tables.items():
        if table in there:
            before = told.showing(connection, names, table, protected)
            census = take(connection, table, protected, before, left_out)
            read = (told.read(connection, one, census, protected) for one in before)
            yield table, protected, census, [one for one in read if one.rows]
