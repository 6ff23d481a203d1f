"""Schema raw of the warehouse: one table for each that a contract promises, and the ledger beside them.

What is about one person is not in it: a word of class ``identifier`` is there as its token, one of class ``personal``
not at all. Their values live in schema vault.
"""

from __future__ import annotations

from collections.abc import Mapping

from duckdb import DuckDBPyConnection

from simpul.contract import Contract
from simpul.errors import ContractInvalid
from simpul.table import Table
from simpul.vocabulary import Word

PLACE = {"period": "date", "part": "varchar", "_delivery_id": "varchar", "_row": "bigint"}
"""Where a row belongs and where it came from; every table has them after its words."""
LEDGER = {
    "deliveries": "agency varchar, table_name varchar, period varchar, part varchar, delivery_id varchar, "
    "file varchar, sheet varchar, sha256 varchar, bytes bigint, sequence bigint, contract_version varchar, "
    "state varchar, reason varchar, rows_landed bigint, rows_loaded bigint, rows_quarantined bigint, drift varchar, "
    "notes varchar",
    "checks": "agency varchar, table_name varchar, delivery_id varchar, check_id varchar, column_name varchar, "
    "expectation varchar, because varchar, passed boolean, rows_checked bigint, rows_failed bigint",
    "quarantine": "agency varchar, table_name varchar, delivery_id varchar, row_number bigint, rule varchar, "
    "column_name varchar, value varchar, reason varchar",
    "decisions": "sequence bigint, kind varchar, concept varchar, subject varchar, object varchar, "
    "decided_by varchar, decided_at varchar, reason varchar",
}


def quoted(name: str) -> str:
    """Quote an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: object) -> str:
    """Quote an SQL string."""
    return "'" + str(value).replace("'", "''") + "'"


def table_name(agency: str, table: str) -> str:
    """Return the full name of a landed table."""
    return f"raw.{quoted(f'{agency}__{table}')}"


def columns(where: str, table: Table, vocabulary: Mapping[str, Word]) -> dict[str, str]:
    """Return the raw table's columns and their types, words first.

    Raises:
        ContractInvalid: a word has the name that the token of another one takes.
    """
    tokens = {vocabulary[word].stored_as(word) for word in table.words if vocabulary[word].is_private}
    if taken := sorted(tokens & table.words.keys()):
        todo = "give the word another name in vocabulary.yml"
        raise ContractInvalid(f"{', '.join(taken)} is the name of a token", where=where, todo=todo)
    plain = {word: vocabulary[word] for word in table.words}
    stored = {word.stored_as(name): "varchar" if word.is_private else word.sql_type for name, word in plain.items()}
    return {name: kind for name, kind in stored.items() if name} | PLACE


def prepare(connection: DuckDBPyConnection, contracts: Mapping[str, Contract], vocabulary: Mapping[str, Word]) -> None:
    """Make the tables that the contracts promise, and give and take columns where a contract changed."""
    connection.execute("create schema if not exists raw")
    for name, shape in LEDGER.items():
        make(connection, f"raw.{name}", dict(column.split() for column in shape.split(", ")))
    for agency, contract in contracts.items():
        for name, table in contract.tables.items():
            make(connection, table_name(agency, name), columns(f"{agency}.{name}", table, vocabulary))


def make(connection: DuckDBPyConnection, full: str, wanted: Mapping[str, str]) -> None:
    """Make a table, or give and take columns of one that is there until it has those that are wanted."""
    shape = ", ".join(f"{quoted(column)} {kind}" for column, kind in wanted.items())
    connection.execute(f"create table if not exists {full} ({shape})")
    described = connection.execute(f"describe {full}").fetchall()
    present = {row[0]: row[1].lower() for row in described}
    for column in present.keys() - wanted.keys():
        connection.execute(f"alter table {full} drop column {quoted(column)}")
    for column, kind in wanted.items():
        if column not in present:
            connection.execute(f"alter table {full} add column {quoted(column)} {kind}")
        elif present[column] != kind:
            connection.execute(f"alter table {full} alter {quoted(column)} type {kind}")
