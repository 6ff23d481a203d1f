"""What is promised of data, what became of it, and where it lies: plain values, without Great Expectations."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Kind = Literal["not_null", "between", "in_set", "unique", "matches", "rows_satisfy", "row_count_between"]


@dataclass(frozen=True)
class Promise:
    """One thing that must hold of every row; an empty value breaks ``not_null`` and nothing else.

    ``unique`` speaks of ``columns`` together, among the rows that ``sql`` names; ``matches`` holds in ``sql`` a
    pattern for the whole value, ``rows_satisfy`` a DuckDB condition.
    """

    check_id: str
    kind: Kind
    because: str = ""
    column: str = ""
    columns: tuple[str, ...] = ()
    min: float | None = None
    max: float | None = None
    values: tuple[Any, ...] = ()
    sql: str = ""
    severity: str = "error"

    def arguments(self) -> dict[str, Any]:
        """Return what the expectation of this kind is made with."""
        bounds = {"min_value": self.min, "max_value": self.max}
        by_kind: dict[str, dict[str, Any]] = {
            "not_null": {"column": self.column},
            "between": {"column": self.column, **bounds},
            "in_set": {"column": self.column, "value_set": list(self.values)},
            "unique": {"columns": list(self.columns), "among": self.sql or "true"},
            "matches": {"condition": f"regexp_full_match(\"{self.column}\", '{quoted(self.sql)}')"},
            "rows_satisfy": {"condition": self.sql},
            "row_count_between": bounds,
        }
        return by_kind[self.kind]


@dataclass(frozen=True)
class Outcome:
    """What became of a promise: counts only, never a value of a row."""

    check_id: str
    column: str
    expectation: str
    because: str
    passed: bool
    rows_checked: int
    rows_failed: int
    errored: bool = False
    severity: str = "error"


@dataclass(frozen=True)
class Target:
    """What is judged: a Parquet file, or a table of a DuckDB file; ``query`` if it is not simply all rows.

    ``copies`` is a query whose rows stand in a table of that name while ``query`` is read.
    """

    path: Path
    schema: str = "main"
    table: str = ""
    query: str = ""
    copies: str = ""

    @property
    def rows(self) -> str:
        """Return the query of the rows, in a session where a DuckDB file is attached as ``house``."""
        relation = f'house."{self.schema}"."{self.table}"' if self.table else f"read_parquet('{quoted(self.path)}')"
        return self.query or f"select * from {relation}"


def quoted(text: object) -> str:
    """Return a text safe between single quotes in SQL."""
    return str(text).replace("'", "''")
