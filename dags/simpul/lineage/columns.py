"""Where a column comes from, model by model, down to the landed tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from functools import cache
from typing import Any

import duckdb
import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.lineage import Node, lineage
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import Scope, traverse_scope
from sqlglot.schema import MappingSchema

from simpul.errors import ModelFailed
from simpul.lineage.memory import Column, Memory, Parents, digest

Declared = Mapping[str, Iterable[Column]]
"""Column → the columns that it is made from; none where it is made from no data."""


class Origins:
    """The origins of columns over compiled models, each model parsed once and only when it is asked about."""

    def __init__(
        self,
        columns: dict[str, Any],
        models: dict[tuple[str, str], str],
        declared: Mapping[tuple[str, str], Declared] | None = None,
        memory: Memory | None = None,
    ) -> None:
        """Take the compiled SQL by (schema, model), empty for a source; ``columns_of`` tells what is behind each ``*``.

        ``declared`` says of a model that is no SQL which columns each of its own is made from; what ``memory`` has of a
        model is not read again.
        """
        self.models, self.declared, self.memory = models, declared or {}, memory
        self.left_out: tuple[str, ...] = ("\0",)
        self.columns = columns
        self.schema = MappingSchema(self.columns, dialect="duckdb")
        self.read = cache(self._read)
        self.of = cache(self._of)

    def without(self, *beginnings: str) -> Origins:
        """Return the same origins, but for what comes by way of tables whose names begin so."""
        other = copy(self)
        other.left_out, other.of = beginnings, cache(other._of)
        return other

    def keep(self) -> None:
        """Let the next run remember what this one read."""
        if self.memory is not None:
            self.memory.keep()

    def _of(self, schema: str, table: str, column: str) -> frozenset[Column]:
        """Return the landed columns that a column is computed from; none for a count of rows."""
        if table.startswith(self.left_out):
            return frozenset()
        if not self.models.get((schema, table)) and (schema, table) not in self.declared:
            return frozenset({(schema, table, column)} if schema in {"raw", "vault"} else ())
        found: set[Column] = set()
        for parent in self._parents(schema, table, column):
            found |= self.of(*parent)
        return frozenset(found)

    def _parents(self, schema: str, table: str, column: str) -> Iterable[Column]:
        """Return the columns one model up."""
        if told := self.declared.get((schema, table)):
            if column not in told:
                raise _lost(schema, table, f"it declares no origins of {column}")
            return told[column]
        read = self.read(schema, table)
        if column not in read:
            raise _lost(schema, table, f"it has no column {column}")
        return read[column]

    def _read(self, schema: str, table: str) -> Parents:
        """Return all of a model's columns with those one model up, from memory where it has them."""
        key = digest(self.models[schema, table], self.columns)
        if self.memory is not None and (kept := self.memory.recall(key)) is not None:
            return kept
        nodes = self._nodes(schema, table).items()
        found = {
            name: frozenset(leaf for one in node.walk() if (leaf := _leaf(one)) is not None) for name, node in nodes
        }
        if self.memory is not None:
            self.memory.learn(key, found)
        return found

    def _nodes(self, schema: str, table: str) -> dict[str, Node]:
        try:
            query = sqlglot.parse_one(self.models[schema, table], dialect="duckdb")
            for place in query.find_all(exp.Table):
                place.set("catalog", None)  # the file's name tells nothing, and differs from run to run
            query = qualify(query, dialect="duckdb", schema=self.schema, validate_qualify_columns=False)
            for scope in traverse_scope(query):
                _count_lookups(scope)
            return lineage(None, query, self.schema, dialect="duckdb", trim_selects=False, copy=False)
        except SqlglotError as error:
            raise _lost(schema, table, str(error).splitlines()[0]) from error


def _count_lookups(scope: Scope) -> None:
    """Let what is looked up in a reference table depend on what it was looked up by.

    A category drawn from a list of bounds stands in no delivery; the score that was held against the bounds does.
    """
    for join in scope.expression.args.get("joins") or []:
        if (on := join.args.get("on")) is None or not _is_reference(scope.sources.get(join.alias_or_name)):
            continue
        for drawn in [c for one in scope.expression.expressions for c in one.find_all(exp.Column)]:
            if drawn.table == join.alias_or_name and not isinstance(drawn.parent, exp.If):
                case = exp.Case(ifs=[exp.If(this=on.copy(), true=drawn.copy())])
                whole = exp.alias_(case, drawn.name) if drawn.parent is scope.expression else case
                drawn.replace(whole)


def _is_reference(source: exp.Expr | Scope | None) -> bool:
    """Say whether rows come from seeds alone."""
    if isinstance(source, exp.Table):
        return bool(source.db == "reference")
    return isinstance(source, Scope) and all(_is_reference(one) for _, one in source.selected_sources.values())


def _leaf(node: Node) -> Column | None:
    """Return the table column that a lineage node ends in, or none where it ends elsewhere."""
    if node.downstream or not isinstance(node.source, exp.Table):
        return None
    return node.source.db, node.source.name, node.name.rpartition(".")[2].strip('"')


def columns_of(connection: duckdb.DuckDBPyConnection, database: str = "'workshop'") -> dict[str, Any]:
    """Return the columns of every table of the workshop and their types, by schema and table."""
    named = "schema_name, table_name, column_name, data_type"
    query = f"select {named} from duckdb_columns() where database_name = {database}"
    found: dict[str, dict[str, dict[str, str]]] = {}
    for schema, table, column, kind in connection.sql(query).fetchall():
        found.setdefault(schema, {}).setdefault(table, {})[column] = kind
    return found


def _lost(schema: str, table: str, error: str) -> ModelFailed:
    todo = "simplify its SQL, or report this to the maintainers"
    return ModelFailed(f"its lineage cannot be read: {error}", where=f"{schema}.{table}", todo=todo)
