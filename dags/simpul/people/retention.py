"""Retention: what a layer no longer needs and has kept its time is deleted, and the deletion log says so.

A delivery's receipt and verdict stay, without rows, so that the ledger is whole; the same bytes delivered again bring
a payload back. Nothing that the warehouse or a waiting verb needs is ever due.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from simpul import receipts, workshop
from simpul.people import deletions
from simpul.people.deletions import Deletion
from simpul.publishing import pointers, shelf
from simpul.publishing.fingerprints import file_hash
from simpul.raw import LEDGER
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.world import World
from simpul.yaml_files import read_yaml

Layer = Literal["refused", "superseded", "quarantine", "editions", "logs"]
OVER: tuple[Layer, ...] = ("refused", "superseded")
"""States of deliveries that nothing needs, in the order in which they go; each is a layer of its own."""


class Keep(BaseModel):
    """How long one layer keeps things, why, and by which law."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    keep_days: int = Field(ge=1)
    keep_count: int = Field(default=0, ge=0)
    because: str
    legal_basis: str


class Retention(BaseModel):
    """Every layer's time."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    layers: dict[Layer, Keep]


@dataclass(frozen=True)
class Due:
    """One file or folder whose time is over."""

    layer: Layer
    path: Path
    delivery_id: str = ""


@lru_cache(maxsize=8)
def load_retention(promises: Path) -> dict[Layer, Keep]:
    """Read ``retention.yml``; where there is none, nothing is ever due.

    Raises:
        ContractInvalid: with file and line, where it is malformed.
    """
    path = promises / "retention.yml"
    return dict(read_yaml(path, Retention).layers) if path.is_file() else {}


def due(settings: Settings, world: World) -> list[Due]:
    """Return what is over its time, refused payloads first."""
    kept = load_retention(settings.promises)
    before = {layer: world.now() - timedelta(days=keep.keep_days) for layer, keep in kept.items()}
    found: list[Due] = []
    for layer in (one for one in OVER if one in kept):
        found += _payloads(settings, layer, before[layer])
    if "quarantine" in kept:
        found += _quarantined(settings, before["quarantine"])
    if "editions" in kept:
        found += _editions(settings, before["editions"], kept["editions"].keep_count)
    if "logs" in kept:
        found += _logs(settings, before["logs"])
    return found


def carry_out(settings: Settings, world: World, over: list[Due]) -> None:
    """Delete what is due; each is in the log before it goes.

    Raises:
        LoadFailed: the warehouse is in use.
    """
    kept = load_retention(settings.promises)
    with workshop.open(settings) as connection, workshop.guard(str(settings.warehouse)):
        for one in over:
            why = f"kept its {kept[one.layer].keep_days} days: {kept[one.layer].because}"
            what = one.path.relative_to(settings.data).as_posix()
            deletions.record(settings, world, Deletion(one.layer, what, _hashed(one.path), why))
            shelf.remove(world, one.path)
        gone = [one.delivery_id for one in over if one.layer == "quarantine"]
        connection.execute("create schema if not exists raw")
        connection.execute(f"create table if not exists raw.quarantine ({LEDGER['quarantine']})")
        connection.execute("delete from raw.quarantine where list_contains(?, delivery_id)", [gone])


def _payloads(settings: Settings, layer: Layer, before: datetime) -> Iterator[Due]:
    """Yield payload and sieved rows of deliveries that ended in this state long ago."""
    for receipt in receipts.all(settings):
        place = receipts.payload(settings, receipt)
        if receipt.state == layer and _ended(receipt) < before:
            yield from (Due(layer, path) for path in (place, place.with_name("sieved.parquet")) if path.exists())


def _quarantined(settings: Settings, before: datetime) -> Iterator[Due]:
    """Yield the quarantine of deliveries that nothing needs; a loaded one's rows are read again with it."""
    for receipt in receipts.all(settings):
        apart = settings.quarantine / receipt.agency / receipt.table / receipt.delivery_id
        if receipt.state in OVER and _ended(receipt) < before and apart.exists():
            yield Due("quarantine", apart, receipt.delivery_id)


def _editions(settings: Settings, before: datetime, count: int) -> Iterator[Due]:
    pointer = pointers.current(settings)
    for path in shelf.shelved(settings)[: -count or None]:
        if _changed(path / "manifest.json") < before and (pointer is None or path.name != pointer.edition_id):
            yield Due("editions", path)


def _logs(settings: Settings, before: datetime) -> Iterator[Due]:
    folders = (settings.data / "dbt" / "logs", settings.data / "airflow" / "logs")
    files = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    yield from (Due("logs", path) for path in files if _changed(path) < before)


def _ended(receipt: Receipt) -> datetime:
    return datetime.fromisoformat(receipt.loaded_at or receipt.validated_at or receipt.received_at)


def _changed(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone()


def _hashed(path: Path) -> str:
    """Return the hash of a file, or of the largest one in a folder."""
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return file_hash(max(files, key=lambda one: one.stat().st_size)).sha256 if files else ""
