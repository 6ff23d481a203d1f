"""One person as the vault knows them: every number, name and row that is theirs. Its values stay in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from duckdb import DuckDBPyConnection

from simpul.contract import load_contracts
from simpul.errors import DecisionRefused
from simpul.people.identifiers import NIK, NIP
from simpul.people.tombstones import BORN, NAME, Roles
from simpul.people.vault import table_name
from simpul.settings import Settings
from simpul.vocabulary import load_vocabulary

LINKS = "intermediate.int_people__linked"
ROTA = "raters"
"""The roster of those who are named in rows about others."""
DATES = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%Y%m%d", "%d.%m.%Y")
"""How agencies write a birth date."""


@dataclass
class Person:
    """What is known of one person.

    Attributes:
        numbers: every NIP and NIK.
        born: pairs of name in capitals and birth date.
        rows: (delivery id, row as a person counts it, is it a row about somebody else).
        is_alone: nobody else of this name was born that day.
    """

    numbers: set[str]
    born: set[tuple[str, str]] = field(default_factory=set)
    rows: set[tuple[str, int, bool]] = field(default_factory=set)
    is_alone: bool = True

    @property
    def named(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return each name with the ways to write its birth date."""
        days = {(name, date.fromisoformat(day)) for name, day in self.born}
        return tuple((name, tuple(day.strftime(form) for form in DATES)) for name, day in sorted(days))


def roles_of(settings: Settings) -> dict[tuple[str, str], Roles]:
    """Return what the words of each table with private words say about people, by agency and table."""
    words = load_vocabulary(settings.promises)
    found = {
        (agency, name): Roles(f"{agency}.{name}", table, words)
        for agency, contract in load_contracts(settings.promises).items()
        for name, table in contract.tables.items()
    }
    return {place: roles for place, roles in found.items() if roles.private}


def number_of(text: str) -> str:
    """Return a NIP or NIK without what people write between its digits.

    Raises:
        DecisionRefused: it is neither; the message does not repeat it.
    """
    digits = "".join(letter for letter in text if letter.isdigit())
    if not (NIP.fullmatch(digits) or NIK.fullmatch(digits)):
        raise DecisionRefused("no NIP (18 digits) and no NIK (16 digits)", where="stdin", todo="give one of them")
    return digits


def known(connection: DuckDBPyConnection, settings: Settings, number: str) -> Person:
    """Return the person of a number: all that rows keyed by it, and the links between rosters, lead to."""
    person, roles, before = Person({number}), roles_of(settings), -1
    while before != len(person.numbers) + len(person.rows):
        before = len(person.numbers) + len(person.rows)
        for place, one in roles.items():
            if one.is_keyed:
                _gather(connection, person, table_name(*place), one)
        _follow_links(connection, person)
    person.is_alone = not _has_namesake(connection, person, roles)
    return person


def _gather(connection: DuckDBPyConnection, person: Person, full: str, roles: Roles) -> None:
    """Take numbers, names and places from the rows of a table that are keyed by one of the numbers, or are linked."""
    if not _is_there(connection, full):
        return
    is_told = " or ".join(f"list_contains($numbers, {roles.text(word)})" for word in roles.numbers)
    is_known = str({NAME, BORN} <= set(roles.private)).lower()
    is_linked = f"({is_known} and list_contains($places, _delivery_id || ' ' || _row))"
    told = ", ".join(roles.text(word) for word in [NAME, BORN, *roles.numbers])
    places = [f"{delivery} {row}" for delivery, row, is_other in person.rows if not is_other]
    query = f"select distinct _delivery_id, _row, {told} from {full} where {is_told} or {is_linked}"
    for delivery, row, name, day, *numbers in connection.execute(
        query, {"numbers": sorted(person.numbers), "places": places}
    ).fetchall():
        person.rows.add((delivery, row, False))
        person.numbers |= {number for number in numbers if number}
        person.born |= {(name, day)} if name and day else set()


def _follow_links(connection: DuckDBPyConnection, person: Person) -> None:
    """Take the places that linkage gave to the person of these rows."""
    if not _is_there(connection, LINKS):
        return
    places = [f"{delivery} {row}" for delivery, row, is_other in person.rows if not is_other]
    whose = f"select person_id from {LINKS} where roster <> '{ROTA}' and list_contains(?, _delivery_id || ' ' || _row)"
    query = f"select distinct _delivery_id, _row, roster = '{ROTA}' from {LINKS} where person_id in ({whose})"
    person.rows |= {(d, r, bool(is_other)) for d, r, is_other in connection.execute(query, [places]).fetchall()}


def _has_namesake(connection: DuckDBPyConnection, person: Person, roles: Mapping[tuple[str, str], Roles]) -> bool:
    """Say whether a row keyed by another number tells one of the names with its birth date."""
    pairs = [f"{name} {day}" for name, day in sorted(person.born)]
    for place, one in roles.items():
        if one.is_keyed and {NAME, BORN} <= set(one.private) and _is_there(connection, table_name(*place)):
            told = f"list_contains($pairs, {one.text(NAME)} || ' ' || {one.text(BORN)})"
            others = " and ".join(f"not coalesce(list_contains($numbers, {one.text(w)}), false)" for w in one.numbers)
            query = f"select 1 from {table_name(*place)} where {told} and {others} limit 1"
            if connection.execute(query, {"pairs": pairs, "numbers": sorted(person.numbers)}).fetchall():
                return True
    return False


def _is_there(connection: DuckDBPyConnection, full: str) -> bool:
    schema, name = full.replace('"', "").split(".")
    query = "select 1 from information_schema.tables where table_schema = ? and table_name = ?"
    return bool(connection.execute(query, [schema, name]).fetchall())
