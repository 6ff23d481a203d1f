"""Who read schema vault, when and why: one line a reading in an append-only file; no line holds a person's value."""

from __future__ import annotations

import json
import os
import pwd
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from simpul.contract import load_contracts
from simpul.people.vault import private_words
from simpul.settings import Settings
from simpul.vocabulary import load_vocabulary
from simpul.world import World

COMMAND = re.compile(r"[a-z][a-z_-]{0,30}")
"""What a command's first word looks like; anything else on the command line could be a person's."""


def path(settings: Settings) -> Path:
    """Return the log, which only its owner reads."""
    return settings.data / "vault_access.jsonl"


def record(settings: Settings, world: World, purpose: str, tables: Iterable[str] = ()) -> None:
    """Write, durably and before the reading, that schema vault is read; without ``tables`` it is the whole of it."""
    told = {
        "at": world.now().isoformat(timespec="seconds"),
        "user": pwd.getpwuid(os.getuid()).pw_name,
        "process": os.getpid(),
        "command": _command(),
        "purpose": purpose,
        "tables": sorted(tables or promised(settings)),
    }
    world.disk.make_folder(settings.data)
    log = path(settings)
    if not log.exists():
        descriptor = os.open(log, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        os.close(descriptor)
    world.disk.append(log, json.dumps(told, ensure_ascii=False).encode() + b"\n")


def promised(settings: Settings) -> list[str]:
    """Return the tables of schema vault that the contracts promise."""
    words = load_vocabulary(settings.promises)
    return [
        f"{agency}__{name}"
        for agency, contract in load_contracts(settings.promises).items()
        for name, table in contract.tables.items()
        if private_words(table, words)
    ]


def _command() -> str:
    """Return the program's name and the command it was given."""
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    return " ".join([Path(sys.argv[0]).name, *([first] if COMMAND.fullmatch(first) else [])])
