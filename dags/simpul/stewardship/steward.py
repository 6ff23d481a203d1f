"""The steward's desk: what waits for a decision, and a decision taken, held against the hard rules and recorded."""

from __future__ import annotations

from functools import partial
from typing import Any, get_args

from pydantic import ValidationError

from simpul import workshop
from simpul.deliveries import acceptance
from simpul.errors import DecisionRefused, LoadFailed, NotDelivered
from simpul.numbers import asked
from simpul.numbers.kpi import rows
from simpul.settings import Settings
from simpul.stewardship import decisions, hard_rules, known_records
from simpul.stewardship.decision import Concept, Decision
from simpul.world import World

WAITING = f"""
select item_id, concept, subject, subject_label, candidate, candidate_label, score, effect, effect_metric,
    effect_before, effect_after, agency_code, subject_record, candidate_record, evidence
from {known_records.WAITING}
where $concept is null or concept = $concept
order by effect desc, score desc, item_id"""
SOON = 5
"""Seconds that a decision waits for a warehouse in use; if that is not enough, the next build replays it."""


def review(settings: Settings, concept: str | None = None) -> list[dict[str, Any]]:
    """Return what waits since the last build, what moves a KPI most first, without what was decided since.

    Raises:
        UnknownName: there is no such concept.
        NotDelivered: nothing was built yet, or by an older release that knew of no cases.
        LoadFailed: the warehouse is in use.
        EditionTampered: the file of decisions is not whole.
    """
    if concept is not None:
        asked.refuse("concept", concept, get_args(Concept), "see `simpul review --help`")
    decided = {(one.concept, one.subject, one.object) for one in decisions.standing(settings)}
    if not settings.warehouse.exists():
        raise NotDelivered("nothing was built yet", where=str(settings.warehouse), todo="run `simpul run`")
    with workshop.open(settings, read_only=True) as connection, workshop.guard(str(settings.warehouse)):
        if not known_records.has(connection, known_records.WAITING):
            raise NotDelivered("the last build knew of no cases", todo="run `simpul run`")
        waiting = rows(connection, WAITING, {"concept": concept})
    return [one for one in waiting if (one["concept"], one["subject"], one["candidate"]) not in decided]


def decide(settings: Settings, world: World, wanted: dict[str, str | None]) -> tuple[Decision, bool]:
    """Record a decision (kind, concept, subject, object, by, why); return it, and whether the warehouse has it already.

    Raises:
        DecisionRefused: it contradicts a hard rule or another decision; names the rule and the record.
        LoadFailed: the warehouse is in use, so that the records cannot be looked up.
        ContractInvalid, DecisionNeeded: a drift that no command can accept.
    """
    decision = _asked(world, wanted)
    hard_rules.refuse_shape(decision)
    if decision.concept == "drift":
        acceptance.accept(settings, world, decision.subject, by=decision.by, why=decision.why)
        kept = decisions.standing(settings)[-1]
    else:
        with workshop.open(settings, read_only=settings.warehouse.exists()) as connection:
            known_records.refuse_unknown(connection, decision)
            if decision.concept in {"organisation", "work_unit"}:
                known_records.refuse_alias(connection, decision)
            if decision.concept == "person":
                hard_rules.refuse_person(connection, decision)
        kept = decisions.append(settings, world, decision, partial(hard_rules.refuse_contradiction, decision))
    try:
        decisions.replay(settings, wait_seconds=SOON)
    except LoadFailed:
        return kept, False
    return kept, True


def _asked(world: World, wanted: dict[str, str | None]) -> Decision:
    """Return what was asked for as a decision; of two applications the lesser id comes first, for neither leads."""
    subject, other = wanted["subject"], wanted["object"]
    if wanted["concept"] == "application" and subject and other:
        subject, other = sorted((subject, other))
    named = {**wanted, "subject": subject, "object": other, "at": world.now().isoformat(timespec="seconds")}
    try:
        return Decision.model_validate(named)
    except ValidationError as error:
        entry, todo = str(error.errors()[0]["loc"][0]), error.errors()[0]["msg"]
        what = f"{wanted.get(entry)!r} cannot be `{entry}` of a decision"
        raise DecisionRefused(what, where=str(subject), todo=todo) from None
