"""Publish: marts, metrics and what explains them become a signed, read-only edition, named current in one step.

The order is that of RELIABILITY.md section 1. An fsync that fails is never retried: the build is thrown away.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from simpul import inputs, pointers, shelf, vault_access, workshop
from simpul.disclosure import refuse_recovered
from simpul.edition_tables import build
from simpul.errors import EditionTampered, NotDelivered
from simpul.exposure import refuse_people
from simpul.fingerprints import file_hash, table_hashes
from simpul.identifiers import refuse_identifiers
from simpul.manifest import CheckCount, Manifest, TableHash, content_digest
from simpul.settings import Settings
from simpul.verification import connect, whole
from simpul.world import World


@dataclass(frozen=True)
class Published:
    """The edition that is current now, and whether it is a new one."""

    edition_id: str
    is_new: bool
    manifest: Manifest


def publish(settings: Settings, world: World) -> Published:
    """Build an edition from the warehouse and make it current; the same content as the current one changes nothing.

    Raises:
        EditionRefused: a stage before has not run, somebody's number or name stands in it, or a group can be told.
        EditionTampered: the pointer is not what was signed; a person must look before anything is published over it.
        LoadFailed, ModelFailed: the workshop cannot be read, or lineage cannot be told.
    """
    with workshop.hold(settings), workshop.guard(str(settings.editions)):
        world.disk.make_folder(settings.editions)
        shelf.clear(settings, world)
        folder = settings.editions / f".tmp-{world.token()}"
        world.disk.make_folder(folder)
        try:
            return _publish(settings, world, folder)
        finally:
            shelf.remove(world, folder)


def _publish(settings: Settings, world: World, folder: Path) -> Published:
    file = folder / "edition.duckdb"
    build(settings, file, {"code_version": inputs.release()}, world.now().date())
    refuse_recovered(settings, file)
    vault_access.record(settings, world, "exposure scan of a new edition")
    refuse_people(settings, file)
    with connect(file) as connection:
        refuse_identifiers(connection)
        tables, checks = table_hashes(connection), _checks(connection)
    before = _current(settings)
    if before is not None and content_digest(before.tables) == content_digest(tables):
        return Published(before.edition_id, is_new=False, manifest=before)
    world.disk.sync_file(file)
    manifest = _manifest(settings, world, file, tables, checks).signed(settings, world)
    world.disk.write_new(folder / "manifest.json", manifest.as_bytes)
    shelf.put_up(settings, world, folder, manifest.edition_id)
    pointers.point(settings, world, manifest.edition_id)
    shelf.take_down(settings, world)
    return Published(manifest.edition_id, is_new=True, manifest=manifest)


def _current(settings: Settings) -> Manifest | None:
    """Return the current edition's manifest if the edition is whole; one damaged or gone is published anew."""
    pointer = pointers.current(settings)
    try:
        return whole(settings, pointer.edition_id, pointer.manifest_sha256) if pointer else None
    except (EditionTampered, NotDelivered):
        return None


def _manifest(
    settings: Settings, world: World, file: Path, tables: dict[str, TableHash], checks: CheckCount
) -> Manifest:
    pointer = pointers.current(settings)
    known = {path.name for path in shelf.shelved(settings)} | shelf.pointed(settings, pointer)
    last = max(map(shelf.sequence_of, known), default=0)
    return Manifest(
        edition_id=f"{last + 1:06d}-{content_digest(tables)[:12]}",
        sequence=last + 1,
        published_at=world.now().isoformat(timespec="seconds"),
        previous=pointer.edition_id if pointer else None,
        file=file_hash(file),
        tables=tables,
        deliveries=inputs.deliveries(settings),
        code_version=inputs.code_version(settings),
        lock_sha256=inputs.lock_sha256(),
        contracts=inputs.contract_versions(settings, world.now().date()),
        checks=checks,
        is_sample=settings.is_sample,
    )


def _checks(connection: duckdb.DuckDBPyConnection) -> CheckCount:
    counts = "select count(*), count(passed), count(*) filter (where not passed) from ledger_checks"
    promised, run, failed = connection.sql(counts).fetchall()[0]
    return CheckCount(promised=promised, run=run, failed=failed)
