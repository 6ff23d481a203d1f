"""Editions as readers meet them: which is current, which there are, is one whole, open it, go back to one."""

from __future__ import annotations

from typing import Any

import duckdb

from simpul import workshop
from simpul.publishing import inputs, pointers
from simpul.publishing.manifest import Manifest, Pointer, read_signed
from simpul.publishing.verification import chosen, connect, signed, verify, whole
from simpul.settings import Settings
from simpul.world import World

__all__ = ["current", "is_up_to_date", "list_editions", "manifest", "open_edition", "rollback", "verify"]


def current(settings: Settings) -> Pointer | None:
    """Return the pointer to the current edition; none before the first.

    Raises:
        EditionTampered: the pointer is gone, forged, or older than one seen before.
    """
    return pointers.current(settings)


def manifest(settings: Settings, edition_id: str | None = None) -> Manifest:
    """Return an edition's manifest, the current one's by default, held to its signature."""
    return signed(settings, *chosen(settings, edition_id))


def is_up_to_date(settings: Settings, world: World | None = None) -> bool:
    """Say whether the current edition was made by this code, from these contracts and exactly these deliveries.

    An agreement that ended since makes it out of date.
    """
    today = (world or World()).now().date()
    if pointers.current(settings) is None:
        return False
    made = manifest(settings)
    return (
        made.code_version == inputs.code_version(settings)
        and made.contracts == inputs.contract_versions(settings, today)
        and made.deliveries == inputs.deliveries(settings)
    )


def list_editions(settings: Settings) -> list[dict[str, Any]]:
    """Return every edition, the newest first, in the shape of ``editions --json``."""
    pointer = pointers.current(settings)
    found = [read_signed(settings, path, Manifest) for path in settings.editions.glob("[0-9]*-[0-9a-f]*/manifest.json")]
    return [
        {
            "edition_id": one.edition_id,
            "published_at": one.published_at,
            "current": pointer is not None and one.edition_id == pointer.edition_id,
            "tables": {name: table.model_dump() for name, table in one.tables.items()},
        }
        for one in sorted(found, key=lambda one: one.sequence, reverse=True)
    ]


def open_edition(settings: Settings, edition_id: str | None = None) -> duckdb.DuckDBPyConnection:
    """Open an edition for reading, the current one by default, after its folder, manifest and bytes were checked.

    The connection cannot write, reach another file, load an extension or change its settings.

    Raises:
        EditionTampered: the edition or the pointer is not what was signed.
        NotDelivered: there is no such edition.
    """
    found = signed(settings, *chosen(settings, edition_id))
    return connect(settings.editions / found.edition_id / "edition.duckdb")


def rollback(settings: Settings, world: World, edition_id: str) -> Pointer:
    """Make an edition current again by a new signed pointer, above every one seen.

    This works while the pointer is damaged or turned back: it is the way out.

    Raises:
        EditionTampered: the edition is not what was signed.
        NotDelivered: there is no such edition.
    """
    with workshop.hold(settings):
        whole(settings, edition_id)
        return pointers.point(settings, world, edition_id, rollback=True)
