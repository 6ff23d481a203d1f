"""Receipts: what became of every delivery, one small JSON beside its payload.

A receipt is held by an attempt, whose token stands in it. An attempt thought dead that wakes up finds another
token there, and may change nothing (Airflow runs a task at least once, so doubles happen).
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from simpul.errors import LoadFailed
from simpul.settings import Settings
from simpul.world import World

State = Literal[
    "landed", "validated", "loaded", "unchanged", "superseded", "needs_decision", "refused", "failed", "stale"
]
UNFINISHED = frozenset({"landed", "validated"})
COUNTS = ("rows_landed", "rows_loaded", "rows_quarantined")
STATUS = ("agency", "table", "period", "delivery_id", "file", "state", *COUNTS, "reason")


class Receipt(BaseModel):
    """One delivery of one table and part; times are ISO 8601 in UTC, sizes bytes."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    agency: str
    table: str
    part: str = ""
    period: str | None = None
    delivery_id: str
    file: str
    sheet: str = Field(default="", description="the sheet of a workbook, the file inside a zip")
    connector: str
    position: dict[str, int | str]
    sha256: str
    bytes: int
    sequence: int
    attempt: str
    contract_version: str
    state: State
    reason: str = ""
    notes: list[str] = []
    drift: list[dict[str, Any]] = []
    rows_landed: int = 0
    rows_loaded: int = 0
    rows_quarantined: int = 0
    received_at: str
    validated_at: str | None = None
    loaded_at: str | None = None

    @property
    def is_conserved(self) -> bool:
        """Say whether every row landed was loaded or quarantined."""
        return self.rows_landed == self.rows_loaded + self.rows_quarantined


def delivery_id(agency: str, table: str, part: str, content: str) -> str:
    """Return the sixteen hex digits that name a delivery; ``content`` is its sha256."""
    return hashlib.sha256(f"{agency}.{table}.{part}:{content}".encode()).hexdigest()[:16]


def folder(settings: Settings, agency: str, table: str, delivery: str = "") -> Path:
    """Return the landing folder of a delivery, or of the whole table."""
    return settings.landing / agency / table / delivery


def payload(settings: Settings, receipt: Receipt) -> Path:
    """Return the bytes as they came, under ``payload`` and the suffix of the file's name."""
    suffix = Path(receipt.file).suffix.lower()
    place = folder(settings, receipt.agency, receipt.table, receipt.delivery_id)
    return place / f"payload{suffix if suffix[1:].isalnum() and suffix.isascii() else ''}"


def read(settings: Settings, agency: str, table: str, delivery: str) -> Receipt:
    """Read one receipt.

    Raises:
        LoadFailed: there is none, or it is not whole.
    """
    path = folder(settings, agency, table, delivery) / "receipt.json"
    try:
        return Receipt.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        what = f"no receipt can be read ({type(error).__name__})"
        raise LoadFailed(what, where=str(path), todo="restore it from a backup, or remove its folder") from error


def all(settings: Settings, agency: str | None = None, table: str | None = None) -> list[Receipt]:
    """Read every receipt, or those of an agency or table, by agency, table and order of landing."""
    found = settings.landing.glob(f"{agency or '*'}/{table or '*'}/[!.]*/receipt.json")
    receipts = [read(settings, *path.parts[-4:-1]) for path in found]
    return sorted(receipts, key=lambda one: (one.agency, one.table, one.sequence, one.delivery_id))


def write(settings: Settings, world: World, receipt: Receipt) -> Receipt:
    """Write a receipt in one atomic step.

    Raises:
        LoadFailed: another attempt took the delivery over, or a terminal receipt has lost rows.
    """
    where = f"{receipt.agency}.{receipt.table} {receipt.file}"
    if receipt.state not in UNFINISHED and not receipt.is_conserved:
        counts = f"{receipt.rows_landed} landed ≠ {receipt.rows_loaded} loaded + {receipt.rows_quarantined} quarantined"
        raise LoadFailed(f"rows were lost: {counts}", where=where, todo="report this to the maintainers")
    path = folder(settings, receipt.agency, receipt.table, receipt.delivery_id) / "receipt.json"
    world.disk.make_folder(path.parent)
    with _lock(settings, receipt.agency, receipt.table):
        if path.exists() and read(settings, *path.parts[-4:-1]).attempt != receipt.attempt:
            raise LoadFailed("another attempt took this delivery over", where=where, todo="nothing: it goes on there")
        _put(world, path, receipt)
    return receipt


def claim(settings: Settings, world: World, receipt: Receipt, **changes: Any) -> Receipt:
    """Take a delivery over: what its receipt on disk says now, with a fresh token and ``changes``."""
    path = folder(settings, receipt.agency, receipt.table, receipt.delivery_id) / "receipt.json"
    with _lock(settings, receipt.agency, receipt.table):
        current = read(settings, *path.parts[-4:-1])
        taken = current.model_copy(update={"attempt": world.token(), **changes})
        _put(world, path, taken)
    return taken


def sweep(settings: Settings, world: World, agency: str, table: str) -> None:
    """Remove what a crash left of one table's landing; the caller holds its landing lock."""
    place = folder(settings, agency, table)
    with _lock(settings, agency, table):
        halves = [path for path in place.glob("[!.]*/") if not (path / "receipt.json").exists()]
        for path in (*place.glob(".tmp-*"), *place.glob("[!.]*/.receipt.json.tmp-*"), *halves):
            world.disk.remove(path)


def status(settings: Settings) -> list[dict[str, Any]]:
    """Return every receipt in the shape of ``simpul status --json``."""
    return [{name: getattr(receipt, name) for name in STATUS} for receipt in all(settings)]


def _put(world: World, path: Path, receipt: Receipt) -> None:
    world.disk.write_new(path, receipt.model_dump_json(indent=1).encode() + b"\n")


def _lock(settings: Settings, agency: str, table: str) -> FileLock:
    """Return the lock of a table's receipts: held for one look and one write, freed by the kernel on death."""
    return FileLock(folder(settings, agency, table) / ".receipts.lock", fallback_to_soft=False)
