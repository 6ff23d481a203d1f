"""Records that a decision can be about: those that the last build linked, mapped or matched, by their ids."""

from __future__ import annotations

import duckdb

from simpul.errors import DecisionRefused
from simpul.stewardship.decision import LINKS, Decision

ORGANISATIONS, UNITS = "intermediate.int_organisations__crosswalked", "intermediate.int_work_units__crosswalked"
PLACES = {
    "organisation": (
        (ORGANISATIONS, "subject"),
        (ORGANISATIONS, "agency_code"),
        (ORGANISATIONS, "candidate_agency_code"),
    ),
    "work_unit": ((UNITS, "subject"), (UNITS, "unit_code"), (UNITS, "candidate_unit_code")),
    "person": (("intermediate.int_people__linked", "record_id"), ("intermediate.int_people__linked", "person_id")),
    "application": tuple(2 * [("intermediate.int_applications__matched", "application_id")]),
}
"""Concept → table and id of its subjects, then those of what they can be held against."""
WAITING = "intermediate.int_review_items__listed"
"""What waits for a steward, people included; an edition has it without them."""


def refuse_unknown(connection: duckdb.DuckDBPyConnection, decision: Decision) -> None:
    """Refuse a decision about what no build has seen.

    Raises:
        DecisionRefused: names the id, and where the ids are listed.
    """
    subjects, *objects = PLACES[decision.concept]
    sides = [("subject", decision.subject, [subjects, (WAITING, "subject")])]
    if decision.object is not None:
        sides.append(("object", decision.object, objects))
    for side, told, places in sides:
        if not any(_holds(connection, table, told_by, told) for table, told_by in places):
            todo = "take the ids from `simpul review`; after `simpul run` if nothing was built yet"
            raise DecisionRefused(f"no {decision.concept} has this id", where=f"{side} {told}", todo=todo)


def refuse_alias(connection: duckdb.DuckDBPyConnection, decision: Decision) -> None:
    """Refuse to give an official code to another organisation or unit than its list gives it to, or to none.

    Raises:
        DecisionRefused: names the code and who has it.
    """
    (table, subject), (_, owned_by), *_ = PLACES[decision.concept]
    query = f"select distinct {owned_by} from {table} where {subject} = ? and method = 'official code'"
    for (owner,) in connection.execute(query, [decision.subject]).fetchall():
        if (owner == decision.object) != (decision.kind in LINKS):
            what = f"an official code cannot be another's: {decision.subject} is {owner}"
            raise DecisionRefused(what, where=str(decision.object), todo="let the list's keeper correct the list")


def has(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Say whether a build has left a table, named with its schema."""
    schema, _, name = table.partition(".")
    query = "select 1 from duckdb_tables() where schema_name = ? and table_name = ?"
    return bool(connection.execute(query, [schema, name]).fetchall())


def _holds(connection: duckdb.DuckDBPyConnection, table: str, column: str, told: str) -> bool:
    return has(connection, table) and bool(
        connection.execute(f"select 1 from {table} where {column} = ? limit 1", [told]).fetchall()
    )
