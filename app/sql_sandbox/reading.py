"""What a query reads, by DuckDB's own tree of it: tables and functions; common table expressions stand for themselves.

A kind of clause that is not listed here is refused, so that a newer DuckDB opens nothing unseen.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

QUERIES = {"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"}
PLACES = {"BASE_TABLE", "SUBQUERY", "JOIN", "TABLE_FUNCTION", "EXPRESSION_LIST", "EMPTY", "PIVOT", "SHOW_REF"}
MODIFIERS = {"ORDER_MODIFIER", "LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER", "DISTINCT_MODIFIER"}
ORDERS = {"ORDER_DEFAULT", "ASCENDING", "DESCENDING"}
CLASSES = {"BETWEEN", "CASE", "CAST", "COLLATE", "COLUMN_REF", "COMPARISON", "CONJUNCTION", "CONSTANT", "FUNCTION"}
CLASSES |= {"LAMBDA", "LAMBDA_REF", "OPERATOR", "POSITIONAL_REFERENCE", "STAR", "SUBQUERY", "TYPE", "WINDOW"}
SYSTEM = re.compile(r"duckdb_|pragma_|sqlite_|pg_|information_schema")


class Refused(Exception):
    """A query that is not let through: `why` is a code that the page has words for, `what` the name it is about."""

    def __init__(self, why: str, what: str = "") -> None:
        super().__init__(why, what)
        self.why, self.what = why, what


@dataclass
class Read:
    """What a query reads: tables and functions by name, in small letters."""

    tables: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)


def references(connection: Any, sql: str) -> Read:
    """Return the tables and functions that a SELECT names, common table expressions resolved.

    Raises:
        Refused: It holds a kind of clause that is not known here.
    """
    text, read = connection.execute("select json_serialize_sql($sql)", {"sql": sql}).fetchall()[0][0], Read()
    try:
        told = json.loads(text)
        if told["error"] or len(told["statements"]) != 1:
            raise Refused("kind", "?")
        _walk(told["statements"][0], frozenset(), read)
    except RecursionError:
        raise Refused("deep") from None
    return read


def written_anew(connection: Any, sql: str) -> str:
    """Write a SELECT anew from what DuckDB understood, without comments and semicolons."""
    return connection.execute("select json_deserialize_sql(json_serialize_sql($sql))", {"sql": sql}).fetchall()[0][0]


def _walk(part: Any, known: frozenset[str], read: Read) -> None:
    if isinstance(part, list):
        for one in part:
            _walk(one, known, read)
    elif isinstance(part, dict):
        kind = part.get("type")
        if isinstance(kind, dict):  # a written value, such as the size of a sample
            return
        if "class" in part:
            _expression(part, read)
        elif kind in QUERIES:
            _query(part, known, read)
            return
        elif kind in PLACES:
            _place(part, known, read)
        elif isinstance(kind, str) and kind not in MODIFIERS | ORDERS:
            raise Refused("clause", kind.lower())
        for value in _within(part):
            _walk(value, known, read)


def _within(part: dict[str, Any]) -> Iterator[Any]:
    # A written value is no clause, even where it looks like one.
    return (value for name, value in part.items() if name not in {"literal", "value"} or "class" not in part)


def _query(part: dict[str, Any], known: frozenset[str], read: Read) -> None:
    """Walk one query; a common table expression is known from after itself, and within itself where it recurs."""
    for entry in part["cte_map"]["map"]:
        name = entry["key"].lower()
        if SYSTEM.match(name):
            raise Refused("table", name)
        _walk(entry["value"], known, read)
        known |= {name}
    own = frozenset({part["cte_name"].lower()}) if part["type"] in {"RECURSIVE_CTE_NODE", "CTE_NODE"} else frozenset()
    for name, value in part.items():
        # What a recursion begins with does not know the recursion: there the name means a table.
        if name != "cte_map":
            _walk(value, known if name in {"left", "query"} else known | own, read)


def _place(part: dict[str, Any], known: frozenset[str], read: Read) -> None:
    kind = part["type"]
    if kind == "BASE_TABLE":
        path = part["qualified_name"]["path"]
        name = part["table_name"].lower()
        if len(path) > 2 or part["catalog_name"] or part["schema_name"].lower() not in {"", "main"}:
            raise Refused("table", ".".join(path))
        if len(path) > 1 or name not in known:
            read.tables.add(name)
    elif kind == "SHOW_REF" and not (part["show_type"] in {"DESCRIBE", "SUMMARY"} and part["query"]):
        raise Refused("clause", "show")


def _expression(part: dict[str, Any], read: Read) -> None:
    if part["class"] not in CLASSES:
        raise Refused("clause", part["class"].lower())
    if part["class"] == "FUNCTION" or "function_name" in part:
        name = part["function_name"].lower()
        if part.get("catalog") or (part.get("schema") or "").lower() not in {"", "main"}:
            raise Refused("function", name)
        if re.search(r"\w", name):
            read.functions.add(name)
    elif part["class"] == "TYPE" and (part.get("catalog") or part.get("schema")):
        raise Refused("clause", "type")
