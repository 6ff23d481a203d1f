"""Publish: marts, metrics and what explains them become a signed, read-only edition, named current in one step.

The order is that of RELIABILITY.md section 1. An fsync that fails is never retried: the build is thrown away.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import duckdb

from simpul import workshop
from simpul.disclosure import Joint, refuse_recovered
from simpul.people import vault_access
from simpul.people.exposure import refuse_people
from simpul.people.identifiers import refuse_identifiers
from simpul.publishing import inputs, pointers, shelf
from simpul.publishing.building import build
from simpul.publishing.course import Course, course_of
from simpul.publishing.fingerprints import file_hash, table_hashes
from simpul.publishing.manifest import CheckCount, FileHash, Manifest, TableHash, content_digest
from simpul.publishing.verification import STANDARDS, connect
from simpul.settings import Settings
from simpul.standards import Issue, papers
from simpul.world import World


@dataclass(frozen=True)
class Published:
    """The edition that is current now, and whether it is a new one."""

    edition_id: str
    is_new: bool
    manifest: Manifest


def publish(settings: Settings, world: World) -> Published:
    """Build an edition from the warehouse and make it current; the very same tables as the current one change nothing.

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
    course = course_of(settings)
    withheld = build(settings, file, {"code_version": inputs.release()}, world.now().date(), course)
    vault_access.record(settings, world, "exposure scan of a new edition")
    tables, checks = _scanned(settings, file, withheld.counted)
    before = course.before
    if before is not None and _without_history(before.tables) == _without_history(tables):
        return Published(before.edition_id, is_new=False, manifest=before)
    world.disk.sync_file(file)
    manifest = _manifest(settings, world, course, file_hash(file), tables, checks)
    manifest = _with_standards(settings, world, folder, manifest, course).signed(settings, world)
    world.disk.write_new(folder / "manifest.json", manifest.as_bytes)
    shelf.put_up(settings, world, folder, manifest.edition_id)
    pointers.point(settings, world, manifest.edition_id)
    shelf.take_down(settings, world)
    return Published(manifest.edition_id, is_new=True, manifest=manifest)


def _scanned(settings: Settings, file: Path, counted: tuple[Joint, ...]) -> tuple[dict[str, TableHash], CheckCount]:
    """Scan a finished file for people, and hash its tables; the scans read alone, each for itself, side by side."""
    with ThreadPoolExecutor() as pool:
        refused: list[Future[object]] = [pool.submit(refuse_recovered, settings, file, counted)]
        refused += [pool.submit(refuse_people, settings, file), pool.submit(_refuse_numbers, file)]
        with connect(file) as connection:
            tables, checks = table_hashes(connection), _checks(connection)
        for one in refused:
            one.result()
    return tables, checks


def _refuse_numbers(file: Path) -> None:
    with connect(file) as connection:
        refuse_identifiers(connection)


def _without_history(tables: dict[str, TableHash]) -> dict[str, TableHash]:
    """Return what says whether an edition is another one than the current: all of it, where its rows came from too.

    The same content from other deliveries is published, for a passport names the deliveries that stand.
    """
    return {name: table for name, table in tables.items() if not name.startswith("history_")}


def _manifest(  # noqa: PLR0913, PLR0917 - all that is signed
    settings: Settings,
    world: World,
    course: Course,
    file: FileHash,
    tables: dict[str, TableHash],
    checks: CheckCount,
) -> Manifest:
    pointer = pointers.current(settings)
    return Manifest(
        edition_id=f"{course.sequence:06d}-{content_digest(tables)[:12]}",
        sequence=course.sequence,
        published_at=world.now().isoformat(timespec="seconds"),
        previous=pointer.edition_id if pointer else None,
        file=file,
        tables=tables,
        deliveries=inputs.deliveries(settings),
        code_version=inputs.code_version(settings),
        lock_sha256=inputs.lock_sha256(),
        contracts=inputs.contract_versions(settings, world.now().date()),
        checks=checks,
        is_sample=settings.is_sample,
    )


def _with_standards(settings: Settings, world: World, folder: Path, manifest: Manifest, course: Course) -> Manifest:
    """Write what the edition says in the words of others, and return the manifest that vouches for it."""
    issue = Issue(manifest.edition_id, manifest.published_at, manifest.file, inputs.release())
    with connect(folder / "edition.duckdb") as connection:
        found = papers(settings, connection, issue, _contracts_before(settings, course))
    place = folder / STANDARDS
    world.disk.make_folder(place)
    for name, content in found.items():
        world.disk.write_new(place / name, content)
    return manifest.model_copy(update={"standards": {name: file_hash(place / name) for name in sorted(found)}})


def _contracts_before(settings: Settings, course: Course) -> dict[str, bytes]:
    """Return the contracts that the edition before tells, if they are today's: the code's version covers them."""
    if course.before is None or course.is_other_code:
        return {}
    place = settings.editions / course.before.edition_id / STANDARDS
    return {name: (place / name).read_bytes() for name in course.before.standards if name.startswith("odcs_")}


def _checks(connection: duckdb.DuckDBPyConnection) -> CheckCount:
    counts = "select count(*), count(passed), count(*) filter (where not passed) from ledger_checks"
    promised, run, failed = connection.sql(counts).fetchall()[0]
    return CheckCount(promised=promised, run=run, failed=failed)
