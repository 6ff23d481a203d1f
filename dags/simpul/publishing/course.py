"""Where a new edition stands among those there are: after which one, and beside which that were rolled back."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import dropwhile

from simpul.errors import EditionTampered, NotDelivered
from simpul.publishing import inputs, pointers, shelf
from simpul.publishing.manifest import Manifest, read_signed
from simpul.publishing.verification import untouched
from simpul.settings import Settings
from simpul.stewardship import decisions
from simpul.stewardship.decision import REKEY, Decision


@dataclass(frozen=True)
class Course:
    """Where a new edition stands: its sequence, the edition before it, the oldest one kept.

    ``rolled_back`` are the id and time of publication of those from which a rollback led back to the one before it;
    ``decided`` is what stewards decided since that one.
    """

    sequence: int
    before: Manifest | None
    rolled_back: tuple[tuple[str, str | None], ...]
    oldest: int
    is_other_code: bool
    decided: tuple[Decision, ...]


def course_of(settings: Settings) -> Course:
    """Say where the next edition stands; one damaged or gone is nobody's past."""
    pointer, before = pointers.current(settings), _current(settings)
    there = [path.name for path in shelf.shelved(settings)]
    last = max(map(shelf.sequence_of, {*there, *shelf.pointed(settings, pointer)}), default=0)
    later = [name for name in there if before and shelf.sequence_of(name) > before.sequence]
    return Course(
        sequence=last + 1,
        before=before,
        rolled_back=tuple((name, _published_at(settings, name)) for name in later),
        oldest=min(map(shelf.sequence_of, there), default=0),
        is_other_code=before is not None and before.code_version != inputs.code_version(settings),
        decided=_decided(settings, before) if before else (),
    )


def _published_at(settings: Settings, edition_id: str) -> str | None:
    try:
        return read_signed(settings, settings.editions / edition_id / "manifest.json", Manifest).published_at
    except EditionTampered:
        return None


def _decided(settings: Settings, before: Manifest) -> tuple[Decision, ...]:
    """Return what was decided after the last decision that an edition knew; a chain made anew is told by its times."""
    told = decisions.read(settings)
    known = [one for one in before.deliveries if one.delivery_id.startswith("decisions-")]
    if known:
        last, at = known[0].delivery_id, known[0].received_at or ""
        is_there = any(last == inputs.decided(one) for one in told)
        after = list(dropwhile(lambda one: inputs.decided(one) != last, told))[1:]
        told = after if is_there else [one for one in told if one.at > at]
    return tuple(one for one in told if one.kind != REKEY)


def _current(settings: Settings) -> Manifest | None:
    """Return the current edition's manifest if the edition is whole; one damaged or gone is published anew."""
    pointer = pointers.current(settings)
    try:
        return untouched(settings, pointer.edition_id, pointer.manifest_sha256) if pointer else None
    except (EditionTampered, NotDelivered):
        return None
