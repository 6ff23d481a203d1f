"""The shelf of editions: what dead runs left is cleared, a whole edition put up, old ones taken down."""

from __future__ import annotations

from pathlib import Path

from simpul.publishing import pointers
from simpul.publishing.manifest import Pointer
from simpul.settings import Settings
from simpul.world import World

KEPT = 12
"""Editions that stay beside the current one: a fault is noticed within months, and each edition is a whole copy.

A new one is held against all of them, for readers have them (``disclosure.yml``).
"""


def clear(settings: Settings, world: World) -> None:
    """Remove what runs that died left behind, and finish what one of them began; only the one writer may call it.

    A folder above every edition ever pointed to was built and never published.
    """
    left = [*settings.editions.glob(".tmp-*"), *settings.editions.rglob(".*.tmp-*"), *settings.keys.glob(".*")]
    for path in left:
        remove(world, path)
    pointer = pointers.current(settings)
    if pointer is not None:
        pointers.record(settings, world, pointer)
        if (settings.editions / pointer.edition_id).is_dir():
            seal(world, settings.editions / pointer.edition_id)
    published = max(map(sequence_of, pointed(settings, pointer)), default=0)
    for path in shelved(settings):
        if sequence_of(path.name) > published:
            remove(world, path)


def put_up(settings: Settings, world: World, build: Path, edition_id: str) -> Path:
    """Give a whole, fsynced build its name, durably, and let nobody write to it."""
    target = settings.editions / edition_id
    world.disk.rename_folder(build, target)
    seal(world, target)
    return target


def take_down(settings: Settings, world: World) -> list[str]:
    """Remove the editions beyond the newest twelve and the current one; return their ids."""
    pointer = pointers.current(settings)
    old = [path for path in shelved(settings)[:-KEPT] if pointer is None or path.name != pointer.edition_id]
    for path in old:
        # Renamed first: nobody may meet an edition that is half gone.
        going = settings.editions / f".tmp-{world.token()}"
        world.disk.rename_folder(path, going)
        remove(world, going)
    return [path.name for path in old]


def shelved(settings: Settings) -> list[Path]:
    """Return the folders of editions, oldest first."""
    return sorted(settings.editions.glob("[0-9]*-*"), key=lambda path: sequence_of(path.name))


def sequence_of(edition_id: str) -> int:
    """Return the edition's place in the order of editions."""
    return int(edition_id.partition("-")[0])


def pointed(settings: Settings, pointer: Pointer | None) -> set[str]:
    """Return the ids of the editions that were ever current."""
    logged = {Pointer.model_validate_json(path.read_bytes()).edition_id for path in pointers.log(settings).values()}
    return logged | ({pointer.edition_id} if pointer else set())


def seal(world: World, folder: Path) -> None:
    """Make an edition's folder and files read-only; nothing is written where they already are."""
    for path in (folder, *sorted(folder.rglob("*"))):
        if path.stat().st_mode & 0o222:
            world.disk.set_mode(path, 0o555 if path.is_dir() else 0o444)


def remove(world: World, path: Path) -> None:
    """Remove a file or a folder, a read-only one too."""
    for folder in (path, *path.rglob("*/")):
        if folder.is_dir():
            world.disk.set_mode(folder, 0o700)
    world.disk.remove(path)
