"""The signed pointer to the current edition, its log, and the highest sequence ever seen."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from simpul.errors import EditionTampered
from simpul.publishing.manifest import Pointer, read_signed
from simpul.settings import Settings
from simpul.world import World


def current_path(settings: Settings) -> Path:
    """Return where the pointer stands."""
    return settings.editions / "current.json"


def current(settings: Settings) -> Pointer | None:
    """Read the pointer; none where nothing was ever published.

    Raises:
        EditionTampered: it is gone, forged, or older than one seen before.
    """
    path, seen = current_path(settings), highest_seen(settings)
    if not path.exists() and not seen:
        return None
    pointer = read_signed(settings, path, Pointer)
    if pointer.sequence < seen:
        raise EditionTampered(
            f"the pointer was turned back: its sequence is {pointer.sequence}, and {seen} was seen",
            where=str(path),
            todo="find out who put the old pointer back, then sign the edition you want with `simpul rollback`",
        )
    return pointer


def log(settings: Settings) -> dict[int, Path]:
    """Return the pointers ever signed, by sequence, rising."""
    found = {int(path.stem): path for path in (settings.editions / "pointers").glob("*.json") if path.stem.isdigit()}
    return dict(sorted(found.items()))


def highest_seen(settings: Settings) -> int:
    """Return the highest sequence in the log and beside the keys; 0 before the first edition.

    Raises:
        EditionTampered: the newest pointer of the log is forged, or the mark is malformed.
    """
    logged, mark = log(settings), _mark(settings)
    newest = 0
    if logged:
        number, path = list(logged.items())[-1]
        newest = read_signed(settings, path, Pointer).sequence
        if newest != number:
            raise EditionTampered(f"holds sequence {newest}", where=str(path), todo="restore the log of pointers")
    if not mark.exists():
        return newest
    try:
        return max(newest, int(json.loads(mark.read_bytes())["sequence"]))
    except (ValueError, KeyError, TypeError) as error:
        raise EditionTampered("the mark is malformed", where=str(mark), todo="restore it from a backup") from error


def point(settings: Settings, world: World, edition_id: str, *, rollback: bool = False) -> Pointer:
    """Make an edition current: sign a pointer above every one seen, and name it in one atomic step."""
    manifest = settings.editions / edition_id / "manifest.json"
    pointer = Pointer(
        edition_id=edition_id,
        sequence=max(highest_seen(settings), _claimed(settings)) + 1,
        manifest_sha256=hashlib.sha256(manifest.read_bytes()).hexdigest(),
        rollback=rollback,
    ).signed(settings, world)
    world.disk.write_new(current_path(settings), pointer.as_bytes)
    record(settings, world, pointer)
    return pointer


def record(settings: Settings, world: World, pointer: Pointer) -> None:
    """Log a pointer and raise the mark.

    After the pointer itself: a crash between leaves a log that is behind, which nobody takes for an old pointer.
    """
    path = settings.editions / "pointers" / f"{pointer.sequence:06d}.json"
    world.disk.make_folder(path.parent)
    if not path.exists():
        world.disk.write_new(path, pointer.as_bytes)
    if not _mark(settings).exists() or highest_seen(settings) > json.loads(_mark(settings).read_bytes())["sequence"]:
        world.disk.write_new(_mark(settings), json.dumps({"sequence": pointer.sequence}).encode())


def _mark(settings: Settings) -> Path:
    return settings.keys / "highest_pointer.json"


def _claimed(settings: Settings) -> int:
    """Return the sequence of a pointer that stands but was never logged; a forged one claims nothing."""
    try:
        return read_signed(settings, current_path(settings), Pointer).sequence
    except EditionTampered:
        return 0
