"""SQLite over ADBC: for sources that are a file. Its columns keep no promise about types, so all come as text."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

from adbc_driver_sqlite import dbapi

from simpul.connection import Connection
from simpul.connectors.dialect import Dialect, literal
from simpul.errors import NotDelivered

BATCH_ROWS = 65_536
TEXT = (
    "case typeof({0}) when 'blob' then hex({0}) when 'real' then "
    "case when cast(cast({0} as text) as real) = {0} then cast({0} as text) else printf('%!.17g', {0}) end "
    "else cast({0} as text) end"
)
"""Any value as text; a number with as many digits as tell it from its neighbours."""
HOPELESS = ("no such", "syntax error", "not a database", "malformed", "not authorized")


class SQLite(Dialect):
    """One SQLite file."""

    blank_rows = 1
    statement: ClassVar[dict[str, str]] = {"adbc.sqlite.query.batch_rows": str(BATCH_ROWS)}

    def __init__(self, connection: Connection) -> None:
        self.path = Path(connection.host or connection.schema_)

    def connect(self) -> dbapi.Connection:
        """Open the file, which must be there, to read.

        Raises:
            NotDelivered: there is no such file.
        """
        if not self.path.is_file():
            raise NotDelivered("there is no such database file", where=str(self.path), todo="put it there")
        return dbapi.connect(f"file:{quote(str(self.path))}?mode=ro", autocommit=False)

    def columns(self, table: str) -> str:
        """Return the query for the names and types of a table's columns."""
        return f"select name, type from pragma_table_info({literal(table)})"

    def value(self, column: str, kind: str) -> str:
        """Return a column as it is pulled."""
        return TEXT.format(column)

    def order(self, column: str, kind: str) -> str:
        """Return what sorts by a column."""
        return self.value(column, kind)

    def is_digits(self, text: str, count: int) -> str:
        """Return the condition that a text begins with so many digits."""
        return f"{text} glob '{'[0-9]' * count}*'"

    def between(self, column: str, kind: str, first: str, after: str) -> str:
        """Return a quick condition that all of a period's rows meet, whatever their style: its years."""
        return f"substr({column}, 1, 4) between {literal(first[:4])} and {literal(after[:4])}"

    def sane(self, column: str, kind: str, latest: str) -> str:
        """Return a cursor's value where it is a number or a time before ``latest``."""
        is_time = f"{column} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]*' and {column} < {literal(latest)}"
        return f"case when typeof({column}) in ('integer', 'real') or {is_time} then {column} end"

    def rows(self, values: dict[str, str], order: list[str], relation: str, where: str) -> str:
        """Return the query for the rows, behind one of empty texts: from its first row the driver takes the types."""
        shown = [*values.values(), *(key for key in order if key not in values.values())]
        blank = [f"'' as {name}" for name in values] + ["''"] * (len(shown) - len(values))
        places = [str(len(shown) + 1), *(str(shown.index(key) + 1) for key in order)]
        rows = f"select {', '.join(shown)}, 1 from {relation} as t where {where}"
        return f"select {', '.join(blank)}, 0 union all {rows} order by {', '.join(places)}"

    def is_hopeless(self, error: Exception) -> bool:
        """Say whether trying again heals nothing."""
        return isinstance(error, NotDelivered) or any(words in str(error) for words in HOPELESS)
