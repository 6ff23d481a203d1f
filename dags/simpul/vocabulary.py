"""The shared words: what a field is, wherever it appears."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from simpul.yaml_files import read_yaml

Kind = Literal["code", "name", "text", "integer", "number", "percent", "date", "timestamp", "boolean", "month", "year"]
SQL_TYPES: dict[str, str] = {
    "code": "varchar",
    "name": "varchar",
    "text": "varchar",
    "integer": "bigint",
    "number": "double",
    "percent": "double",
    "date": "date",
    "timestamp": "timestamp",
    "boolean": "boolean",
    "month": "integer",
    "year": "integer",
}
"""What each kind becomes in DuckDB."""


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]


class Label(BaseModel):
    """A text in both languages of the app."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    en: str


class Word(BaseModel):
    """One shared field: type, unit, pattern, codes and privacy class."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    type: Kind
    label: Label
    description: str = ""
    unit: str | None = None
    pattern: Pattern | None = Field(default=None, description="the whole value must match, after cleaning")
    width: int | None = Field(default=None, description="codes: lost leading zeros are restored to this length")
    codes: tuple[str, ...] | None = None
    min: float | None = None
    max: float | None = None
    marks: bool = Field(default=False, description="names: trailing footnote marks such as *) are dropped")
    privacy: Literal["public", "restricted", "personal", "identifier"] = "public"

    @property
    def sql_type(self) -> str:
        """Return the DuckDB type of a clean value."""
        return SQL_TYPES[self.type]

    @property
    def is_private(self) -> bool:
        """Say whether it is about one person: its values live in schema vault and are masked elsewhere."""
        return self.privacy in ("personal", "identifier")

    def stored_as(self, name: str) -> str:
        """Return the column of schema raw for a word of this kind called ``name``; "" where raw has none."""
        return f"{name}_token" if self.privacy == "identifier" else "" if self.is_private else name


class Vocabulary(BaseModel):
    """Every shared word by its name."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: dict[str, Word]


@lru_cache(maxsize=8)
def load_vocabulary(promises: Path) -> dict[str, Word]:
    """Read ``vocabulary.yml``.

    Raises:
        ContractInvalid: with file and line, where the YAML is not a vocabulary.
    """
    return read_yaml(promises / "vocabulary.yml", Vocabulary).words
