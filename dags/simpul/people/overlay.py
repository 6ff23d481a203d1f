"""Corrections as SQL: good rows of a delivery with what their people had put right."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
from duckdb import DuckDBPyConnection

from simpul.people.correction import Correction
from simpul.people.tokens import Key
from simpul.people.tombstones import Roles
from simpul.vocabulary import Word

CORRECTED = "corrections_of_people"


def overlaid(
    connection: DuckDBPyConnection, roles: Roles, corrections: Sequence[Correction], rows: str, columns: Sequence[str]
) -> str:
    """Return the relation of rows with corrections laid over them; without any it is ``rows`` itself."""
    mine = [one for one in corrections if set(_targets(roles, one.word)) & set(columns)]
    if not mine:
        return rows
    told = {name: [getattr(one, name) for one in mine] for name in ("number", "word", "value")}
    connection.execute(f"create or replace temp table {CORRECTED} (number varchar, word varchar, value varchar)")
    connection.register("corrections_told", pa.table(told))
    connection.execute(f"insert into {CORRECTED} select number, word, value from corrections_told")
    connection.unregister("corrections_told")
    words = dict.fromkeys(word for one in mine for word in _targets(roles, one.word) if word in columns)
    replaced = ", ".join(f'{_corrected(roles, word, columns)} as "{word}"' for word in words)
    return f"(select * replace ({replaced}) from {rows} as delivered)"


def digest(roles: Roles, corrections: Sequence[Correction], key: Key | None) -> str:
    """Return what tells one set of a table's corrections from another, and nothing of them; "" where there are none."""
    mine = sorted(f"{one.number} {one.word} {one.value}" for one in corrections if _targets(roles, one.word))
    return key.token("\n".join(mine))[-16:] if mine and key else ""


def fits(word: Word, value: str, connection: DuckDBPyConnection) -> bool:
    """Say whether a value can stand in a word: its type, pattern, codes."""
    if word.codes and value not in word.codes:
        return False
    pattern = word.pattern or ".+"
    query = f"select try_cast($value as {word.sql_type}) is not null and regexp_full_match($value, $pattern)"
    return bool(connection.execute(query, {"value": value, "pattern": pattern}).fetchall()[0][0])


def _targets(roles: Roles, word: str) -> list[str]:
    """Return the words of the table in which a corrected word stands: itself, and the same number in another role."""
    found = [word] if word in roles.table.words and roles.numbers else []
    return found + [other for other in roles.others if other.endswith(f"_{word}")]


def _corrected(roles: Roles, word: str, columns: Sequence[str]) -> str:
    """Return a word's value, corrected where the row's own number has a correction; a role by its own value.

    What a row leaves empty stays so: a number may stand in a row about somebody else by mistake.
    """
    is_other = word in roles.others
    bare = next(one for one in roles.numbers if word.endswith(f"_{one}")) if is_other else word
    numbers = [f'"{one}"' for one in ([word] if is_other else roles.numbers) if one in columns]
    found = f"select max(value) from {CORRECTED} as c where c.word = '{bare}' and c.number in ({', '.join(numbers)})"
    return f'case when "{word}" is not null then coalesce(({found})::{roles.words[word].sql_type}, "{word}") end'
