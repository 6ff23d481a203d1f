"""Signatures: Ed25519 keys of this house, and the one form of JSON that is signed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from simpul.errors import EditionTampered
from simpul.settings import Settings
from simpul.world import World


def canonical(value: dict[str, Any]) -> bytes:
    """Return the only bytes that stand for a value: keys sorted, no spaces, UTF-8, every number finite."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode()


def sign(settings: Settings, world: World, value: dict[str, Any]) -> str:
    """Sign a value's canonical form, 128 hex digits; the key is made at the first signature."""
    return _private_key(settings, world).sign(canonical(value)).hex()


def is_signed(settings: Settings, value: dict[str, Any], signature: str) -> bool:
    """Say whether this house signed the value.

    Raises:
        EditionTampered: there is no public key to hold the signature against.
    """
    try:
        _public_key(settings).verify(bytes.fromhex(signature), canonical(value))
    except (InvalidSignature, ValueError):
        return False
    return True


def _private_key(settings: Settings, world: World) -> Ed25519PrivateKey:
    path = settings.keys / "edition.key"
    if not path.exists():
        _make_key(settings, world, path)
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise EditionTampered("this is no Ed25519 key", where=str(path), todo="restore the keys from their backup")
    public = settings.keys / "edition.pub"
    if not public.exists():
        world.disk.write_new(
            public,
            key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo),
        )
    return key


def _make_key(settings: Settings, world: World, path: Path) -> None:
    world.disk.make_folder(settings.keys)
    world.disk.set_mode(settings.keys, 0o700)  # before the key, which is born readable
    secret = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    temporary = path.with_name(f".{path.name}.{world.token()}")
    world.disk.write_new(temporary, secret)
    world.disk.set_mode(temporary, 0o600)
    world.disk.name_once(temporary, path)


def _public_key(settings: Settings) -> Ed25519PublicKey:
    path = settings.keys / "edition.pub"
    try:
        key = serialization.load_pem_public_key(path.read_bytes())
    except (OSError, ValueError) as error:
        todo = "bring the public key of the house that signed"
        raise EditionTampered("no public key can be read", where=str(path), todo=todo) from error
    if not isinstance(key, Ed25519PublicKey):
        raise EditionTampered("this is no Ed25519 key", where=str(path), todo="restore the keys from their backup")
    return key
