"""Sieved rows held against the tombstones: which are an erased person's, and in which such a person is named."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from simpul.people import tombstones
from simpul.people.tokens import Key
from simpul.people.tombstones import NAME, Roles
from simpul.promises.promise import quoted
from simpul.settings import Settings
from simpul.workshop import limits
from simpul.world import World


@dataclass
class Hits:
    """What is to be taken out of a payload: rows from 0, and by word the rows in which its cell is emptied."""

    dropped: list[int] = field(default_factory=list)
    emptied: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __bool__(self) -> bool:
        """Say whether there is anything."""
        return bool(self.dropped or self.emptied)


def hits(settings: Settings, world: World, roles: Roles, sieved: Path) -> Hits:
    """Find in sieved rows what tombstones stand for."""
    found = Hits()
    with duckdb.connect(config=limits(settings)) as connection:
        connection.execute("create temp table tombs (token varchar)")
        connection.execute("insert into tombs select unnest(?)", [sorted(tombstones.standing(settings))])
        key = tombstones.key(settings, world)
        rows = f"read_parquet('{quoted(sieved)}', file_row_number = true)"
        for place, name, is_record, is_role, *numbers in _asked(connection, key, roles, rows):
            told = [word for word, is_told in zip([*roles.numbers, *roles.others], numbers, strict=True) if is_told]
            if is_record or _is_about(connection, key, roles, told, name):
                _take(found, roles, place)
            words = [*told, *(roles.others if is_role else [])]
            for word in dict.fromkeys(words if place not in found.dropped else []):
                found.emptied[word] += [place] * (place not in found.emptied[word])
    return found


def _asked(
    connection: duckdb.DuckDBPyConnection, key: Key, roles: Roles, rows: str
) -> list[tuple[int, str | None, bool, bool, *tuple[bool, ...]]]:
    """Return place, name, is it a record that was erased, names it another one, and of each number whether it was."""
    has_birth = {NAME, tombstones.BORN} <= set(roles.private)
    records = [roles.record("record", roles.numbers), *([roles.born] if has_birth else [])]
    is_record = " or ".join(_buried(key, mark) for mark in records)
    is_role = _buried(key, roles.record("role", roles.others)) if roles.others else "false"
    numbers = [_buried(key, f"'number ' || {roles.text(word)}") for word in [*roles.numbers, *roles.others]]
    told = ", ".join([f"({is_record}) as a", f"({is_role}) as b", *(f"{one} as n{i}" for i, one in enumerate(numbers))])
    names = [f"n{i}" for i in range(len(numbers))]
    query = f"select file_row_number, {roles.text(NAME)} as name, {told} from {rows}"
    asked = (
        f"select file_row_number, name, a, b, {', '.join(names)} from ({query}) where {' or '.join(['a', 'b', *names])}"
    )
    return connection.execute(asked, {"inner": key.inner, "outer": key.outer}).fetchall()


def _buried(key: Key, mark: str) -> str:
    return f"coalesce({key.expression(mark, '$inner', '$outer')} in (select token from tombs), false)"


def _is_about(connection: duckdb.DuckDBPyConnection, key: Key, roles: Roles, told: list[str], name: str | None) -> bool:
    """Say whether a row with an erased person's number is about that person, and not about who has it by mistake.

    It is, where the number names the row, where no name is told, or where half of the name's words are the person's.
    """
    own = set(told) & set(roles.numbers)
    if not own or own & set(roles.table.grain) or not name:
        return bool(own)
    words = name.split()
    tokens = [key.token(f"word {word}") for word in words]
    same = connection.execute("select count(*) from tombs where list_contains(?, token)", [tokens]).fetchall()[0][0]
    return bool(2 * same >= len(words))


def _take(found: Hits, roles: Roles, place: int) -> None:
    """Leave a row out, or empty what is about the person where the row is about a thing."""
    if roles.is_theirs:
        found.dropped.append(place)
    for word in roles.own if not roles.is_theirs else []:
        found.emptied[word].append(place)
