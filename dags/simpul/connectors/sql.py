"""Databases: the periods of a table that changed, each pulled whole as one Parquet file.

Periods are pulled in the order of their newest change. So whatever stops a run, a period that it did not reach has
rows at or past the watermark of those that it did, and the next run finds it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from simpul.connection import Connection
from simpul.connectors import CHUNK, Ask, Offer, Position, Sink, batches, watermarks
from simpul.connectors.database import Database
from simpul.connectors.relation import Relation
from simpul.contract import load_contract
from simpul.errors import NotDelivered, PromiseBroken
from simpul.landing import SqlLanding
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.table import Table
from simpul.world import World

UNDATED = "undated"
"""In a file's name, where its rows' period would stand: they have none, which *validate* will judge."""
A_DAY = timedelta(days=1)
"""How far clocks and time zones may differ."""


class Standing(NamedTuple):
    """What a source says of one period: how many rows, and the greatest value of the cursor."""

    period: str | None
    rows: int
    cursor: str | None


class Sql:
    """One database for the length of one ``land``; every look and every pull is a transaction of its own."""

    def __init__(self, settings: Settings, world: World, connection: Connection) -> None:
        self.settings, self.world, self.connection = settings, world, connection
        self.database = Database(connection)

    def close(self) -> None:
        """Do nothing: no connection is kept."""

    def offers(self, ask: Ask) -> Iterator[Offer]:
        """Yield every period that changed, and those that are not loaded where they changed since.

        Raises:
            NotDelivered: the database is out of reach, or the table is not there as promised.
        """
        table = load_contract(self.settings.promises, ask.agency).tables[ask.table]
        for landing in ask.landings:
            if isinstance(landing, SqlLanding):
                relation = self._relation(landing, table)
                for standing in self.database.patiently(partial(self._standing, ask, relation)):
                    yield from self._offer(ask, relation, standing)

    def _relation(self, landing: SqlLanding, table: Table) -> Relation:
        """Ask which columns there are.

        Raises:
            NotDelivered: no such table, or not the columns that the landing names.
        """
        query = self.database.dialect.columns(landing.table)
        present = dict(self.database.patiently(partial(self.database.answers, query)))
        relation = Relation(self.database.dialect, landing, table, present)
        if relation.pulled and not relation.missing:
            return relation
        lacking = f"column {', '.join(relation.missing)}" if relation.missing else "promised column"
        what = f"the table has no {lacking}" if present else "there is no such table, or it may not be read"
        where, todo = f"connection {self.connection.name}, {landing.table}", "ask the steward, or correct the landing"
        raise NotDelivered(what, where=where, todo=todo)

    def _standing(self, ask: Ask, relation: Relation) -> list[Standing]:
        """Return the periods to look at, those that changed least recently first."""
        landing, settled = relation.landing, ask.settled(relation.landing)
        columns = watermarks.fingerprint(relation.pulled)
        floor = watermarks.floor(settled, columns, landing.look_back_days) if landing.by else None
        with self.database.session() as cursor:
            periods: set[str | None] | None = None
            if floor is not None:
                cursor.execute(relation.changed(floor))
                periods = {row[0] for row in cursor.fetchall()}
                periods |= _periods(ask, landing, watermarks.unsettled(_landed(ask, landing), settled))
            cursor.execute(relation.standing(periods, (self.world.now() + A_DAY).date().isoformat()))
            found = [Standing(*row) for row in cursor.fetchall()]
        since = landing.since or ""
        wanted = [one for one in found if one.period is None or one.period >= since[: len(one.period)]]
        return sorted(wanted, key=lambda one: (watermarks.rank(one.cursor), one.period or ""))

    def _offer(self, ask: Ask, relation: Relation, standing: Standing) -> Iterator[Offer]:
        """Yield the offer of a period, unless what landed last was the same rows up to the same change."""
        landing, name = relation.landing, _name(ask.table, relation.landing, standing.period)
        columns = watermarks.fingerprint(relation.pulled)
        position: Position = {"rows": standing.rows, "cursor": standing.cursor or "", "columns": columns}
        known = ask.newest(landing, name)
        if not known or known.position != position or not standing.cursor:
            fetch = partial(self._fetch, ask, relation, standing, position)
            yield Offer(name, landing, "sql", fetch, position)

    def _fetch(self, ask: Ask, relation: Relation, standing: Standing, position: Position, sink: Sink) -> Position:
        """Pull a period beside the landing, from its start each time, and hand it over when it is whole.

        Raises:
            PromiseBroken: more bytes than a delivery may have, or a whole table without a row.
            NotDelivered: the database does not answer any more.
        """
        path = ask.scratch / "sql" / "pulled.parquet"
        self.world.disk.make_folder(path.parent)
        try:
            rows = self.database.patiently(partial(self._pull, relation, standing, path))
            if not rows and not relation.landing.by:
                todo = "ask the steward; what was delivered before stays"
                raise PromiseBroken("the table is empty", where=relation.landing.table, todo=todo)
            with path.open("rb") as whole:
                shutil.copyfileobj(whole, sink, CHUNK)
        finally:
            self.world.disk.remove(path.parent)
        return position | {"rows": rows}

    def _pull(self, relation: Relation, standing: Standing, path: Path) -> int:
        """Write a period's rows and return their number."""
        with self.database.session() as cursor, path.open("wb") as target:
            query, columns = relation.rows(standing.period), len(relation.pulled)
            schema, rows = self.database.stream(cursor, query, columns)
            return batches.write(target, schema, rows, self.settings.max_payload)


def _name(table: str, landing: SqlLanding, period: str | None) -> str:
    stem = "_".join(part for part in (table, landing.part) if part)
    return f"{stem}_{period or UNDATED}.parquet" if landing.by else f"{stem}.parquet"


def _landed(ask: Ask, landing: SqlLanding) -> list[Receipt]:
    return [one for one in ask.earlier if one.part == landing.part]


def _periods(ask: Ask, landing: SqlLanding, files: set[str]) -> set[str | None]:
    """Return the periods that stand in the names of files of ours."""
    stem = re.escape("_".join(part for part in (ask.table, landing.part) if part))
    told = [re.fullmatch(rf"{stem}_(\d{{4}}(?:-\d\d)?|{UNDATED})\.parquet", name) for name in files]
    return {None if one[1] == UNDATED else one[1] for one in told if one}
