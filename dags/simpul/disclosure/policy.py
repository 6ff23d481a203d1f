"""What is protected: the tables of ``expectations/disclosure.yml`` and how small a group may be."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field, model_validator

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


class Tie(Entry):
    """Marts that count the same people: the sums over these rows of each (SQL) are equal, by the columns that all have.

    It is held against us wherever it is so, and nowhere else.
    """

    sums: dict[str, str] = Field(min_length=2)
    by: tuple[str, ...] = Field(min_length=1)
    because: str


class Limit(Entry):
    """A mart that tells on which side of a bound the share of some rows (SQL) of another lies.

    ``bounds`` are its columns of percentages and the rows of each; a share is of all rows that are equal by ``by``.
    """

    of: str
    told_by: str
    by: tuple[str, ...] = Field(min_length=1)
    bounds: dict[str, str] = Field(min_length=1)
    because: str


class Retold(Entry):
    """A mart whose columns tell again what a metric tells of an agency (or all) and month: silent where its cell is.

    ``where`` (SQL) are the rows that do; ``months`` is how many they tell of, the row's own the last.
    """

    metric: str
    emptied: tuple[str, ...] = Field(min_length=1)
    where: str = "true"
    months: int = Field(default=1, ge=1)
    because: str


class Policy(Entry):
    """How counts of people are protected; sizes in people, ``editions`` is how many earlier ones are held against."""

    smallest: int = Field(ge=2)
    interval: float = Field(gt=0)
    editions: int = Field(ge=0)
    tables: dict[str, Protected]
    ties: tuple[Tie, ...] = ()
    limits: tuple[Limit, ...] = ()
    retold: dict[str, Retold] = {}

    @model_validator(mode="after")
    def _ties_are_of_protected_tables(self) -> Policy:
        named = {table for tie in self.ties for table in tie.sums} | {limit.of for limit in self.limits}
        if strangers := named - set(self.tables):
            raise ValueError(f"a tie names {', '.join(sorted(strangers))}, which is not among the tables")
        return self

    def tied(self) -> list[tuple[str, ...]]:
        """Return the tables in groups that no tie leaves."""
        groups = [{table} for table in self.tables]
        for tie in self.ties:
            touched = [group for group in groups if group & set(tie.sums)]
            groups = [group for group in groups if group not in touched] + [set().union(*touched)]
        of = [tuple(table for table in self.tables if table in group) for group in groups]
        return sorted(of, key=lambda group: list(self.tables).index(group[0]))


@lru_cache(maxsize=8)
def load_policy(promises: Path) -> Policy:
    """Read ``disclosure.yml``.

    Raises:
        ContractInvalid: it is missing or malformed; says file and line.
    """
    return read_yaml(promises / "disclosure.yml", Policy)
