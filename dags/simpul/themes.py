"""What must hold of marts and metrics: the themes of ``expectations/marts``, and the bounds that metrics define."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from simpul.contract import Steward
from simpul.landing import Entry
from simpul.promises import Promise
from simpul.promises.promise import Kind
from simpul.yaml_files import read_yaml

KINDS: dict[str, Kind] = {
    "column_values_to_be_between": "between",
    "column_values_to_be_in_set": "in_set",
    "column_values_to_match": "matches",
    "column_values_to_not_be_null": "not_null",
    "columns_to_be_unique": "unique",
    "rows_to_satisfy": "rows_satisfy",
    "table_row_count_to_be_between": "row_count_between",
}
"""What a steward writes → the kind of promise."""
CELLS = "metrics.fct_metrics"
BECAUSE = "A value outside the bounds of its definition is wrong."


class Expectation(Entry):
    """One thing that must hold of a mart, with its reason; a warning is shown but lets the edition pass."""

    expect: Literal[tuple(KINDS)]  # type: ignore[valid-type]
    column: str = ""
    columns: tuple[str, ...] = ()
    min: float | None = None
    max: float | None = None
    values: tuple[str, ...] = ()
    sql: str = Field(default="", description="rows_to_satisfy: a DuckDB condition; column_values_to_match: a pattern")
    level: Literal["error", "warn"] = "error"
    because: str

    def promise(self, table: str, place: int) -> Promise:
        """Return it as a promise whose id tells the table, the columns (or its place in the file) and the kind."""
        kind = KINDS[self.expect]
        about = self.column or ", ".join(self.columns) or f"rule {place}"
        fields = {"column", "columns", "min", "max", "values", "sql", "because"}
        parts: dict[str, Any] = self.model_dump(include=fields)
        return Promise(check_id=f"{table}:{about}:{kind}", kind=kind, severity=self.level, **parts)


class Theme(Entry):
    """All that must hold of one theme, by ``schema.table``, and who answers for it."""

    theme: str
    owner: Steward
    tables: dict[str, tuple[Expectation, ...]]


class Sheet(Entry):
    """Promises about one table that one owner answers for; ``where`` tells the rows that they speak of, if not all."""

    theme: str
    owner: str
    table: str
    where: str = "true"
    promised: tuple[Promise, ...]


def written(promises: Path) -> list[Sheet]:
    """Return what stands in ``marts/<theme>.yml``, a sheet a table.

    Raises:
        ContractInvalid: malformed; says file and line.
    """
    sheets = []
    for path in sorted((promises / "marts").glob("*.yml")):
        theme = read_yaml(path, Theme)
        owner = f"{theme.owner.unit} ({theme.owner.email})"
        for table, expected in theme.tables.items():
            promised = tuple(one.promise(table, place) for place, one in enumerate(expected, 1))
            sheets.append(Sheet(theme=theme.theme, owner=owner, table=table, promised=promised))
    return sheets


def bounds(metric: str, theme: str, owner: str, lower: float | None, upper: float | None) -> Sheet:
    """Return the promise that a metric stays within the bounds of its definition, to be asked of all cells at once."""
    limits = [f"value {sign} {limit!r}" for sign, limit in ((">=", lower), ("<=", upper)) if limit is not None]
    own, sql = f"metric = '{metric}'", " and ".join(limits)
    within = Promise(f"{metric}:bounds", "rows_satisfy", BECAUSE, column="value", sql=f"not ({own}) or ({sql})")
    return Sheet(theme=theme, owner=owner, table=CELLS, where=own, promised=(within,))
