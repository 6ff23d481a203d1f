"""One pass over the bytes of a text: is it whole, is it UTF-8, are its lines sane."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from simpul.readers.refusals import refused

CHUNK = 1 << 20
SAMPLE = 1 << 15


@dataclass
class Survey:
    """What one pass over the bytes tells; each test of a chunk runs at the speed of memory."""

    path: Path
    name: str
    longest: int | None
    strange: bytes = b""
    is_ended: bool = True
    _place: int = 0
    _line: int = 0
    _feeds: int = 0
    _returns: int = 0

    @property
    def has_mixed_ends(self) -> bool:
        """Say whether some lines end in a return and a line feed, some in one of them."""
        return bool(self._returns and self._feeds and self._returns != self._feeds)

    def read(self) -> Survey:
        """Look at every byte.

        Raises:
            PromiseBroken: NUL bytes, a line beyond the limit (names the line), or an end in the middle of a letter.
        """
        decoder = codecs.getincrementaldecoder("utf-8")()
        with self.path.open("rb") as file:
            while chunk := file.read(CHUNK):
                self._measure(chunk)
                self.strange = self.strange or _not_utf8(decoder, chunk)
                self.is_ended = chunk.endswith((b"\n", b"\r"))
                self._place += len(chunk)
        if decoder.getstate()[0] and not self.strange:
            raise refused("it ends in the middle of a letter: cut", self.name, "send it whole, as UTF-8")
        return self

    def _measure(self, chunk: bytes) -> None:
        """Count line ends; a chunk is shorter than the longest line, so only lines across chunks can be too long."""
        end = b"\n" if b"\n" in chunk else b"\r"
        first = chunk.find(end)
        if b"\0" in chunk:
            raise self._fault(self._place + chunk.find(b"\0"), "NUL bytes")
        if self.longest and self._place + (len(chunk) if first < 0 else first) - self._line > self.longest:
            raise self._fault(self._line, f"longer than {self.longest:,} bytes")
        if b"\r" in chunk:
            self._returns += chunk.count(b"\r")
            self._feeds += chunk.count(b"\n")
        elif first >= 0:
            self._feeds += 1  # how many does not matter: without returns the kinds already differ
        if first >= 0:
            self._line = self._place + chunk.rfind(end) + 1

    def _fault(self, place: int, what: str) -> Exception:
        """Name the line that holds the byte at ``place``."""
        lines = 1
        with self.path.open("rb") as file:
            while place > 0 and (chunk := file.read(min(CHUNK, place))):
                lines += chunk.count(b"\n")
                place -= len(chunk)
        return refused(f"line {lines}: {what}", self.name)


def _not_utf8(decoder: codecs.IncrementalDecoder, chunk: bytes) -> bytes:
    """Return a sample around the first byte that is no UTF-8."""
    if chunk.isascii() and not decoder.getstate()[0]:
        return b""
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError as error:
        return chunk[max(0, error.start - SAMPLE) : error.start + SAMPLE]
    return b""
