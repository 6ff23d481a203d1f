"""The shelf of editions: what each says it was made of, and whether this house's key signed what it says."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editions import EDITION_ID, Edition


@dataclass(frozen=True)
class Shelved:
    """One edition on the shelf: its manifest, and `signed`, `changed` or `unknown` where no public key is there."""

    manifest: dict[str, Any]
    signature: str
    is_current: bool

    @property
    def edition_id(self) -> str:
        """Return its name."""
        return str(self.manifest["edition_id"])

    @property
    def sequence(self) -> int:
        """Return its number in the order of publication."""
        return int(self.manifest["sequence"])

    def counted(self, what: str) -> int | None:
        """Count what it was made of: deliveries, contracts, tables; none where its manifest does not say."""
        found = self.manifest.get(what)
        return len(found) if found is not None else None


def shelved(edition: Edition) -> list[Shelved]:
    """Return every edition on an edition's shelf, the newest first."""
    shelf = edition.folder.parent
    current = json.loads((shelf / "current.json").read_bytes())["edition_id"]
    homes = [home for home in shelf.iterdir() if EDITION_ID.fullmatch(home.name) and (home / "manifest.json").exists()]
    found = [_read(home, shelf.parent / "keys" / "edition.pub", home.name == current) for home in homes]
    return sorted(found, key=lambda one: one.sequence, reverse=True)


def _read(home: Path, key: Path, is_current: bool) -> Shelved:
    manifest = json.loads((home / "manifest.json").read_bytes())
    signature = _verdict(manifest, key)
    size = (home / "edition.duckdb").stat().st_size if (home / "edition.duckdb").exists() else None
    if size != manifest["file"]["size"] or manifest["edition_id"] != home.name:
        signature = "changed"
    return Shelved(manifest, signature, is_current)


def _verdict(manifest: dict[str, Any], key: Path) -> str:
    """Hold a manifest against its signature; the file's own hash is checked when the edition is opened."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    content = {name: value for name, value in manifest.items() if name != "signature"}
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    try:
        public = load_pem_public_key(key.read_bytes())
        if not isinstance(public, Ed25519PublicKey):
            return "unknown"
        public.verify(bytes.fromhex(manifest.get("signature", "")), text.encode())
    except OSError:
        return "unknown"
    except (InvalidSignature, ValueError):
        return "changed"
    return "signed"
