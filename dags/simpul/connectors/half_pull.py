"""Half a pull: the pages that came before it broke, kept until the next run.

The state is written after each page; the pages' hash in it says, after whatever crash, whether they are still whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Self

from simpul.connectors import CHUNK
from simpul.connectors.pages import Page, Place
from simpul.world import Disk


class HalfPull:
    """The lines of the pages so far in ``<name>.part``, and beside them how far they lead."""

    def __init__(self, folder: Path, name: str, disk: Disk, question: str) -> None:
        """Take up what lies there if it answers the same question; else begin empty."""
        self._question = question
        self._part, self._state = folder / f"{name}.part", folder / f"{name}.json"
        self.etag, self.place, self.is_whole, self.bytes = "", Place(), False, 0
        self._digest = hashlib.sha256()
        disk.make_folder(folder)
        self._take_up()

    def __enter__(self) -> Self:
        """Open the lines for more; what stands behind the last whole page is cut off."""
        self._file = self._part.open("ab")
        self._file.truncate(self.bytes)
        return self

    def __exit__(self, *_: object) -> None:
        """Close the lines."""
        self._file.close()

    def begin(self, etag: str) -> None:
        """Forget the pages: the collection is another one now."""
        self._state.unlink(missing_ok=True)
        self._file.truncate(0)
        self.etag, self.place, self.is_whole, self.bytes = etag, Place(), False, 0
        self._digest = hashlib.sha256()

    def add(self, page: Page, place: Place, is_last: bool) -> None:
        """Keep one more page."""
        self._file.write(page.lines)
        self._file.flush()
        self._digest.update(page.lines)
        self.bytes += len(page.lines)
        self.place, self.is_whole = place, is_last
        state = {"question": self._question, "etag": self.etag, "bytes": self.bytes, "sha256": self._digest.hexdigest()}
        temporary = self._state.with_suffix(".json.tmp")
        temporary.write_text(json.dumps(state | {"is_whole": is_last, "place": asdict(place)}))
        temporary.replace(self._state)

    def chunks(self) -> Iterator[bytes]:
        """Yield the lines piece by piece."""
        with self._part.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk

    def _take_up(self) -> None:
        """Go behind the last whole page, if there is one."""
        try:
            told = json.loads(self._state.read_bytes())
            with self._part.open("rb") as file:
                left = told["bytes"]
                while left and (chunk := file.read(min(left, CHUNK))):
                    self._digest.update(chunk)
                    left -= len(chunk)
            if told["question"] == self._question and told["sha256"] == self._digest.hexdigest() and told["etag"]:
                self.etag, self.is_whole, self.bytes = told["etag"], told["is_whole"], told["bytes"]
                self.place = Place(**told["place"])
                return
        except (OSError, ValueError, KeyError, TypeError):
            pass  # none, or one that a crash spoilt
        self._digest = hashlib.sha256()


def discard(folder: Path, name: str, disk: Disk) -> None:
    """Throw half a pull away."""
    disk.remove(folder / f"{name}.json")
    disk.remove(folder / f"{name}.part")
