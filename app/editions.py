"""Finding an edition: the pointer names one, the manifest vouches for its file, and nothing may stand beside it."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

EDITION_ID = re.compile(r"\d{6}-[0-9a-f]{12}")


class EditionUnreadable(Exception):
    """An edition is named but cannot be trusted or found; the message says what, where and what to do."""


class EditionGone(EditionUnreadable):
    """An edition is named that does not stand on the shelf."""

    def __init__(self, message: str, edition_id: str) -> None:
        super().__init__(message)
        self.edition_id = edition_id


@dataclass(frozen=True)
class Edition:
    """One published edition, its place and its manifest; `is_current` is false for a pinned older one.

    `role` and `scope` are its viewer's: the agencies whose rows are read, none unless they are named, None for all.
    """

    edition_id: str
    folder: Path
    is_current: bool
    manifest: Mapping[str, Any] = field(compare=False, repr=False)
    role: str = ""
    scope: tuple[str, ...] | None = ()

    @property
    def file(self) -> Path:
        """Return the path of the edition's one DuckDB file."""
        return self.folder / "edition.duckdb"


def find(shelf: Path, pinned: str | None = None) -> Edition | None:
    """Find the edition that the shelf's pointer names, or the pinned one; None while nothing has been published.

    Raises:
        EditionUnreadable: The edition is not on the shelf, or its manifest is not the one that the pointer vouches for.
    """
    if not (shelf / "current.json").exists():
        return None
    try:
        pointer = json.loads((shelf / "current.json").read_bytes())
    except ValueError as error:
        raise EditionUnreadable(f"{shelf / 'current.json'} is no JSON. Run `simpul verify`.") from error
    edition_id = pinned or pointer["edition_id"]
    home = shelf / edition_id
    if not EDITION_ID.fullmatch(edition_id) or not (home / "manifest.json").exists():
        message = f"Edition {edition_id}: not in {shelf}. Open the newest one, or run `simpul editions`."
        raise EditionGone(message, edition_id)
    digest, manifest = _manifest(home / "manifest.json", *_stamp(home / "manifest.json"))
    is_current = edition_id == pointer["edition_id"]
    if is_current and digest != pointer["manifest_sha256"]:
        raise EditionUnreadable(f"Edition {edition_id}: its manifest was changed. Run `simpul verify {edition_id}`.")
    return Edition(edition_id, home, is_current, manifest)


def _stamp(file: Path) -> tuple[int, int, int]:
    """Return what changes when a file is replaced or written to."""
    found = file.stat()
    return found.st_mtime_ns, found.st_size, found.st_ino


@lru_cache(maxsize=64)
def _manifest(file: Path, *_stamped: int) -> tuple[str, Mapping[str, Any]]:
    """Read a manifest and its digest; it tells of a thousand deliveries, and is kept until the file changes."""
    found = file.read_bytes()
    return hashlib.sha256(found).hexdigest(), json.loads(found)


@dataclass(frozen=True)
class Shelved:
    """An edition that stands on the shelf and can be opened, and when it was published."""

    edition_id: str
    published_at: str


def shelved(shelf: Path) -> list[Shelved]:
    """Return the editions that stand on a shelf, the newest first."""
    homes = sorted(home for home in shelf.glob("*/manifest.json") if EDITION_ID.fullmatch(home.parent.name))
    return [_shelved(home) for home in reversed(homes)]


@lru_cache(maxsize=256)
def _shelved(manifest: Path) -> Shelved:
    return Shelved(manifest.parent.name, json.loads(manifest.read_bytes())["published_at"])


def refuse_changed(edition: Edition) -> None:
    """Refuse a file that is not the one the manifest names, or that has anything beside it.

    DuckDB would replay a log that stands beside the file, and the file's own hash would still be right.

    Raises:
        EditionUnreadable: The file was changed, or a sidecar stands beside it.
    """
    beside = [other.name for other in edition.folder.iterdir() if other.name.startswith(f"{edition.file.name}.")]
    if beside:
        message = f"Edition {edition.edition_id}: {', '.join(beside)} stands beside its file. Run `simpul verify`."
        raise EditionUnreadable(message)
    with edition.file.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != edition.manifest["file"]["sha256"]:
        raise EditionUnreadable(f"Edition {edition.edition_id}: its file was changed. Run `simpul verify`.")
