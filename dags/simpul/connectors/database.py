"""One database: short transactions, tried again where the line breaks, and no secret in what is said of a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any, TypeVar

import pyarrow as pa
from adbc_driver_manager.dbapi import Error
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from simpul.connection import Connection
from simpul.connectors.postgresql import PostgreSQL
from simpul.connectors.sqlite import SQLite
from simpul.errors import NotDelivered

TRIES = 5
PAUSE = wait_exponential_jitter(initial=1, max=30)
LONGEST_REASON = 300
Answer = TypeVar("Answer")


class Interrupted(Exception):
    """The line broke, or the server asks for patience."""


class Database:
    """A connection's database; nothing stays open between two sessions."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.dialect = SQLite(connection) if connection.conn_type == "sqlite" else PostgreSQL(connection)
        self._is_there, self._silence = False, ""

    def patiently(self, deed: Callable[[], Answer]) -> Answer:
        """Do ``deed``, again from its start where it was interrupted; nothing more is asked of who does not answer.

        Raises:
            NotDelivered: it is interrupted each time; names the source, and no secret.
        """
        attempts, interrupted = stop_after_attempt(TRIES), retry_if_exception_type(Interrupted)
        reason = self._silence
        try:
            if not reason:
                return Retrying(stop=attempts, wait=PAUSE, retry=interrupted, reraise=True)(deed)
        except Interrupted as error:
            reason = str(error)
            self._silence = "" if self._is_there else reason
        todo = "wait: every run tries again, and what was delivered before stays"
        what = f"the database does not answer ({reason})"
        raise NotDelivered(what, where=f"connection {self.connection.name}", todo=todo)

    @contextmanager
    def session(self) -> Iterator[Any]:
        """Give a cursor in a transaction of its own, which sees one state and writes nothing.

        Raises:
            Interrupted: trying again may help.
            NotDelivered: what is asked for is wrong, missing or forbidden.
        """
        self._is_there = False
        try:
            with closing(self.dialect.connect()) as line:
                self._is_there = True
                with line.cursor(adbc_stmt_kwargs=self.dialect.statement) as cursor:
                    yield cursor
        except Error as error:
            raise self._told(error) from None

    def answers(self, query: str) -> list[tuple[Any, ...]]:
        """Return the few rows of a query."""
        with self.session() as cursor:
            cursor.execute(query)
            return list(cursor.fetchall())

    def stream(self, cursor: Any, query: str, columns: int) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """Return the schema and the batches of a query's first columns; the rows stay at the source until asked for."""
        cursor.execute(query)
        reader = cursor.fetch_record_batch()
        schema = pa.schema([reader.schema.field(place) for place in range(columns)])
        return schema, self._batches(reader, schema.names)

    def _batches(self, reader: pa.RecordBatchReader, names: list[str]) -> Iterator[pa.RecordBatch]:
        blank = self.dialect.blank_rows
        while True:
            try:
                batch = reader.read_next_batch()
            except StopIteration:
                return
            except (OSError, pa.ArrowException, Error) as error:
                raise self._told(error) from None
            yield batch.slice(blank).select(list(range(len(names))))
            blank = 0

    def _told(self, error: Exception) -> Exception:
        """Return what a failure of the driver means."""
        reason = self.connection.hide((str(error).splitlines() or [""])[0])[:LONGEST_REASON]
        if not self.dialect.is_hopeless(error):
            return Interrupted(reason)
        todo = "ask the steward, or correct the connection or the contract's landing"
        return NotDelivered(f"the database refuses ({reason})", where=f"connection {self.connection.name}", todo=todo)
