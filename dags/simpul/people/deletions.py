"""The deletion log: what was taken away, why and when; append-only, and no line holds a person's value."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from simpul.settings import Settings
from simpul.world import World


def path(settings: Settings) -> Path:
    """Return the log."""
    return settings.data / "retention" / "deletions.jsonl"


@dataclass(frozen=True)
class Deletion:
    """What was taken away: ``what`` is a path below the data folder, ``sha256`` that of the bytes that were there."""

    layer: str
    what: str
    sha256: str
    why: str


def record(settings: Settings, world: World, deletion: Deletion) -> None:
    """Write one line, durably."""
    told = {"at": world.now().isoformat(timespec="seconds"), **asdict(deletion)}
    world.disk.make_folder(path(settings).parent)
    world.disk.append(path(settings), json.dumps(told, ensure_ascii=False).encode() + b"\n")


def read(settings: Settings) -> list[dict[str, Any]]:
    """Return every line, oldest first."""
    if not path(settings).exists():
        return []
    return [json.loads(line) for line in path(settings).read_text("utf-8").splitlines()]
