"""Which source a landing is read from: its connection where there is one, else the drop."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Self

from simpul.connection import Connection
from simpul.connectors import Source
from simpul.contract import Contract
from simpul.errors import ConnectionInvalid
from simpul.landing import Landing
from simpul.settings import Settings, connection
from simpul.world import World


class Sources:
    """The sources of one agency while it is landing: each is opened once, and shared by its tables."""

    def __init__(self, settings: Settings, world: World, contract: Contract) -> None:
        self._settings, self._world, self._contract = settings, world, contract
        self._open: dict[tuple[str, str], Source] = {}

    def __enter__(self) -> Self:
        """Begin with nothing open."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close what was opened."""
        for source in self._open.values():
            source.close()

    def of(self, table: str) -> Iterator[tuple[Source, tuple[Landing, ...]]]:
        """Yield each source of a table with the landings that it serves: the drop serves all of its own at once.

        Raises:
            ConnectionInvalid: a landing names a connection of a kind that its transport does not speak.
        """
        served: dict[tuple[str, str], list[Landing]] = {}
        reached: dict[tuple[str, str], Connection | None] = {}
        for landing in self._contract.tables[table].landing:
            told = self._connection(landing)
            key: tuple[str, str] = (landing.connector, told.name) if told else ("drop", "")
            reached[key] = told
            served.setdefault(key, []).append(landing)
        for key, landings in served.items():
            if key not in self._open:
                self._open[key] = self._opened(key[0], reached[key])
            yield self._open[key], tuple(landings)

    def _connection(self, landing: Landing) -> Connection | None:
        told = connection(landing.connection or self._contract.agency)
        if told is None or told.conn_type in landing.SPEAKS:
            return told
        if landing.connection:
            what = f"{landing.connector} speaks {', '.join(sorted(landing.SPEAKS))}, not {told.conn_type}"
            raise ConnectionInvalid(what, where=f"connection {told.name}", todo="name another, or correct its type")
        return None

    def _opened(self, connector: str, told: Connection | None) -> Source:
        """Open a source; a transport is imported when it is needed."""
        if told is None or connector == "drop":
            from simpul.connectors.drop import Drop

            return Drop(self._settings, self._world, told)
        if connector == "sql":
            from simpul.connectors.sql import Sql

            return Sql(self._settings, self._world, told)
        if connector == "ckan":
            from simpul.connectors.ckan import Ckan

            return Ckan(self._settings, self._world, told)
        from simpul.connectors.rest import Rest

        return Rest(self._settings, self._world, told)
