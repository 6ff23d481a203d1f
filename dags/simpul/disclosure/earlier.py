"""Which earlier editions an edition is held against: of those that tell the same of some marts, the newest alone.

A day that brings events of one kind makes an edition that tells of people what the last one told: to hold against each
of a dozen would be to read the same a dozen times, and to ask of it the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from simpul.changes import STATE
from simpul.disclosure.census import DEFINED, key_columns
from simpul.disclosure.policy import Protected
from simpul.promises.promise import quoted

HOLDING = """
select database_name, table_name from duckdb_columns()
where column_name = 'withheld' and list_contains($names, database_name)"""
ROWS = f'select {STATE} from {{edition}}.main."{{table}}"'
CELLS = f"select metric, {STATE} from {{edition}}.main.fct_metrics group by metric".format(
    edition="{edition}",
    hash="hash(metric, agency_code, period, dimension, member, numerator, denominator, withheld)",
)


@dataclass(frozen=True)
class Earlier:
    """Attached editions, the newest last; their marts that say what is withheld; and the state of each metric there."""

    connection: duckdb.DuckDBPyConnection
    names: list[str]
    holding: set[tuple[str, str]]
    metrics: dict[str, dict[str, tuple[int, ...]]]

    def telling(self, tables: dict[str, Protected]) -> dict[str, list[str]]:
        """Return the editions that show each mart, without those of which a newer one shows the same of them all."""
        sought = [self._sought(table, protected) for table, protected in tables.items()]
        told = {name: tuple(self._told(name, *one) for one in sought) for name in self.names}
        newest = {each: name for name, each in told.items()}.values()
        return {
            table: [name for name in self.names if name in newest and told[name][place] is not None]
            for place, table in enumerate(tables)
        }

    def _sought(self, table: str, protected: Protected) -> tuple[str, Protected, list[str], list[str]]:
        """Return a mart with its grain and the metrics over it."""
        metrics = self.connection.execute(DEFINED, {"table": table, "left_out": []}).fetchall()
        grain = key_columns(self.connection, "workshop.marts", table, protected)
        return table, protected, grain, [metric for metric, *_ in metrics]

    def _told(
        self, edition: str, table: str, protected: Protected, grain: list[str], over: list[str]
    ) -> tuple[object, ...] | None:
        """Return what is equal if two editions show the same of a mart and the metrics over it.

        None if one shows nothing: it lacks the mart, has it in another grain, or did not say what it withheld.
        """
        if not {(edition, table), (edition, "fct_metrics")} <= self.holding:
            return None
        if key_columns(self.connection, f"{edition}.main", table, protected) != grain:
            return None
        columns = ", ".join(f'"{name}"' for name in (*grain, protected.count, "withheld"))
        query = ROWS.format(edition=edition, table=table, hash=f"hash({columns})")
        return (*self.connection.execute(query).fetchall(), *map(self.metrics[edition].get, over))


def attached(connection: duckdb.DuckDBPyConnection, folders: Iterable[Path]) -> Earlier:
    """Attach editions, the newest last; one that cannot be opened shows nobody anything."""
    names = []
    for number, folder in enumerate(folders):
        try:
            connection.execute(f"attach '{quoted(folder / 'edition.duckdb')}' as past_{number} (read_only)")
        except duckdb.Error:
            continue
        names.append(f"past_{number}")
    holding = {(str(name), str(table)) for name, table in connection.execute(HOLDING, {"names": names}).fetchall()}
    metrics = {
        name: {metric: tuple(state) for metric, *state in connection.execute(CELLS.format(edition=name)).fetchall()}
        for name in names
        if (name, "fct_metrics") in holding
    }
    return Earlier(connection, names, holding, metrics)
