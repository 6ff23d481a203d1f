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
from hashlib import sha256
from string import hexdigits
from typing import Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from simpul.errors import LoadFailed
from simpul.settings import Settings, connection
from simpul.world import World

CONNECTION = "simpul_secret"
"""The Airflow Connection whose password is the secret where SIMPUL_SECRET gives none; else a file of ours does."""
BYTES = 32
BLOCK = 64
"""Bytes of a secret and of a key; bytes of SHA-256's block."""
GIVE = "give it 32 random bytes or more, as hex or base64"
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

    def token(self, value: str) -> str:
        """Return a value's token, as ``expression`` makes it."""
        hashed = sha256(self.outer + sha256(self.inner + value.encode()).digest()).hexdigest()
        return f"{self.id}_{hashed.translate(str.maketrans(DIGITS, LETTERS))}"

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
    secret = secret_of(settings, world) if wanted else b""
    bare = {word: next(one for one in wanted if f"_{word}".endswith(f"_{one}")) for word in wanted}
    return {word: Key.of(secret, one) for word, one in bare.items()}


def secret_of(settings: Settings, world: World) -> bytes:
    """Return the secret behind the tokens: the one that is given, or the file that is made at the first asking.

    Raises:
        LoadFailed: it is malformed or too short, or its file cannot be read.
    """
    if not is_given(settings):
        return kept(settings, world, "people.key")
    lent = connection(CONNECTION)
    where = "SIMPUL_SECRET" if settings.secret else f"the password of Connection {CONNECTION}"
    return parsed(settings.secret or (lent.secret if lent else ""), where, GIVE)


def is_given(settings: Settings) -> bool:
    """Say whether the secret comes from outside, and no file of ours holds it."""
    return bool(settings.secret or connection(CONNECTION))


def kept(settings: Settings, world: World, name: str) -> bytes:
    """Return the secret in a file of the keys' folder, made at the first asking and readable by its owner only.

    Raises:
        LoadFailed: it is malformed or too short, or cannot be read.
    """
    path = settings.keys / name
    if not path.exists():
        make(settings, world, name, secrets.token_hex(BYTES))
    try:
        return parsed(path.read_text("ascii"), str(path), "restore the keys from their backup")
    except (OSError, UnicodeDecodeError) as error:
        what, todo = f"the secret cannot be read ({type(error).__name__})", "restore the keys from their backup"
        raise LoadFailed(what, where=str(path), todo=todo) from None


def parsed(text: str, where: str, todo: str) -> bytes:
    """Read a secret; no error repeats any of it.

    Raises:
        LoadFailed: it is malformed or too short.
    """
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


def make(settings: Settings, world: World, name: str, text: str) -> None:
    """Write a secret under a name of the keys' folder, unless one is there; only its owner reads it."""
    world.disk.make_folder(settings.keys)
    world.disk.set_mode(settings.keys, 0o700)  # before the secret, which is born readable
    path = settings.keys / name
    temporary = path.with_name(f".{path.name}.{world.token()}")
    world.disk.write_new(temporary, text.encode("ascii") + b"\n")
    world.disk.set_mode(temporary, 0o600)
    world.disk.name_once(temporary, path)


def _derived(secret: bytes, purpose: str, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=purpose.encode()).derive(secret)
