"""The table of what is served: ``routes.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML


@dataclass(frozen=True)
class Resource:
    """One collection: whose it is, how its agency speaks and whom it lets in, its path, what it can be filtered by."""

    agency: str
    name: str
    style: str
    access: str
    path: str
    filters: tuple[tuple[str, str], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the keys of the records that filters are held against."""
        return tuple(column for _, column in self.filters)


@cache
def resources() -> tuple[Resource, ...]:
    """Return every resource of the table."""
    table = YAML(typ="safe").load((Path(__file__).parent / "routes.yml").read_text("utf-8"))
    return tuple(
        Resource(
            agency,
            name,
            told["style"],
            told["access"],
            told["prefix"] + one["path"],
            tuple((one.get("filters") or told.get("filters") or {}).items()),
        )
        for agency, told in table.items()
        for name, one in told["resources"].items()
    )
