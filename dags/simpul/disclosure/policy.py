"""What is protected: the tables of ``expectations/disclosure.yml`` and how small a group may be."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field

from simpul.landing import Entry
from simpul.yaml_files import read_yaml


class Protected(Entry):
    """A mart that counts people: the column of counts, and columns that tell as much and go with it."""

    count: str
    also: tuple[str, ...] = ()
    by_delivery: bool = Field(
        default=False, description="its grain holds the delivery, which else only tells the source"
    )
    because: str

    @property
    def measures(self) -> tuple[str, ...]:
        """Return the columns that are emptied where a row is withheld."""
        return (self.count, *self.also)


class Policy(Entry):
    """How counts of people are protected; sizes in people, ``editions`` is how many earlier ones are held against."""

    smallest: int = Field(ge=2)
    interval: float = Field(gt=0)
    editions: int = Field(ge=0)
    tables: dict[str, Protected]


@lru_cache(maxsize=8)
def load_policy(promises: Path) -> Policy:
    """Read ``disclosure.yml``.

    Raises:
        ContractInvalid: it is missing or malformed; says file and line.
    """
    return read_yaml(promises / "disclosure.yml", Policy)
