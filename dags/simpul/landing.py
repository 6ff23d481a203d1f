"""Where one part of a table comes from: one model a transport, told apart by ``connector``."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from simpul.vocabulary import Pattern

Names = Annotated[tuple[str, ...], BeforeValidator(lambda v: (v,) if isinstance(v, str) else v)]
Month = Annotated[
    str, BeforeValidator(str), AfterValidator(lambda v: v if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", v) else _bad(v))
]


def _bad(value: str) -> str:
    raise ValueError(f"{value!r} is not a month such as 2023-12")


MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
"""How many months a period has."""


class Entry(BaseModel):
    """A part of a contract: unknown entries are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Landing(Entry):
    """What every transport has: who is asked, what the files are called without a connection, how they are read."""

    SPEAKS: ClassVar[frozenset[str]] = frozenset()
    """Airflow connection types that this transport can use."""
    connector: str
    match: Names = Field(default=(), description="globs below the drop, letter case ignored")
    part: str = Field(default="", description="tells deliveries of one table and period apart")
    parts: Pattern | None = Field(default=None, description="named group part: files of one period that add up")
    sheet: Pattern | None = Field(default=None, description="xlsx: the sheet whose name this matches")
    records: str | None = Field(default=None, description="json: the key that holds the rows")
    connection: str | None = Field(default=None, description="an Airflow Connection; default: the agency's code")

    def of_file(self, name: str) -> Self:
        """Return the landing of one file: where its name tells a part, that is a part below this one."""
        told = re.search(self.parts, name.rpartition("/")[2]) if self.parts else None
        return self.model_copy(update={"part": f"{self.part}/{told['part']}"}) if told else self

    def holds(self, part: str) -> bool:
        """Say whether deliveries of a part come by this landing."""
        return part == self.part or (self.parts is not None and part.startswith(f"{self.part}/"))


def overlap(one: str, other: str) -> bool:
    """Say whether two parts are the same, or one is the whole of the other: then the newer replaces the older."""
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")


class DropLanding(Landing):
    """Files that an agency leaves in the drop, or in a store of its own."""

    SPEAKS = frozenset({"sftp", "ssh", "s3", "aws", "fs", "file"})
    connector: Literal["drop"]
    match: Names = Field(min_length=1)
    root: str = Field(default="", description="where the files stand below the connection's address")


class Pages(Entry):
    """How a REST source hands out a long answer; dotted paths lead into a page."""

    style: Literal["cursor", "page", "offset"]
    param: str = Field(description="parameter that names the page")
    size_param: str = "limit"
    size: int = Field(default=1000, gt=0)
    next: str = Field(default="next", description="cursor: path of the next page's cursor")
    total: str | None = Field(default=None, description="path of the number of records in all")
    count: str | None = Field(default=None, description="path of the number of records on this page")
    first: int = Field(default=1, description="page: number of the first one")
    is_versioned: bool = Field(default=True, description="the first page's ETag changes with any record of any page")


class RestLanding(Landing):
    """Records of a REST source: a snapshot, or one delivery a period."""

    SPEAKS = frozenset({"http", "https"})
    connector: Literal["rest"]
    path: str = Field(pattern="^/", description="may hold {year} {month} {half} {period} {login}")
    params: dict[str, str | int] = {}
    pages: Pages | None = None
    by: Literal["year", "half-year", "month"] | None = None
    since: Month | None = Field(default=None, description="first month asked for")
    look_back: int = Field(default=2, ge=1, description="how many of the last periods are asked again each time")

    @model_validator(mode="after")
    def _begins(self) -> Self:
        if self.by and not self.since:
            raise ValueError("`by` needs `since`")
        return self


class SqlLanding(Landing):
    """Rows of a database table: a snapshot, or one delivery a period that changed."""

    SPEAKS = frozenset({"postgres", "postgresql", "sqlite"})
    connector: Literal["sql"]
    table: str = Field(pattern=r"^\w+(\.\w+)?$", description="name, or schema.name")
    columns: tuple[str, ...] = Field(default=(), description="what is pulled, where it is less than the contract names")
    cursor: str | None = Field(default=None, description="a time or number that grows with every change")
    by: Literal["year", "half-year", "quarter", "month"] | None = None
    period_column: str | None = Field(default=None, description="a date, or a text or number such as 2026-01, 202601")
    since: Month | None = Field(default=None, description="first month pulled")
    look_back_days: int = Field(default=0, ge=0, description="how much later than its cursor says a row may appear")

    @model_validator(mode="after")
    def _tells_changes(self) -> Self:
        if self.by and not (self.cursor and self.period_column):
            raise ValueError("`by` needs `cursor` and `period_column`")
        return self


class CkanLanding(Landing):
    """The newest matching resource of a data set on a CKAN portal."""

    SPEAKS = frozenset({"http", "https"})
    connector: Literal["ckan"]
    dataset: str
    resource: Pattern = Field(description="matches the whole of a resource's name, or of its file's")
    newest_by: Literal["last_modified", "created", "name"] = "last_modified"


AnyLanding = Annotated[DropLanding | RestLanding | SqlLanding | CkanLanding, Field(discriminator="connector")]
