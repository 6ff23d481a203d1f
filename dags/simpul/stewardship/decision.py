"""A steward's decision: one line of the file, chained by a hash to the line before it."""

from __future__ import annotations

import hashlib
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from simpul.publishing.signing import canonical

Kind = Literal["same", "different", "merge", "split", "alias", "accept", "rekey"]
Concept = Literal["organisation", "work_unit", "person", "application", "drift"]
REKEY: Final = "rekey"
"""Decides nothing: it tells that the ids above it are no longer those that were written first."""
LINKS = frozenset({"same", "merge", "alias"})
"""Kinds that say: these two are one."""


class Decision(BaseModel):
    """One line; ``at`` is ISO time in UTC, ``previous`` the hash of the line before, empty in the first."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    sequence: int = Field(default=1, ge=1)
    kind: Kind
    concept: Concept
    subject: str = Field(min_length=1)
    object: str | None
    by: str = Field(min_length=1)
    at: str
    why: str = Field(min_length=1)
    previous: str = ""
    hash: str = ""

    @property
    def pair(self) -> tuple[str, str, str | None]:
        """Return what it is about; a later decision on the same overrules it."""
        return self.concept, self.subject, self.object

    @property
    def line(self) -> bytes:
        """Return the line as it stands in the file."""
        return canonical(self.model_dump()) + b"\n"

    def after(self, before: Decision | None) -> Decision:
        """Return it as the line after ``before``."""
        place = {"sequence": before.sequence + 1 if before else 1, "previous": before.hash if before else ""}
        placed = self.model_copy(update=place)
        content = canonical(placed.model_dump(exclude={"hash"}))
        return placed.model_copy(update={"hash": hashlib.sha256(content).hexdigest()})

    def renamed(self, names: dict[str, str]) -> Decision:
        """Return it with new ids, old → new; a name is a whole id or what stands between its slashes."""

        def name(told: str) -> str:
            return names.get(told) or "/".join(names.get(part, part) for part in told.split("/"))

        return self.model_copy(
            update={"subject": name(self.subject), "object": None if self.object is None else name(self.object)}
        )
