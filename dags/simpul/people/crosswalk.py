"""The crosswalk of a rotation: old token → new one, in schema vault from the change of tokens until all is done."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

import duckdb
from duckdb import DuckDBPyConnection

from simpul import raw
from simpul.errors import LoadFailed
from simpul.people import tokens, vault
from simpul.raw.shapes import Shapes

NAME = "vault.int_tokens__rekeyed"
PERSON = "'P' || translate(substr(sha256('person ' || {0}), 1, 32), '0123456789abcdef', 'abcdefghijklmnop')"
"""A person's id by the token that anchors it, as macro ``person_id`` makes it."""


def rekey(
    connection: DuckDBPyConnection,
    old: Shapes,
    new: Shapes,
) -> int:
    """Change every token in one transaction that leaves the crosswalk behind; return how many there are.

    Raises:
        LoadFailed: a token has no number in the vault; then nothing has changed.
    """
    connection.begin()
    try:
        connection.execute(f"create or replace table {NAME} (old_token varchar, new_token varchar)")
        for place, before in old.items():
            for word, key in before.keys.items():
                if word in before.private:
                    _cross(connection, vault.table_name(*place), word, (key, new[place].keys[word]))
        connection.execute(f"create or replace table {NAME} as select distinct * from {NAME}")
        for place, after in new.items():
            for word in set(after.private) & set(after.keys):
                _change(connection, raw.table_name(*place), f"{word}_token", after.keys[word].id)
            told = [after.protection, *place, old[place].protection]
            connection.execute(
                "update standing set protection = ? where agency = ? and table_name = ? and protection = ?", told
            )
        connection.commit()
    except BaseException:
        with suppress(duckdb.Error):
            connection.rollback()
        raise
    return int(connection.execute(f"select count(*) from {NAME}").fetchall()[0][0])


def _cross(connection: DuckDBPyConnection, full: str, word: str, keys: tuple[tokens.Key, tokens.Key]) -> None:
    old, new = keys
    number = f'"{word}"'
    both = f"{old.expression(number, '$a', '$b')}, {new.expression(number, '$c', '$d')}"
    bound = {"a": old.inner, "b": old.outer, "c": new.inner, "d": new.outer}
    distinct = f"(select distinct {number} from {full} where {number} is not null)"
    connection.execute(f"insert into {NAME} select {both} from {distinct}", bound)


def _change(connection: DuckDBPyConnection, full: str, column: str, key_id: str) -> None:
    changed = f'update {full} as told set "{column}" = new_token from {NAME} where told."{column}" = old_token'
    connection.execute(changed)
    strange = f"""select count(*) from {full} where not starts_with("{column}", '{key_id}_')"""
    if left := connection.execute(strange).fetchall()[0][0]:
        todo = "run `simpul load`, then rotate again; nothing has changed"
        raise LoadFailed(f"{left} tokens of {column} have no number in the vault", where=full, todo=todo)


def renamed(connection: DuckDBPyConnection, told: Iterable[str]) -> dict[str, str]:
    """Return old → new of those ids that are tokens, or ids of people that tokens anchor."""
    both = f"select old_token, new_token from {NAME} union all "
    both += f"select {PERSON.format('old_token')}, {PERSON.format('new_token')} from {NAME}"
    query = f"select * from ({both}) as t(old_id, new_id) where list_contains(?, old_id)"
    return dict(connection.execute(query, [sorted(set(told))]).fetchall())


def stands(connection: DuckDBPyConnection) -> bool:
    """Say whether the tokens have changed and the crosswalk is still needed."""
    schema, name = NAME.split(".")
    query = "select 1 from duckdb_tables() where schema_name = ? and table_name = ?"
    return bool(connection.execute(query, [schema, name]).fetchall())
