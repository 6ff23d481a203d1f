"""PostgreSQL over ADBC: read-only transactions of one snapshot that lock nobody and do not last."""

from __future__ import annotations

from typing import ClassVar

from adbc_driver_postgresql import dbapi

from simpul.connection import Connection
from simpul.connectors.dialect import Dialect, literal, quoted

BATCH_BYTES = 4_000_000
SESSION = {
    "default_transaction_read_only": "on",
    "default_transaction_isolation": r"repeatable\ read",
    "lock_timeout": "10s",
    "statement_timeout": "1h",
    "idle_in_transaction_session_timeout": "60s",
    "TimeZone": "UTC",
    "DateStyle": "ISO",
}
"""What the server is told at the start: it writes nothing, and gives up what would keep others waiting."""
LINE = {
    "application_name": "simpul", "connect_timeout": "10", "tcp_user_timeout": "60000",
    "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3",
}  # fmt: skip
"""What notices that nobody is at the other end any more."""
MAY_TELL = ("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "channel_binding", "target_session_attrs")
"""What a connection's extra may say of the line."""
PLAIN = {"int2", "int4", "int8", "float4", "float8", "bool", "text", "varchar", "date", "timestamp", "timestamptz"}
"""Types that Parquet knows as well; the others come as PostgreSQL writes them."""
MOMENTS = {"date", "timestamp", "timestamptz"}
COLUMNS = """
    select a.attname, t.typname
    from pg_catalog.pg_attribute as a inner join pg_catalog.pg_type as t on a.atttypid = t.oid
    where a.attrelid = to_regclass({table}) and a.attnum > 0 and has_column_privilege(a.attrelid, a.attnum, 'select')
    order by a.attnum
"""
HOPELESS = ("22", "28", "3D", "3F", "42", "57014")
"""SQLSTATEs, or their classes, that waiting does not heal: what is asked for is wrong, missing, forbidden, too much."""
TURNED_AWAY = (
    "authentication failed", "does not exist", "no pg_hba.conf entry", "not permitted", "statement timeout",
    "does not support SSL", "certificate",
)  # fmt: skip
"""The same where it comes without a SQLSTATE: from the refusal of a connection, or in the middle of the rows."""


class PostgreSQL(Dialect):
    """One PostgreSQL database."""

    statement: ClassVar[dict[str, str]] = {"adbc.postgresql.batch_size_hint_bytes": str(BATCH_BYTES)}

    def __init__(self, connection: Connection) -> None:
        self.line = conninfo(connection)

    def connect(self) -> dbapi.Connection:
        """Open a connection whose transaction has begun."""
        return dbapi.connect(self.line, autocommit=False)

    def columns(self, table: str) -> str:
        """Return the query for the names and types of the columns that we may read."""
        return COLUMNS.format(table=literal(quoted(table)))

    def value(self, column: str, kind: str) -> str:
        """Return a column as it is pulled."""
        return column if kind in PLAIN else f"cast({column} as text)"

    def order(self, column: str, kind: str) -> str:
        """Return what sorts by a column; texts byte by byte, whatever the server's language."""
        value = self.value(column, kind)
        return value if kind in PLAIN - {"text", "varchar"} else f'{value} collate "C"'

    def month(self, column: str, kind: str) -> str:
        """Return the month of a value as YYYY-MM; null where it has none."""
        if kind in MOMENTS:
            return f"to_char({column}, 'YYYY-MM')"
        return super().month(f"cast({column} as text)", kind)

    def is_digits(self, text: str, count: int) -> str:
        """Return the condition that a text begins with so many digits."""
        return rf"{text} ~ '^\d{{{count}}}'"

    def between(self, column: str, kind: str, first: str, after: str) -> str:
        """Return the condition that an index on the column can answer, where there may be one."""
        return f"{column} >= {literal(first)} and {column} < {literal(after)}" if kind in MOMENTS else "true"

    def sane(self, column: str, kind: str, latest: str) -> str:
        """Return a cursor's value where it is a number or a time before ``latest``."""
        is_time = "true" if kind in MOMENTS else rf"cast({column} as text) ~ '^\d{{4}}-\d\d'"
        is_number = rf"cast({column} as text) ~ '^-?[0-9.]+$'" if kind not in MOMENTS else "false"
        return f"case when {is_number} then {column} when {is_time} and {column} < {literal(latest)} then {column} end"

    def is_hopeless(self, error: Exception) -> bool:
        """Say whether trying again heals nothing."""
        state = str(getattr(error, "sqlstate", None) or "")
        return state.startswith(HOPELESS) if state else any(words in str(error) for words in TURNED_AWAY)


def conninfo(connection: Connection) -> str:
    """Return a connection as libpq reads it; a server beyond this machine proves who it is, unless told otherwise."""
    is_near = connection.host in {"", "localhost", "127.0.0.1", "::1"} or connection.host.startswith("/")
    trust = {} if is_near else {"sslmode": "verify-full", "sslrootcert": "system"}
    if connection.extra.get("sslmode", "verify-full") != "verify-full":
        trust = {}
    told = {name: str(connection.extra[name]) for name in MAY_TELL if connection.extra.get(name)}
    who = {"user": connection.login, "password": connection.secret, "dbname": connection.schema_}
    where = {"host": connection.host, "port": str(connection.port or "")}
    session = " ".join(f"-c {name}={value}" for name, value in SESSION.items())
    parts = {**LINE, **where, **who, **trust, **told, "options": session}
    return " ".join(f"{name}={_escaped(value)}" for name, value in parts.items() if value)


def _escaped(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
