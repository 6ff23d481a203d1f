"""Corrections: what one person had put right, laid over the agencies' rows whenever they are loaded.

No delivery is edited: the agency goes on to say what it says, and its steward is told. A line of the append-only list
is sealed (AES-256-GCM) under a key that outlives rotations, for numbers and values stand in it; who and when is open.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from simpul.errors import LoadFailed
from simpul.people import tokens
from simpul.settings import Settings
from simpul.world import World

NONCE = 12


@dataclass(frozen=True)
class Correction:
    """From now on the person with this NIP or NIK has this value in this shared word."""

    number: str
    word: str
    value: str
    by: str
    why: str


def path(settings: Settings) -> Path:
    """Return the list, in a folder that only its owner reads."""
    return settings.data / "vault" / "corrections.jsonl"


def standing(settings: Settings, world: World) -> list[Correction]:
    """Return what holds: of one number and word the latest.

    Raises:
        LoadFailed: a line cannot be opened.
    """
    if not path(settings).exists():
        return []
    lines = path(settings).read_text("ascii").splitlines()
    cipher = _cipher(settings, world)
    found = [_opened(cipher, path(settings), number, line) for number, line in enumerate(lines, 1)]
    return list({(one.number, one.word): one for one in found}.values())


def add(settings: Settings, world: World, fresh: Iterable[Correction]) -> None:
    """Write corrections durably after the last one."""
    cipher = _cipher(settings, world)
    lines = b"".join(_sealed(cipher, one, world.now().isoformat(timespec="seconds")) for one in fresh)
    world.disk.make_folder(path(settings).parent)
    world.disk.set_mode(path(settings).parent, 0o700)
    world.disk.append(path(settings), lines)
    world.disk.set_mode(path(settings), 0o600)


def drop(settings: Settings, world: World, numbers: set[str]) -> int:
    """Take out what is about an erased person, the one reason for which a line goes; return how many went."""
    if not path(settings).exists():
        return 0
    cipher, lines = _cipher(settings, world), path(settings).read_text("ascii").splitlines()
    opened = [_opened(cipher, path(settings), number, line) for number, line in enumerate(lines, 1)]
    kept = [line for line, one in zip(lines, opened, strict=True) if not {one.number, one.value} & numbers]
    if len(kept) < len(lines):
        world.disk.write_new(path(settings), "".join(f"{line}\n" for line in kept).encode("ascii"))
        world.disk.set_mode(path(settings), 0o600)
    return len(lines) - len(kept)


def earlier_numbers(settings: Settings, world: World, numbers: set[str]) -> set[str]:
    """Return the numbers that were corrected into these: under them the agencies still deliver the person."""
    return {one.number for one in standing(settings, world) if one.value in numbers}


def _cipher(settings: Settings, world: World) -> AESGCM:
    secret = tokens.kept(settings, world, "vault.key")
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=b"simpul corrections").derive(secret))


def _sealed(cipher: AESGCM, one: Correction, at: str) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    hidden = json.dumps([one.number, one.word, one.value, one.why]).encode()
    sealed = base64.b64encode(nonce + cipher.encrypt(nonce, hidden, one.by.encode())).decode()
    return json.dumps({"at": at, "by": one.by, "sealed": sealed}).encode() + b"\n"


def _opened(cipher: AESGCM, file: Path, number: int, line: str) -> Correction:
    try:
        told = json.loads(line)
        sealed = base64.b64decode(told["sealed"])
        plain = cipher.decrypt(sealed[:NONCE], sealed[NONCE:], told["by"].encode())
        whose, word, value, why = json.loads(plain)
    except (ValueError, KeyError, InvalidTag) as error:
        what = f"line {number} of the corrections cannot be opened ({type(error).__name__})"
        raise LoadFailed(what, where=f"{file}:{number}", todo="restore the file or vault.key from a backup") from None
    return Correction(whose, word, value, told["by"], why)
