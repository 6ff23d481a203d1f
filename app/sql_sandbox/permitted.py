"""What a reader has: the tables and macros of an edition, or of a scope only copies of its own rows, and no edition."""

from collections.abc import Mapping
from typing import Any

from sql_sandbox import reading

TABLES = """
    select table_name, null as sql from duckdb_tables() where database_name = $name and not internal
    union all
    select view_name, sql from duckdb_views() where database_name = $name and not internal"""
MACROS = """
    select function_name, list_transform(parameters, lambda one: '"' || one || '"'), macro_definition,
        function_type = 'table_macro'
    from duckdb_functions() where database_name = $name and not internal and function_type like '%macro'"""


class Edition:
    """The tables, views and macros of an attached edition, by name."""

    def __init__(self, connection: Any, name: str) -> None:
        self.connection, self.name = connection, name
        self.tables: dict[str, str | None] = dict(connection.execute(TABLES, {"name": name}).fetchall())
        found = connection.execute(MACROS, {"name": name}).fetchall()
        self.macros: dict[str, tuple[list[str], str, bool]] = {row[0]: row[1:] for row in found}

    def needs(self, read: reading.Read) -> tuple[list[str], list[str]]:
        """Return every table and macro that a query needs, those within views and macros too, innermost first."""
        tables: dict[str, None] = {}
        macros: dict[str, None] = {}
        self._visit(read, tables, macros)
        return list(tables), list(macros)

    def _visit(self, read: reading.Read, tables: dict[str, None], macros: dict[str, None]) -> None:
        for name in sorted(read.functions & set(self.macros) - set(macros)):
            _parameters, body, is_table = self.macros[name]
            self._visit(reading.references(self.connection, body if is_table else f"select {body}"), tables, macros)
            macros[name] = None
        for name in sorted(read.tables & set(self.tables) - set(tables)):
            if view := self.tables[name]:
                self._visit(reading.references(self.connection, _body(view)), tables, macros)
            tables[name] = None


def keep(edition: Edition, read: reading.Read, rules: Mapping[str, str]) -> None:
    """Copy the rows that a scope has of what a query needs, and let go of the edition.

    `rules` holds for each table that has a rule the statement of a temporary view with its permitted rows, and under
    an empty name what those views need first.
    """
    connection = edition.connection
    tables, macros = edition.needs(read)
    asked = [rules[name] for name in tables if name in rules]
    if any("own_deliveries" in rule for rule in asked):
        connection.execute(rules[""])
    for name in tables:
        if view := edition.tables[name]:
            connection.execute(f'create view memory.main."{name}" as {_body(view)}')
        elif name in rules:
            connection.execute(rules[name])
            connection.execute(f'create table memory.main."{name}" as from temp.main."{name}"')
            connection.execute(f'drop view temp.main."{name}"')
        else:
            connection.execute(f'create table memory.main."{name}" as from whole.main."{name}"')
    connection.execute("drop table if exists temp.main.own_deliveries")
    connection.execute("detach whole")
    for name in macros:
        parameters, body, is_table = edition.macros[name]
        kind = "table " if is_table else ""
        body = body if is_table else f"({body})"
        connection.execute(f'create macro memory.main."{name}"({", ".join(parameters)}) as {kind}{body}')


def _body(view: str) -> str:
    return view.rstrip().rstrip(";").split(" AS ", 1)[1]
