"""The files of a folder, or of any store that fsspec knows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from fsspec import AbstractFileSystem
from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from simpul.connectors import CHUNK, Position
from simpul.errors import NotDelivered

TRIES = 4
PAUSE = wait_exponential_jitter(initial=1, max=10)
TIMES = ("mtime", "LastModified", "last_modified", "modified", "updated", "created")
"""Under which key a store's listing says when a file last changed."""


@dataclass(frozen=True)
class Found:
    """A file that waits at a source: its name there, size in bytes, time of its last change in nanoseconds."""

    name: str
    size: int
    mtime_ns: int
    open: Callable[[], AbstractContextManager[BinaryIO]]
    look: Callable[[], tuple[int, int] | None]
    tries: int = 1

    @property
    def position(self) -> Position:
        """Return what tells, without reading, whether the file is the one seen before."""
        return {"mtime_ns": self.mtime_ns, "size": self.size}

    @property
    def is_still(self) -> bool:
        """Say whether size and time are what they were when the file was listed."""
        return self.seen() == (self.size, self.mtime_ns)

    def seen(self) -> tuple[int, int] | None:
        """Return size and time as they are now; None where the file is gone.

        Raises:
            NotDelivered: its store does not answer.
        """
        try:
            return self.look()
        except Exception as error:  # every store has errors of its own
            what, todo = f"its store does not answer any more ({why(error)})", "wait: every run tries again"
            raise NotDelivered(what, where=self.name, todo=todo) from error

    def chunks(self) -> Iterator[bytes]:
        """Yield the content piece by piece; where the line breaks, go on behind the last piece.

        Raises:
            NotDelivered: the source does not hand it out.
        """
        sent, worth_it = 0, retry_if_exception(_may_heal)
        tries = Retrying(stop=stop_after_attempt(self.tries), wait=PAUSE, retry=worth_it, reraise=True)
        try:
            for attempt in tries:
                with attempt, self.open() as source:
                    if sent:
                        source.seek(sent)
                    while chunk := source.read(CHUNK):
                        sent += len(chunk)
                        yield chunk
        except Exception as error:  # every store has errors of its own
            raise NotDelivered(f"cannot be read ({why(error)})", where=self.name, todo="make it readable") from error


def _may_heal(error: BaseException) -> bool:
    return isinstance(error, Exception) and not isinstance(error, PermissionError | FileNotFoundError)


def why(error: Exception) -> str:
    """Return what a store says of its failure."""
    return getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"


def local(root: Path) -> Iterator[Found]:
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


def remote(store: AbstractFileSystem, root: str) -> Iterator[Found]:
    """List everything below a root, however deep.

    Raises:
        FileNotFoundError: there is no such root.
    """
    if not store.exists(root):
        raise FileNotFoundError(root)
    for path, entry in store.find(root, detail=True).items():
        name = path.removeprefix(root.rstrip("/")).lstrip("/")
        if entry.get("type", "file") == "file":  # where a link of the source leads is not looked at
            yield Found(
                name, *_stated(entry), partial(store.open, path, "rb"), partial(_look_again, store, path), TRIES
            )


def _look_again(store: AbstractFileSystem, path: str) -> tuple[int, int] | None:
    store.invalidate_cache()
    return _stated(store.info(path)) if store.exists(path) else None


def _stated(entry: dict[str, Any]) -> tuple[int, int]:
    when = next((entry[key] for key in TIMES if entry.get(key)), 0)
    when = datetime.fromisoformat(when) if isinstance(when, str) else when
    seconds = when.timestamp() if isinstance(when, datetime) else when
    return int(entry.get("size") or 0), round(seconds * 1_000_000_000)
