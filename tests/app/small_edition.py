"""Write a small edition on a shelf as `publish` does, without its machinery: the app knows nothing of it either."""

import hashlib
import json
from pathlib import Path

import duckdb

HERE = Path(__file__).parent


def build(shelf: Path, sequence: int = 1, facts: dict[str, str] | None = None) -> str:
    """Write an edition and make it current; `facts` replace what it says about itself."""
    shelf.mkdir(parents=True, exist_ok=True)
    building = shelf / "building.duckdb"
    with duckdb.connect(str(building)) as connection:
        for name in ("small_edition.sql", "small_ledgers.sql"):
            connection.execute((HERE / name).read_text("utf-8"))
        for key, value in (facts or {}).items():
            connection.execute("update edition_facts set value = ? where key = ?", [value, key])
    digest = hashlib.sha256(building.read_bytes()).hexdigest()
    edition_id = f"{sequence:06d}-{digest[:12]}"
    home = shelf / edition_id
    home.mkdir()
    building.rename(home / "edition.duckdb")
    manifest = {
        "edition_id": edition_id,
        "sequence": sequence,
        "published_at": "2025-07-20T08:00:00Z",
        "file": {"sha256": digest, "size": (home / "edition.duckdb").stat().st_size},
        "deliveries": [{"delivery_id": "d1", "received_at": "2025-07-19T02:00:00Z"}],
    }
    text = json.dumps(manifest)
    (home / "manifest.json").write_text(text, "utf-8")
    point(shelf, edition_id, hashlib.sha256(text.encode()).hexdigest())
    return edition_id


def point(shelf: Path, edition_id: str, manifest_sha256: str) -> None:
    """Write the pointer that names an edition and vouches for its manifest."""
    pointer = {"edition_id": edition_id, "sequence": 1, "manifest_sha256": manifest_sha256, "rollback": False}
    (shelf / "current.json").write_text(json.dumps(pointer), "utf-8")
