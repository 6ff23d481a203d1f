"""One correction, weighed and recorded: who it is about is known, the value can stand, and nobody else has it."""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from simpul import workshop
from simpul.errors import DecisionRefused
from simpul.people import correction, overlay, vault_access
from simpul.people.correction import Correction
from simpul.people.person import roles_of
from simpul.people.tombstones import Roles
from simpul.people.vault import table_name
from simpul.settings import Settings
from simpul.vocabulary import load_vocabulary
from simpul.world import World


@dataclass(frozen=True)
class Wanted(Correction):
    """A correction as it is asked for; its number and value are in no message."""


@dataclass(frozen=True)
class Place:
    """Where a row about the person stands, as its agency's steward can find it."""

    agency: str
    table: str
    delivery_id: str
    row: int

    @property
    def text(self) -> str:
        """Say it in one line."""
        return f"{self.agency}.{self.table}, delivery {self.delivery_id}, row {self.row}"


def record(settings: Settings, world: World, wanted: Wanted) -> list[Place]:
    """Record a correction and return where the rows stand that it is laid over.

    Raises:
        DecisionRefused: the word is about no person, the value cannot stand in it, nobody has the number, or the value
            is a number that somebody else has.
    """
    vault_access.record(settings, world, "correction of one person")
    with workshop.open(settings) as connection, workshop.guard(str(settings.warehouse)):
        _refuse_value(connection, settings, wanted)
        roles = {place: one for place, one in roles_of(settings).items() if wanted.word in one.own}
        places = [found for place, one in roles.items() for found in _places(connection, place, one, wanted.number)]
        if not places:
            _refuse(wanted, f"no row that holds {wanted.word} has this number", "look the number up at its agency")
        if any(_is_taken(connection, place, one, wanted) for place, one in roles.items()):
            _refuse(wanted, f"somebody else has this {wanted.word}", "one number, one person: correct theirs first")
    numbers = {wanted.number} | correction.earlier_numbers(settings, world, {wanted.number})
    fresh = [Correction(number, wanted.word, wanted.value, wanted.by, wanted.why) for number in sorted(numbers)]
    correction.add(settings, world, fresh)
    return places


def _refuse_value(connection: DuckDBPyConnection, settings: Settings, wanted: Wanted) -> None:
    word = load_vocabulary(settings.promises).get(wanted.word)
    if word is None or not word.is_private:
        _refuse(wanted, f"{wanted.word} is no word about one person", "tell the agency: its delivery is wrong")
    elif not overlay.fits(word, wanted.value, connection):
        _refuse(wanted, f"the value is no {wanted.word}", "write it as the vocabulary says; a date as 1990-12-31")


def _refuse(wanted: Wanted, what: str, todo: str) -> None:
    raise DecisionRefused(what, where=f"correction of {wanted.word}", todo=todo)


def _places(connection: DuckDBPyConnection, place: tuple[str, str], roles: Roles, number: str) -> list[Place]:
    told = " or ".join(f"{roles.text(word)} = $number" for word in roles.numbers)
    query = f"select distinct _delivery_id, _row from {table_name(*place)} where {told} order by all"
    return [Place(*place, *found) for found in connection.execute(query, {"number": number}).fetchall()]


def _is_taken(connection: DuckDBPyConnection, place: tuple[str, str], roles: Roles, wanted: Wanted) -> bool:
    """Say whether another person's row is keyed by the value."""
    if wanted.word not in roles.numbers or wanted.word not in roles.table.grain:
        return False
    query = f"select 1 from {table_name(*place)} where {roles.text(wanted.word)} = ? limit 1"
    return bool(connection.execute(query, [wanted.value]).fetchall())
