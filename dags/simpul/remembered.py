"""What was worked out before, in one file: answers under the digest of all that they follow from."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any


class Remembered:
    """Answers by digest; a file that is missing or damaged remembers nothing."""

    def __init__(self, path: Path) -> None:
        """Read what was kept."""
        self.path = path
        self.known: dict[str, Any] = {}
        self.used: dict[str, Any] = {}
        with suppress(OSError, ValueError):
            self.known = dict(json.loads(path.read_bytes()))

    def told(self, digest: str) -> Any:
        """Return what was told under a digest, nothing if it was not asked before."""
        if (found := self.known.get(digest)) is not None:
            self.used[digest] = found
        return found

    def tell(self, digest: str, answer: Any) -> None:
        """Take in an answer, as JSON knows it."""
        self.used[digest] = answer

    def keep(self, others: bool = False) -> None:
        """Write down what this run used, if any of it is new; with ``others`` also what it did not use."""
        kept = {**self.known, **self.used} if others else self.used
        if kept.keys() - self.known.keys():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            beside = self.path.with_suffix(".tmp")
            beside.write_text(json.dumps(kept, sort_keys=True), "utf-8")
            beside.replace(self.path)
