"""Transports: the only modules that open a socket, or a file from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import BinaryIO

from simpul.errors import NotDelivered

CHUNK = 1 << 20
"""Bytes read at a time."""


@dataclass(frozen=True)
class Found:
    """A file that waits at a source: its name there, size in bytes, time of its last change in nanoseconds."""

    name: str
    size: int
    mtime_ns: int
    open: Callable[[], AbstractContextManager[BinaryIO]]
    look: Callable[[], tuple[int, int] | None]

    @property
    def position(self) -> dict[str, int | str]:
        """Return what tells, without reading, whether the file is the one seen before."""
        return {"mtime_ns": self.mtime_ns, "size": self.size}

    @property
    def is_still(self) -> bool:
        """Say whether size and time are what they were when the file was listed."""
        return self.look() == (self.size, self.mtime_ns)

    def chunks(self) -> Iterator[bytes]:
        """Yield the content piece by piece.

        Raises:
            NotDelivered: the source does not hand it out.
        """
        try:
            with self.open() as source:
                while chunk := source.read(CHUNK):
                    yield chunk
        except Exception as error:  # every store has errors of its own
            why = getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
            raise NotDelivered(f"cannot be read ({why})", where=self.name, todo="make it readable") from error
