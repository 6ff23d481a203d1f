"""Which edition is told: its id, when it was published, and its file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from simpul.publishing.manifest import FileHash


@dataclass(frozen=True)
class Issue:
    """One edition about to be signed; the time is ISO in UTC."""

    edition_id: str
    published_at: str
    file: FileHash
    release: str


def as_json(tree: Any) -> bytes:
    """Return JSON as it is written: readable, in the order given."""
    return json.dumps(tree, ensure_ascii=False, indent=1).encode() + b"\n"
