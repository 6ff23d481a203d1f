"""Where a new edition stands among those there are: after which one, and beside which that were rolled back."""

from __future__ import annotations

from dataclasses import dataclass

from simpul import inputs, pointers, shelf
from simpul.errors import EditionTampered, NotDelivered
from simpul.manifest import Manifest, Received, read_signed
from simpul.settings import Settings
from simpul.verification import untouched


@dataclass(frozen=True)
class Course:
    """Where a new edition stands: its sequence, the edition before it, the oldest one kept.

    ``rolled_back`` are the id and time of publication of those from which a rollback led back to the one before it.
    """

    sequence: int
    before: Manifest | None
    rolled_back: tuple[tuple[str, str | None], ...]
    oldest: int
    is_other_code: bool
    is_decided: bool


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
        is_decided=before is not None and _decided(before.deliveries) != _decided(inputs.deliveries(settings)),
    )


def _published_at(settings: Settings, edition_id: str) -> str | None:
    try:
        return read_signed(settings, settings.editions / edition_id / "manifest.json", Manifest).published_at
    except EditionTampered:
        return None


def _decided(received: list[Received]) -> set[str]:
    return {one.delivery_id for one in received if one.delivery_id.startswith("decisions-")}


def _current(settings: Settings) -> Manifest | None:
    """Return the current edition's manifest if the edition is whole; one damaged or gone is published anew."""
    pointer = pointers.current(settings)
    try:
        return untouched(settings, pointer.edition_id, pointer.manifest_sha256) if pointer else None
    except (EditionTampered, NotDelivered):
        return None
