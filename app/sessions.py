"""The table of open logins, a file each: eight hours from the login, then again; whoever is revoked is out at once.

Streamlit's own cookie lives for 30 days and cannot be taken back, so a login counts only while its file stands here.
"""

import hashlib
import hmac
import json
import os
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import settings

LIFE, FRESH, SKEW = 8 * 3600, 300, 60
"""Seconds: how long a login holds, how soon after it its file may be made, how far two clocks may differ."""


def who(claims: Mapping[str, Any]) -> str:
    """Return what stands for a person in the log: a keyed hash, the same at every login."""
    told = f"{claims.get('iss')}\n{claims['sub']}".encode()
    return hmac.new(_secret(), told, "sha256").hexdigest()[:16]


def key(claims: Mapping[str, Any]) -> str:
    """Return the name of a login, which no other login has."""
    told = [str(claims.get(name)) for name in ("iss", "sub", "iat", "nonce", "at_hash", "jti")]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]


def holds(claims: Mapping[str, Any], now: float | None = None) -> bool:
    """Say whether a login holds: not older than its life, and in the table; a fresh one is written into it."""
    now, issued = now or time.time(), claims.get("iat")
    if not isinstance(issued, int | float) or not -SKEW <= now - issued < LIFE:
        return False
    path = _folder() / f"{key(claims)}.json"
    if not path.exists() and now - issued <= FRESH:
        _sweep(now)
        _write(path, {"who": who(claims), "opened_at": issued, "ends_at": issued + LIFE, "revoked_at": None})
    return _is_open(path)


def table() -> list[dict[str, Any]]:
    """Return the logins that hold, each with its key, the newest first."""
    found = [_read(path) | {"key": path.stem} for path in _folder().glob("*.json")]
    alive = [one for one in found if one["revoked_at"] is None and one["ends_at"] > time.time()]
    return sorted(alive, key=lambda one: -one["opened_at"])


def revoke(name: str) -> None:
    """End a login for good; its file stays until it would have ended anyway, so that it is not made again."""
    path = _folder() / f"{Path(name).name}.json"
    if path.exists():
        _write(path, _read(path) | {"revoked_at": time.time()})


def is_open(name: str) -> bool:
    """Say whether a login of that key holds now."""
    return _is_open(_folder() / f"{Path(name).name}.json")


def _is_open(path: Path) -> bool:
    try:
        told = _read(path)
    except (OSError, ValueError):
        return False
    return told["revoked_at"] is None and told["ends_at"] > time.time()


def _read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_bytes())


def _write(path: Path, told: dict[str, Any]) -> None:
    draft = path.with_suffix(f".{secrets.token_hex(4)}")
    draft.write_text(json.dumps(told), "utf-8")
    draft.replace(path)


def _folder() -> Path:
    folder = settings.access() / "sessions"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _sweep(now: float) -> None:
    for path in _folder().glob("*.json"):
        with suppress(OSError):
            if now - path.stat().st_mtime > 2 * LIFE:
                path.unlink()


def _secret() -> bytes:
    path = _folder().parent / "who.key"
    if not path.exists():
        draft = path.with_suffix(f".{secrets.token_hex(4)}")
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(secrets.token_bytes(32))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_bytes()
