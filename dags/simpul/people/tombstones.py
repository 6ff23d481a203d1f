"""Tombstones: what tells an erased person's rows when they are delivered again, and tells nobody else anything.

A tombstone is the token of a mark: of a number, of a name with its birth date, of one record. Its key is its own and
outlives a rotation, for what stands behind a tombstone is gone and cannot be given another token. Marks are made by
SQL over sieved rows alone, when somebody is erased as when a delivery is held against the tombstones.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from simpul.people import tokens
from simpul.people.tokens import Key
from simpul.people.vault import private_words
from simpul.promises.promise import quoted
from simpul.settings import Settings
from simpul.table import Table
from simpul.vocabulary import Word
from simpul.world import World

NAME, BORN = "full_name", "birth_date"
"""The shared words that tell a person without a number."""
TITLES = "'^ *((PROF|DRS?|DRA|IR|HJ?|KH) )+'"
LETTERS = "regexp_replace(upper(strip_accents(split_part({0}, ',', 1))), '[^A-Z]+', ' ', 'g')"
CAPITALS = f"trim(regexp_replace({LETTERS}, {TITLES}, ''))"
"""A name as a mark writes it: capitals in words, without titles before it and what follows a comma."""


@dataclass(frozen=True)
class Roles:
    """What the words of a table say about people: whose row it is, and who else is named in it."""

    where: str
    table: Table
    words: Mapping[str, Word]

    @property
    def private(self) -> list[str]:
        """Return the words that are about one person."""
        return private_words(self.table, self.words)

    @property
    def numbers(self) -> list[str]:
        """Return the words that hold the number of the person the row is about."""
        return [word for word in self._identifiers if not self._is_role(word)]

    @property
    def others(self) -> list[str]:
        """Return the words that hold the number of another person, such as ``rater_nip``."""
        return [word for word in self._identifiers if self._is_role(word)]

    @property
    def own(self) -> list[str]:
        """Return the private words that are about the person the row is about."""
        return [word for word in self.private if word not in self.others]

    @property
    def is_theirs(self) -> bool:
        """Say whether a row cannot stand without the person; else it is about a thing that somebody has."""
        return any(not self.table.words[word] for word in self.own)

    @property
    def is_keyed(self) -> bool:
        """Say whether a row is named by a person's number."""
        return bool(set(self.numbers) & set(self.table.grain))

    def text(self, word: str) -> str:
        """Return the SQL of a word as a mark writes it; a word that this table lacks is null."""
        told = f'"{word}"::varchar' if word in self.table.words else "null::varchar"
        return CAPITALS.format(told) if word == NAME else told

    def record(self, kind: str, numbers: list[str]) -> str:
        """Return the SQL of the mark of one record: its grain, and who it says it is about."""
        shaped = {self.table.unpivot.name, self.table.unpivot.value} if self.table.unpivot else set()
        grain = [f'"{word}"' for word in self.table.grain if word not in {"part", *shaped}]
        told = ", ".join(f"coalesce(({one})::varchar, '')" for one in [*grain, *map(self.text, [NAME, *numbers])])
        return f"concat_ws('|', '{kind} {quoted(self.where)}', {told})"

    @property
    def born(self) -> str:
        """Return the SQL of the mark of a name with its birth date; null where one is missing.

        In a table that is keyed by a number it counts only where that number is none: namesakes are born the same day.
        """
        mark = f"'born ' || {self.text(NAME)} || ' ' || {self.text(BORN)}"
        sound = [
            f"coalesce(regexp_full_match({self.text(word)}, '{self._pattern(word)}'), false)" for word in self.numbers
        ]
        return f"case when not ({' or '.join(sound)}) then {mark} end" if self.is_keyed else mark

    def _pattern(self, word: str) -> str:
        return quoted(self.words[word].pattern or ".+")

    @property
    def _identifiers(self) -> list[str]:
        return [word for word in self.private if self.words[word].privacy == "identifier"]

    def _is_role(self, word: str) -> bool:
        return any(word.endswith(f"_{other}") for other in self._identifiers)


def path(settings: Settings) -> Path:
    """Return the list, in a folder that only its owner reads."""
    return settings.data / "vault" / "tombstones.jsonl"


def key(settings: Settings, world: World) -> Key:
    """Return the key of tombstones; it is made with the first of them."""
    return Key.of(tokens.kept(settings, world, "vault.key"), "tombstone")


def standing(settings: Settings) -> set[str]:
    """Return every tombstone."""
    if not path(settings).exists():
        return set()
    lines = path(settings).read_text("ascii").splitlines()
    return {token for line in lines for token in json.loads(line)["tombstones"]}


def bury(settings: Settings, world: World, found: Iterable[str]) -> int:
    """Add those that do not stand yet, durably, and return their number."""
    fresh = sorted(set(found) - standing(settings))
    if fresh:
        place = path(settings).parent
        world.disk.make_folder(place)
        world.disk.set_mode(place, 0o700)
        told = {"at": world.now().isoformat(timespec="seconds"), "tombstones": fresh}
        world.disk.append(path(settings), json.dumps(told).encode() + b"\n")
        world.disk.set_mode(path(settings), 0o600)
    return len(fresh)


def of(connection: DuckDBPyConnection, key: Key, marks: str) -> list[str]:
    """Return the tombstones of the marks that a query gives in its one column."""
    query = (
        f"select distinct {key.expression('mark', '$inner', '$outer')} from ({marks}) as t(mark) where mark is not null"
    )
    return [token for (token,) in connection.execute(query, {"inner": key.inner, "outer": key.outer}).fetchall()]
