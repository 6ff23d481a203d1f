"""Schema vault: what is about one person, in tables of the same names as schema raw's; only linkage reads it.

A table holds the private words and the place of each row. It is filled, replaced and emptied in the transactions
that do so with schema raw, and is gone when its contract no longer promises anything private.
"""

from __future__ import annotations

from collections.abc import Mapping

from duckdb import DuckDBPyConnection

from simpul import raw
from simpul.contract import Contract
from simpul.raw import PLACE, literal, quoted
from simpul.table import Table
from simpul.vocabulary import Word


def table_name(agency: str, table: str) -> str:
    """Return the full name of a table's private part."""
    return f"vault.{quoted(f'{agency}__{table}')}"


def private_words(table: Table, vocabulary: Mapping[str, Word]) -> list[str]:
    """Return the words of a table that are about one person."""
    return [word for word in table.words if vocabulary[word].is_private]


def identifiers(contracts: Mapping[str, Contract], vocabulary: Mapping[str, Word]) -> set[str]:
    """Return every promised word that gets a token."""
    words = {word for contract in contracts.values() for table in contract.tables.values() for word in table.words}
    return {word for word in words if vocabulary[word].privacy == "identifier"}


def prepare(connection: DuckDBPyConnection, contracts: Mapping[str, Contract], vocabulary: Mapping[str, Word]) -> None:
    """Make the tables of every contract with private words, and drop those that hold what none promises now.

    What linkage keeps there (``int_…``) is the models' own.
    """
    connection.execute("create schema if not exists vault")
    wanted: dict[str, dict[str, str]] = {}
    for agency, contract in contracts.items():
        for name, table in contract.tables.items():
            if private := private_words(table, vocabulary):
                kinds = {word: vocabulary[word].sql_type for word in private}
                wanted[table_name(agency, name)] = kinds | PLACE
    there = "select table_name from duckdb_tables() where schema_name = 'vault' and not starts_with(table_name, 'int_')"
    for (name,) in connection.execute(there).fetchall():
        if f"vault.{quoted(name)}" not in wanted:
            connection.execute(f"drop table vault.{quoted(name)}")
            connection.execute(f"delete from standing where agency || '__' || table_name = {literal(name)}")
    for full, columns in wanted.items():
        raw.make(connection, full, columns)
