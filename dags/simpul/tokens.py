"""Tokens: what stands for a person's number outside the vault, under a secret that no table, log or paper holds.

A token is HMAC-SHA-256 (RFC 2104) under a key of its word, derived from the secret by HKDF (RFC 5869); it opens with
the key's id. It holds letters only, so that no run of its digits can be taken for a NIP or NIK.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from string import hexdigits
from typing import Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from simpul.errors import LoadFailed
from simpul.settings import Settings
from simpul.world import World

BYTES = 32
BLOCK = 64
"""Bytes of a secret and of a key; bytes of SHA-256's block."""
DIGITS, LETTERS = "0123456789abcdef", "abcdefghijklmnop"


@dataclass(frozen=True)
class Key:
    """The key of one word, padded as HMAC's two hashes take it."""

    id: str
    inner: bytes = field(repr=False)
    outer: bytes = field(repr=False)

    @classmethod
    def of(cls, secret: bytes, word: str) -> Self:
        """Derive the key of a word; its id tells nothing of it."""
        key = _derived(secret, f"simpul token of {word}", BYTES).ljust(BLOCK, b"\0")
        told = _derived(secret, f"simpul key id of {word}", 4).hex().translate(str.maketrans(DIGITS, LETTERS))
        return cls(told, bytes(byte ^ 0x36 for byte in key), bytes(byte ^ 0x5C for byte in key))

    def expression(self, value: str, inner: str, outer: str) -> str:
        """Return the SQL of a value's token, null for null; ``inner`` and ``outer`` name the bound padded keys."""
        hashed = f"sha256({outer} || unhex(sha256({inner} || encode(({value})::varchar))))"
        return f"'{self.id}_' || translate({hashed}, '{DIGITS}', '{LETTERS}')"


def keys(settings: Settings, world: World, words: Iterable[str]) -> dict[str, Key]:
    """Return the key of each word; the secret is looked for only where there is one.

    A number in another role (``rater_nip``) has the key of the number (``nip``), so that its owner is found by it.

    Raises:
        LoadFailed: the secret is malformed or too short, or its file cannot be read.
    """
    wanted = sorted(words, key=len)
    secret = _secret(settings, world) if wanted else b""
    bare = {word: next(one for one in wanted if f"_{word}".endswith(f"_{one}")) for word in wanted}
    return {word: Key.of(secret, one) for word, one in bare.items()}


def _secret(settings: Settings, world: World) -> bytes:
    if settings.secret:
        return _parsed(settings.secret, "SIMPUL_SECRET", "give it 32 random bytes or more, as hex or base64")
    path = settings.keys / "people.key"
    if not path.exists():
        _make_secret(settings, world)
    try:
        return _parsed(path.read_text("ascii"), str(path), "restore the keys from their backup")
    except (OSError, UnicodeDecodeError) as error:
        what, todo = f"the secret cannot be read ({type(error).__name__})", "restore the keys from their backup"
        raise LoadFailed(what, where=str(path), todo=todo) from None


def _parsed(text: str, where: str, todo: str) -> bytes:
    """Read a secret; no error repeats any of it."""
    bare = text.strip()
    try:
        is_hex = not set(bare) - set(hexdigits) and not len(bare) % 2
        plain = bare.rstrip("=").replace("-", "+").replace("_", "/")
        padded = plain + "=" * (-len(plain) % 4)
        secret = bytes.fromhex(bare) if is_hex else base64.b64decode(padded, validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) < BYTES:
        raise LoadFailed(f"no secret of {BYTES} bytes or more", where=where, todo=todo)
    return secret


def _make_secret(settings: Settings, world: World) -> None:
    world.disk.make_folder(settings.keys)
    world.disk.set_mode(settings.keys, 0o700)  # before the secret, which is born readable
    path = settings.keys / "people.key"
    temporary = path.with_name(f".{path.name}.{world.token()}")
    world.disk.write_new(temporary, secrets.token_hex(BYTES).encode() + b"\n")
    world.disk.set_mode(temporary, 0o600)
    world.disk.name_once(temporary, path)


def _derived(secret: bytes, purpose: str, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=purpose.encode()).derive(secret)
