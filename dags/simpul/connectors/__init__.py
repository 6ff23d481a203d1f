"""Transports: the only modules that open a socket, or a file from outside.

*Land* asks a source about one table, and the source offers deliveries one after the other. What is new is the source's
judgement, for it alone knows what its marks mean; what the bytes are is land's.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from simpul.errors import PromiseBroken
from simpul.landing import Landing
from simpul.settings import Settings
from simpul.world import World

if TYPE_CHECKING:
    from simpul.receipts import Receipt

CHUNK = 1 << 20
"""Bytes read at a time."""

Position = dict[str, int | str]
"""Where a delivery stands at its source: what tells, next time, whether there is anything new."""


@dataclass(frozen=True)
class Ask:
    """What a source is told about one table: where it may look, what is known of it, and where half a pull may lie."""

    settings: Settings
    world: World
    agency: str
    table: str
    landings: tuple[Landing, ...]
    earlier: tuple[Receipt, ...]
    scratch: Path
    is_full: bool = False

    def newest(self, landing: Landing, name: str) -> Receipt | None:
        """Return the newest landed delivery of that name and part; none where everything is to be fetched anew."""
        found = [one for one in self._landed(landing) if one.file == name]
        return found[-1] if found else None

    def settled(self, landing: Landing) -> list[Receipt]:
        """Return the deliveries whose watermark counts, oldest first: they stand in the warehouse, or once stood."""
        landed = self._landed(landing)
        stood = {one.sha256 for one in landed if one.state in {"loaded", "superseded"}}
        return [one for one in landed if one.state in {"loaded", "superseded", "unchanged"} and one.sha256 in stood]

    def _landed(self, landing: Landing) -> list[Receipt]:
        return [] if self.is_full else [one for one in self.earlier if one.part == landing.part and one.sha256]


class Sink(io.RawIOBase):
    """Where a delivery's bytes go, once: counted, hashed and bounded. Closing it leaves the file open."""

    def __init__(self, target: BinaryIO, name: str, most: int) -> None:
        self._target, self._name, self._most = target, name, most
        self._digest, self.size = hashlib.sha256(), 0

    @property
    def sha256(self) -> str:
        """Return the hash of what was written so far."""
        return self._digest.hexdigest()

    def writable(self) -> bool:
        """Say that it can be written."""
        return True

    def tell(self) -> int:
        """Return how many bytes were written."""
        return self.size

    def restart(self) -> None:
        """Forget what was written: the source begins again."""
        self._target.seek(0)
        self._target.truncate()
        self._digest, self.size = hashlib.sha256(), 0

    def write(self, data: Any) -> int:
        """Write some bytes.

        Raises:
            PromiseBroken: they are more than a delivery may have.
        """
        self.size += len(data)
        guard_size(self._name, self.size, self._most)
        self._digest.update(data)
        self._target.write(data)
        return len(data)


def guard_size(name: str, size: int, most: int) -> None:
    """Refuse a delivery of more bytes than are allowed.

    Raises:
        PromiseBroken: it has more.
    """
    if size > most:
        todo = "deliver it in parts, or raise SIMPUL_MAX_PAYLOAD"
        raise PromiseBroken(f"{size:,} bytes are more than {most:,}", where=name, todo=todo)


@dataclass(frozen=True)
class Offer:
    """One delivery that a source holds out.

    ``fetch`` writes its bytes and returns where it stood, or None if it is better left for the next run. It raises
    PromiseBroken where this delivery cannot be had, and NotDelivered where its source is out of reach.
    ``size`` is as listed, 0 where it is not known before; ``done`` is called when the receipt is durable;
    ``connector`` is the transport that was really used.
    """

    name: str
    landing: Landing
    connector: str
    fetch: Callable[[Sink], Position | None]
    position: Position = field(default_factory=dict)
    size: int = 0
    done: Callable[[], None] = lambda: None


class Source(Protocol):
    """One connection of one agency, open while it is landing."""

    def offers(self, ask: Ask) -> Iterator[Offer]:
        """Yield what is new, in the order in which it counts; each is fetched before the next is asked for."""

    def close(self) -> None:
        """Let go of what was opened."""
