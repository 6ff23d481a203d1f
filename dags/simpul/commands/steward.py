"""The steward's commands: what waits for a decision, and the decision."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from simpul.commands.editions import Json
from simpul.settings import settings

SHOWN = ("concept", "record", "could be", "score", "moves")
MOST = 40
"""Lines of the table; the JSON always holds everything."""


def review(
    concept: Annotated[str | None, typer.Option(help="organisation, work_unit, person or application")] = None,
    as_json: Json = False,
) -> None:
    """List what waits for a steward.

    What moves a KPI most comes first; a person is a roster and a record, never a name.
    JSON: a list of {item_id, concept, subject, subject_label, candidate, candidate_label, score, effect, effect_metric,
    effect_before, effect_after, agency_code, subject_record, candidate_record, evidence}; the last three are JSON too.

    Example: simpul review --concept application
    """
    from simpul.commands.screen import console, show_json, show_table
    from simpul.stewardship import steward

    found = steward.review(settings(), concept)
    if as_json:
        show_json(found)
        return
    show_table("Waiting for a decision", [_told(item) for item in found[:MOST]], SHOWN)
    if len(found) > MOST:
        console().print(f"{MOST} of {len(found):,} shown; --json holds them all", style="dim")


def _told(item: dict[str, Any]) -> dict[str, Any]:
    """Return a case in two lines: the ids that `simpul decide` takes, and below what the records call themselves."""
    from simpul.commands.screen import cell

    before, after = cell(item["effect_before"]), cell(item["effect_after"])
    return {
        "concept": item["concept"],
        "record": f"{item['subject']}\n{item['subject_label']}",
        "could be": f"{item['candidate']}\n{item['candidate_label']}",
        "score": item["score"],
        "moves": f"{item['effect_metric']}\n{before} → {after}",
    }


def decide(  # noqa: PLR0913, PLR0917 - who decides what, about which two, and why
    kind: Annotated[str, typer.Argument(help="same, different, merge, split, alias or accept")],
    concept: Annotated[str, typer.Argument(help="organisation, work_unit, person, application or drift")],
    subject: Annotated[str, typer.Argument(help="the record's id, from `simpul review`")],
    object: Annotated[str | None, typer.Argument(help="what it is held against; none for split and accept")] = None,  # noqa: A002
    by: Annotated[str, typer.Option(help="who decides")] = "",
    why: Annotated[str, typer.Option(help="the reason, for who asks later")] = "",
) -> None:
    """Decide what a machine should not, as the data steward.

    The decision is added to data/decisions/ and replayed in every build; a later one on the same pair overrules it.
    What contradicts a hard rule is refused with the rule and the record, and nothing is recorded.

    Example: simpul decide alias organisation KOMDIGI/kemenko-ekon 035 --by "Rina, Walidata" --why "surat B-12/2026"
    """
    from simpul.commands.screen import line
    from simpul.stewardship import steward
    from simpul.world import World

    wanted = {"kind": kind, "concept": concept, "subject": subject, "object": object, "by": by, "why": why}
    decision, is_replayed = steward.decide(settings(), World(), wanted)
    line("decide", concept, f"{decision.sequence}: {kind} {subject} {object or ''}".rstrip())
    line("next", "", "`simpul run` builds with it" if is_replayed else "the warehouse is in use: the next build has it")
