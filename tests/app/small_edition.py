"""Write a small edition on a shelf as `publish` does, without its machinery but for the macros that open a number."""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import duckdb
from simpul.publishing import evidence_macros

HERE = Path(__file__).parent
PARTS = ("small_edition.sql", "small_ledgers.sql", "small_cases.sql")


def told(names: Iterable[str]) -> str:
    """Return SQL that tells more of the edition, from files beside this one: what ``build`` takes as ``changes``."""
    return "\n".join((HERE / name).read_text("utf-8") for name in names)


def build(shelf: Path, sequence: int = 1, facts: dict[str, str] | None = None, changes: str = "") -> str:
    """Write an edition and make it current; `facts` replace what it says about itself, `changes` is SQL run last."""
    shelf.mkdir(parents=True, exist_ok=True)
    building = shelf / "building.duckdb"
    with duckdb.connect(str(building)) as connection:
        for name in PARTS:
            connection.execute((HERE / name).read_text("utf-8"))
        connection.execute(evidence_macros.general())
        _tell_evidence(connection)
        for key, value in (facts or {}).items():
            connection.execute("update edition_facts set value = ? where key = ?", [value, key])
        connection.execute(changes or "select 1")
        _tell_evidence(connection)
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


def _tell_evidence(connection: duckdb.DuckDBPyConnection) -> None:
    """Write what stands behind each metric whose rows can be opened and name deliveries."""
    found = connection.execute("select distinct function_name from duckdb_functions()").fetchall()
    known = {name for (name,) in found}
    for (metric,) in connection.execute("select metric from dim_metrics").fetchall():
        if f"rows_of_{metric}" in known and f"deliveries_of_{metric}" not in known:
            with suppress(duckdb.BinderException):
                for macro in evidence_macros.of_metric(metric, set()):
                    connection.execute(macro)


def point(shelf: Path, edition_id: str, manifest_sha256: str) -> None:
    """Write the pointer that names an edition and vouches for its manifest."""
    pointer = {"edition_id": edition_id, "sequence": 1, "manifest_sha256": manifest_sha256, "rollback": False}
    (shelf / "current.json").write_text(json.dumps(pointer), "utf-8")


def leave_cases(data: Path) -> None:
    """Leave a workshop beside the editions, as a build does that found the cases of cases.json."""
    with duckdb.connect(str(data / "warehouse.duckdb")) as connection:
        connection.execute("create schema if not exists intermediate")
        cases = f"select * from read_json('{HERE / 'cases.json'}')"
        connection.execute(f"create or replace table intermediate.int_review_items__listed as {cases}")
        applications = "select 'APP-' || range as application_id from range(1, 4)"
        connection.execute(f"create or replace table intermediate.int_applications__matched as {applications}")
