"""What is signed: an edition's manifest, and the pointer that names the current edition."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from simpul.errors import EditionTampered
from simpul.publishing.signing import canonical, is_signed, sign
from simpul.settings import Settings
from simpul.world import World

EDITION_ID = r"^\d{6,}-[0-9a-f]{12}$"
SHA256 = r"^[0-9a-f]{64}$"


class Part(BaseModel):
    """A part of a signed paper: unknown entries are refused, types are exact."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class FileHash(Part):
    """The edition file, or one beside it; size in bytes."""

    sha256: str = Field(pattern=SHA256)
    size: int


class TableHash(Part):
    """One table of the edition, hashed over its ordered rows; ``content`` without the columns that tell their source.

    ``content`` is left out of ledgers, and of editions of before there was one.
    """

    rows: int
    sha256: str = Field(pattern=SHA256)
    content: str | None = Field(default=None, pattern=SHA256)


class Received(Part):
    """One delivery behind the edition; ISO time in UTC, none where its receipt is gone."""

    delivery_id: str
    received_at: str | None


class CheckCount(Part):
    """How many promises were made about the data, run, and broken."""

    promised: int
    run: int
    failed: int


class Signed(Part):
    """A paper whose bytes on disk are its canonical form, signature included."""

    signature: str = Field(default="", pattern=r"^([0-9a-f]{128})?$")

    @property
    def content(self) -> dict[str, Any]:
        """Return what the signature covers: everything but itself, and what was never set."""
        return self.model_dump(exclude={"signature"}, exclude_unset=True)

    @property
    def as_bytes(self) -> bytes:
        """Return the paper as it stands on disk."""
        return canonical(self.model_dump(exclude_unset=True))

    def signed(self, settings: Settings, world: World) -> Self:
        """Return the paper with this house's signature."""
        return self.model_copy(update={"signature": sign(settings, world, self.content)})


class Manifest(Signed):
    """What an edition is made of and what it must hash to; ``published_at`` is ISO time in UTC.

    ``standards`` are the files of that folder, which say the same in the words of others.
    """

    edition_id: str = Field(pattern=EDITION_ID)
    sequence: int = Field(ge=1)
    published_at: str
    previous: str | None
    file: FileHash
    tables: dict[str, TableHash]
    deliveries: list[Received]
    code_version: str
    lock_sha256: str
    contracts: dict[str, str]
    checks: CheckCount
    is_sample: bool
    standards: dict[str, FileHash] = {}


class Pointer(Signed):
    """Which edition is current; ``sequence`` only ever rises, on a rollback too."""

    edition_id: str = Field(pattern=EDITION_ID)
    sequence: int = Field(ge=1)
    manifest_sha256: str = Field(pattern=SHA256)
    rollback: bool


Paper = TypeVar("Paper", bound=Signed)


def is_split(tables: dict[str, TableHash]) -> bool:
    """Say whether content was hashed apart from provenance; in editions of before it was not."""
    return any(table.content for table in tables.values())


def content_digest(tables: dict[str, TableHash]) -> str:
    """Return one hash of what an edition says, however it was delivered: it names the edition.

    The same deliveries in another order, or in more files, give the same digest; their tables' ``sha256`` differ.
    """
    if is_split(tables):
        told = {name: {"rows": one.rows, "content": one.content} for name, one in tables.items() if one.content}
        return hashlib.sha256(canonical(told)).hexdigest()
    told = {name: one.model_dump(exclude_unset=True) for name, one in tables.items()}
    return hashlib.sha256(canonical(told)).hexdigest()


def read_signed(settings: Settings, path: Path, kind: type[Paper]) -> Paper:
    """Read a paper that this house signed.

    Raises:
        EditionTampered: it is missing, malformed, not in canonical form, or not signed by this house.
    """
    where, todo = str(path), "restore it from a backup, or publish or roll back to an edition that verifies"
    try:
        content = path.read_bytes()
        paper = kind.model_validate_json(content)
    except (OSError, ValidationError) as error:
        raise EditionTampered(f"no {kind.__name__.lower()} can be read here", where=where, todo=todo) from error
    # A flipped bit in a space or an escape changes no value: only the bytes show it.
    if paper.as_bytes != content:
        raise EditionTampered(
            f"the {kind.__name__.lower()} is not in the form it was signed in", where=where, todo=todo
        )
    if not is_signed(settings, paper.content, paper.signature):
        raise EditionTampered(f"the {kind.__name__.lower()} was not signed by this house", where=where, todo=todo)
    return paper
