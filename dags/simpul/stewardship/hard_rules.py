"""What no steward can decide away: a decision that contradicts one of these is refused, with the rule and the record.

What the warehouse knows of records is read from the linked tables, which hold neither names nor numbers of people.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb

from simpul.errors import DecisionRefused
from simpul.stewardship.decision import LINKS, Decision

KINDS = {
    "organisation": {"same", "alias", "different"},
    "work_unit": {"same", "alias", "different"},
    "person": {"same", "different", "split"},
    "application": {"same", "merge", "different", "split"},
    "drift": {"accept"},
}
"""Concept → what can be decided of it."""
LINKED, COMPARED = "intermediate.int_people__linked", "intermediate.int_people__compared"
CERTAIN = ("sound NIP", "national number")
"""Methods by which a record's own number says who it is about."""
ONCE = ("employees", "seat_assignments", "housing_units")
"""Rosters in which one person stands once a day: one active NIP, one seat, one house."""
BODILY = ("birth", "sex")
"""What a person keeps for life, and what two people of one name seldom share."""
OVERLAPPING = f"""
select other.record_id from {LINKED} as one
inner join {LINKED} as other
    on one.roster = other.roster and one.record_id <> other.record_id and other.person_id = $object
    and coalesce(one.valid_from, date '0001-01-01') <= coalesce(other.valid_to, date '9999-12-31')
    and coalesce(other.valid_from, date '0001-01-01') <= coalesce(one.valid_to, date '9999-12-31')
where one.record_id = $subject and list_contains($once, one.roster) and list_contains($certain, other.method)
order by all"""


def refuse_shape(decision: Decision) -> None:
    """Refuse a decision that says nothing that could be done.

    Raises:
        DecisionRefused: the kind does not suit the concept, one side is missing, or both are the same.
    """
    kinds = KINDS[decision.concept]
    if decision.kind not in kinds:
        what = f"`{decision.kind}` decides nothing about concept {decision.concept}"
        raise DecisionRefused(what, where=decision.subject, todo=f"choose one of: {', '.join(sorted(kinds))}")
    if not (decision.by.strip() and decision.why.strip()):
        raise DecisionRefused("nobody decides without name and reason", where=decision.subject, todo="give both")
    if decision.object == decision.subject:
        raise DecisionRefused("a record is itself", where=decision.subject, todo="name two records")
    alone = decision.kind in {"split", "accept"}
    if alone and decision.object is not None:
        raise DecisionRefused(
            f"`{decision.kind}` has one side only", where=decision.subject, todo="leave the other out"
        )
    if not alone and decision.object is None and decision.kind != "same":
        raise DecisionRefused(f"`{decision.kind}` needs two sides", where=decision.subject, todo="name the other one")


def refuse_contradiction(decision: Decision, standing: list[Decision]) -> None:
    """Refuse a decision that cannot stand beside another one.

    Raises:
        DecisionRefused: it contradicts a standing decision, which is named.
    """
    others = [one for one in standing if one.concept == decision.concept and one.pair != decision.pair]
    if decision.object is None:
        if decision.kind == "same" and not any(one.kind == "split" and one.pair == decision.pair for one in standing):
            raise DecisionRefused("nothing was split there", where=decision.subject, todo="name the other record too")
    elif decision.concept == "application":
        _refuse_ring(decision, others)
    elif decision.kind in LINKS:
        for one in others:
            if one.subject == decision.subject and one.object is not None and one.kind in LINKS:
                what = f"one record is one {decision.concept}: {one.subject} is {one.object} by decision {one.sequence}"
                todo = f"decide `different` on {one.subject} and {one.object} first"
                raise DecisionRefused(what, where=decision.object, todo=todo)


def _refuse_ring(decision: Decision, others: list[Decision]) -> None:
    """Refuse to call different what is the same by way of others, and the other way round."""
    links = [(one.subject, str(one.object)) for one in others if one.kind in LINKS and one.object]
    if decision.kind in LINKS:
        links.append((decision.subject, str(decision.object)))
    for one in [decision] if decision.kind == "different" else [one for one in others if one.kind == "different"]:
        if str(one.object) in (ring := _ring(one.subject, links)):
            told = f"decision {one.sequence} says" if one is not decision else "this says"
            what = f"same of same is same: {', '.join(sorted(ring))} are one application, but {told} that "
            todo = "overrule one of those decisions first"
            raise DecisionRefused(f"{what}{one.subject} and {one.object} are different", where=one.subject, todo=todo)


def _ring(start: str, links: list[tuple[str, str]]) -> set[str]:
    """Return everything that links lead to from a start, the start included."""
    ring, grown = set[str](), {start}
    while ring != grown:
        ring = grown
        grown = ring | {end for pair in links if ring & set(pair) for end in pair}
    return ring


def refuse_person(connection: duckdb.DuckDBPyConnection, decision: Decision) -> None:
    """Refuse a link that people cannot have: numbers, places and bodies say otherwise.

    Raises:
        DecisionRefused: names the rule and the record that speaks against it.
    """
    sides: dict[str, Any] = {"subject": decision.subject, "object": decision.object}
    for rule in _against(connection, sides) if decision.kind in LINKS and decision.object else ():
        todo = "let the agency correct its record, or decide on another pair"
        raise DecisionRefused(rule, where=decision.subject, todo=todo)


def _against(connection: duckdb.DuckDBPyConnection, sides: dict[str, Any]) -> Iterator[str]:
    """Give each rule that speaks against a link."""
    own = f"""select person_id, method from {LINKED}
        where record_id = $subject and person_id <> $object and list_contains($certain, method) limit 1"""
    for person, method in connection.execute(own, {**sides, "certain": CERTAIN}).fetchall():
        yield f"one number is one person: {sides['subject']} is {person} by its {method}"
    for (other,) in connection.execute(OVERLAPPING, {**sides, "certain": CERTAIN, "once": ONCE}).fetchall():
        rule = "one active NIP" if other.startswith("employees/") else f"one of {other.partition('/')[0]}"
        yield f"{rule} per person and date: {sides['object']} already has {other}"
    compared = f"select evidence from {COMPARED} where record_id = $subject and candidate_person_id = $object"
    for (told,) in connection.execute(compared, sides).fetchall():
        evidence = json.loads(told)
        if "rule" in evidence and not str(evidence["rule"]).startswith("steward"):
            yield f"nobody is at two places at once: {sides['object']} {evidence['rule']}"
        if contradicting := bodily(evidence):
            yield f"birth date and sex cannot both be wrong: {', '.join(contradicting)} contradict"


def bodily(evidence: dict[str, Any]) -> list[str]:
    """Return what of birth date and sex speaks against a pair, if both do; weights below nought speak against."""
    weights = {name: one.get("weight", 0) for name, one in evidence.items() if isinstance(one, dict)}
    found = [name for name, weight in weights.items() if name.startswith(BODILY) and (weight or 0) < 0]
    return found if len(found) == len(BODILY) else []
