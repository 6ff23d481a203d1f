"""Is an edition still what was signed: every byte, every table, nothing beside it, no older pointer."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from simpul.errors import EditionTampered, NotDelivered
from simpul.publishing import pointers
from simpul.publishing.fingerprints import file_hash, table_hashes
from simpul.publishing.manifest import EDITION_ID, Manifest, content_digest, is_split, read_signed
from simpul.settings import Settings

FILES = frozenset({"edition.duckdb", "manifest.json"})
"""What an edition's folder holds beside the folder of standards, if the manifest names any, and nothing else.

DuckDB would replay a `.wal` beside the file, whose hash would not change.
"""
STANDARDS = "standards"
READ_ONLY = {
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",
    "temp_directory": "",
    "lock_configuration": "true",
}
"""A connection that can read its one file and nothing else; no temporary folder, for it would lie beside the file."""


def chosen(settings: Settings, edition_id: str | None = None) -> tuple[str, str | None]:
    """Return the id asked for, or the current one's, and the manifest hash if the pointer names that edition.

    Raises:
        NotDelivered: nothing was published yet, or there is no such edition.
        EditionTampered: the pointer is not what was signed, or names an edition that is gone.
    """
    pointer = pointers.current(settings)
    if pointer is None:
        raise NotDelivered("no edition was published yet", where=str(settings.editions), todo="run `simpul run`")
    if edition_id not in {None, pointer.edition_id}:
        return str(edition_id), None
    _same((settings.editions / pointer.edition_id).is_dir(), settings.editions, f"{pointer.edition_id} is gone")
    return pointer.edition_id, pointer.manifest_sha256


def signed(settings: Settings, edition_id: str, manifest_sha256: str | None = None) -> Manifest:
    """Hold an edition's folder, manifest and file against what was signed, as before every open.

    Raises:
        NotDelivered: there is no such edition.
        EditionTampered: something lies beside the edition, or a byte of it changed.
    """
    folder = settings.editions / edition_id
    if not re.fullmatch(EDITION_ID, edition_id) or not folder.is_dir():
        raise NotDelivered(f"there is no edition {edition_id}", where=str(folder.parent), todo="see `simpul editions`")
    _alone(folder)
    path = folder / "manifest.json"
    if manifest_sha256 is not None:
        _same(file_hash(path).sha256 == manifest_sha256, folder, "the manifest is another one than the pointer names")
    manifest = read_signed(settings, path, Manifest)
    named = f"{manifest.sequence:06d}-{content_digest(manifest.tables)[:12]}"
    _same(manifest.edition_id == edition_id == named, folder, f"the folder holds edition {manifest.edition_id}")
    _same(file_hash(folder / "edition.duckdb") == manifest.file, folder, "the edition file is not the one signed")
    _same(_beside(folder) == manifest.standards.keys(), folder, "standards are not those signed")
    return manifest


def untouched(settings: Settings, edition_id: str, manifest_sha256: str | None = None) -> Manifest:
    """Hold every byte of an edition against what was signed; what its tables say follows from its file.

    Raises:
        NotDelivered: there is no such edition.
        EditionTampered: it is not what was signed, or may be written to.
    """
    manifest = signed(settings, edition_id, manifest_sha256)
    folder = settings.editions / edition_id
    writable = [path.name for path in (folder, *folder.rglob("*")) if path.stat().st_mode & 0o222]
    _same(not writable, folder, f"may be written to: {', '.join(writable)}")
    changed = [name for name, told in manifest.standards.items() if file_hash(folder / STANDARDS / name) != told]
    _same(not changed, folder, f"standards that are not as signed: {', '.join(changed)}")
    return manifest


def whole(settings: Settings, edition_id: str, manifest_sha256: str | None = None) -> Manifest:
    """Hold everything of an edition against what was signed, each table's rows anew.

    Raises:
        NotDelivered: there is no such edition.
        EditionTampered: it is not what was signed, or may be written to.
    """
    manifest, folder = untouched(settings, edition_id, manifest_sha256), settings.editions / edition_id
    with connect(folder / "edition.duckdb") as connection:
        found = table_hashes(connection, is_split(manifest.tables))
    names = sorted(found.keys() | manifest.tables.keys())
    wrong = [name for name in names if found.get(name) != manifest.tables.get(name)]
    _same(not wrong, folder, f"tables that are not as signed: {', '.join(wrong)}")
    _alone(folder)
    return manifest


def verify(settings: Settings, edition_id: str | None = None) -> list[str]:
    """Recompute all that was signed and return, as sentences, what held.

    Raises:
        NotDelivered: there is no such edition.
        EditionTampered: something did not hold.
    """
    manifest = whole(settings, *chosen(settings, edition_id))
    return [
        "the pointer is ours and the newest ever seen",
        f"edition {manifest.edition_id} is ours, published {manifest.published_at}",
        f"its file has the signed {manifest.file.size} bytes and sha256 {manifest.file.sha256}",
        f"its {len(manifest.tables)} tables with {sum(t.rows for t in manifest.tables.values())} rows hash as signed",
        f"its {len(manifest.standards)} standards hash as signed, nothing else lies beside it, nobody may write to it",
    ]


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """Open an edition file for reading, with no way out of it and its settings locked."""
    return duckdb.connect(str(path), read_only=True, config=dict(READ_ONLY))


def _alone(folder: Path) -> None:
    found = {path.name for path in folder.iterdir() if path.is_file() and not path.is_symlink()}
    kept = (FILES & found) | ({STANDARDS} if _is_folder(folder / STANDARDS) else set())
    strange = sorted({path.name for path in folder.iterdir()} - kept)
    _same(not strange, folder, f"does not belong there: {', '.join(strange)}")
    _same(found >= FILES, folder, f"is missing: {', '.join(sorted(FILES - found))}")


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _beside(folder: Path) -> set[str]:
    """Return the names in the folder of standards; what is no plain file has none that was signed."""
    place = folder / STANDARDS
    there = list(place.iterdir()) if place.exists() else []
    return {path.name if path.is_file() and not path.is_symlink() else f"{path.name}/" for path in there}


def _same(holds: bool, folder: Path, what: str) -> None:
    if not holds:
        todo = "do not open it; restore it from a backup, or `simpul rollback` to an edition that verifies"
        raise EditionTampered(what, where=str(folder), todo=todo)
