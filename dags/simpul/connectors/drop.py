"""The drop: a local folder or any fsspec address where agencies leave their files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO
from unicodedata import normalize

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from simpul.connectors import Found
from simpul.contract import Contract
from simpul.errors import NotDelivered
from simpul.settings import Settings
from simpul.table import Landing

TIMES = ("mtime", "LastModified", "last_modified", "modified", "updated", "created")
"""Under which key a store's listing says when a file last changed."""
UNFINISHED = (".part", ".filepart", ".crdownload", ".tmp", "~")


def listing(settings: Settings) -> list[Found]:
    """List the files of the drop, oldest first, names breaking ties; hidden and unfinished ones are left out.

    Raises:
        NotDelivered: the drop cannot be reached.
    """
    try:
        store, root = url_to_fs(settings.drop)
        found = _local(Path(root)) if isinstance(store, LocalFileSystem) else _remote(store, root)
        return sorted(filter(_is_visible, found), key=lambda file: (file.mtime_ns, file.name))
    except Exception as error:  # every store has errors of its own
        why = getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
        todo = "connect it, or correct SIMPUL_DROP; what was delivered before stays"
        raise NotDelivered(f"the drop cannot be reached ({why})", where=settings.drop, todo=todo) from error


def claims(landing: Landing, name: str) -> bool:
    """Say whether a landing's globs match a file's name below the drop; letter case does not count."""
    parts = _folded(name)
    return any(_matches(parts, _folded(glob)) for glob in landing.match)


def find(files: Iterable[Found], landing: Landing) -> list[Found]:
    """Return the files of a listing that a landing claims, in the listing's order."""
    return [file for file in files if claims(landing, file.name)]


def unclaimed(settings: Settings, contracts: Mapping[str, Contract]) -> list[str]:
    """Return the names of the drop's files that no contract matches."""
    landings = [entry for one in contracts.values() for table in one.tables.values() for entry in table.landing]
    return [file.name for file in listing(settings) if not any(claims(landing, file.name) for landing in landings)]


def _folded(name: str) -> list[str]:
    return normalize("NFC", name).casefold().split("/")


def _matches(names: list[str], globs: list[str]) -> bool:
    """Match folder by folder; ``**`` stands for any number of folders, none included."""
    if not globs or not names:
        return not names and all(glob == "**" for glob in globs)
    if globs[0] == "**":
        return _matches(names, globs[1:]) or _matches(names[1:], globs)
    return fnmatchcase(names[0], globs[0]) and _matches(names[1:], globs[1:])


def _is_visible(file: Found) -> bool:
    *folders, name = file.name.split("/")
    is_hidden = any(part.startswith(".") or part == "lost+found" for part in (*folders, name))
    return not is_hidden and not name.startswith("~$") and not name.lower().endswith(UNFINISHED)


def _local(root: Path) -> Iterator[Found]:
    """Walk a folder; a link that leads out of it is not followed, nor is one to a folder."""
    root = root.resolve(strict=True)
    for folder, folders, names in os.walk(root, onerror=_raise):
        folders[:] = [name for name in folders if name != "lost+found" and not name.startswith(".")]
        for path in (Path(folder, name) for name in names):
            if path.is_file() and path.resolve().is_relative_to(root) and (seen := _look(path)):
                name = path.relative_to(root).as_posix().encode("utf-8", "replace").decode()
                yield Found(name, *seen, partial(_open, path), partial(_look, path))


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def _look(path: Path) -> tuple[int, int] | None:
    try:
        seen = path.stat()
    except FileNotFoundError:  # withdrawn since
        return None
    return seen.st_size, seen.st_mtime_ns


def _raise(error: OSError) -> None:
    raise error


def _remote(store: AbstractFileSystem, root: str) -> Iterator[Found]:
    if not store.exists(root):
        raise FileNotFoundError(root)
    for path, entry in store.find(root, detail=True).items():
        name = path.removeprefix(root.rstrip("/")).lstrip("/")
        yield Found(name, *_stated(entry), partial(store.open, path, "rb"), partial(_look_again, store, path))


def _look_again(store: AbstractFileSystem, path: str) -> tuple[int, int] | None:
    store.invalidate_cache()
    return _stated(store.info(path)) if store.exists(path) else None


def _stated(entry: dict[str, Any]) -> tuple[int, int]:
    when = next((entry[key] for key in TIMES if entry.get(key)), 0)
    when = datetime.fromisoformat(when) if isinstance(when, str) else when
    seconds = when.timestamp() if isinstance(when, datetime) else when
    return int(entry.get("size") or 0), round(seconds * 1_000_000_000)
