"""The inner wall: one SELECT or EXPLAIN, of listed tables and listed functions; what is not known is refused.

DuckDB's own parser says what a text means, so that no comment, quote or encoding can mean two things.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sql_sandbox.reading import Read, Refused, references

FUNCTIONS = frozenset((Path(__file__).with_name("functions.txt")).read_text("utf-8").lower().split())
TABLE_FUNCTIONS = frozenset({"range", "generate_series", "unnest", "json_each", "json_tree"})
BLANK = r"(?:\s|--[^\n]*(?:\n|$)|/\*.*?\*/)"
EXPLAIN = re.compile(rf"{BLANK}*explain\b(?:{BLANK}+analyze\b)?", re.IGNORECASE | re.DOTALL)
LONGEST = 20_000


def admit(connection: Any, sql: str, tables: Iterable[str], macros: Iterable[str]) -> Read:
    """Let a query through and say what it reads.

    Raises:
        Refused: It is not one SELECT or EXPLAIN, or names what is not listed.
    """
    if len(sql) > LONGEST:
        raise Refused("long")
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise Refused("one" if statements else "empty")
    kind, text = _kind(statements[0]), statements[0].query
    if kind == "EXPLAIN":
        text = EXPLAIN.sub("", text, count=1)
        inner = connection.extract_statements(text)
        kind = _kind(inner[0]) if len(inner) == 1 else "EXPLAIN"
    if kind != "SELECT":
        raise Refused("kind", kind)
    read = references(connection, text)
    for name in sorted(read.tables - {name.lower() for name in tables}):
        raise Refused("table", name)
    for name in sorted(read.functions - FUNCTIONS - TABLE_FUNCTIONS - {name.lower() for name in macros}):
        raise Refused("function", name)
    return read


def _kind(statement: Any) -> str:
    try:
        return statement.type.name
    except ValueError:  # a kind that DuckDB's Python does not know of
        return "?"
