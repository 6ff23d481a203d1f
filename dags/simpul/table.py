"""One table of a contract: where it lands, which words its columns are, what must hold."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from simpul.landing import AnyLanding, Entry, Month
from simpul.vocabulary import Pattern


class Period(Entry):
    """Where a delivery's period stands: columns of the file, else its name; neither: a snapshot."""

    year: str | None = None
    month: str | None = None
    file: Pattern | None = Field(default=None, description="named groups year and, where monthly, month")


class Cadence(Entry):
    """How often a delivery is due."""

    every: Literal["day", "week", "month", "quarter", "half-year", "year", "once"]
    late_after_days: int = 0


class Announced(Entry):
    """What tells of a delivery that its cadence does not: deliveries that are numbered, or those that others speak of.

    Of the tables that are named here, which are the agency's own, only what they deliver is read.
    """

    number: str | None = Field(default=None, description="field that numbers deliveries: a number skipped did not come")
    named_in: str | None = Field(default=None, description="table that names the same numbers")
    planned_in: str | None = Field(default=None, description="table whose planned_year and planned_month are delivered")


class Unpivot(Entry):
    """Columns that are values: turned into rows after the rows were counted."""

    columns: Pattern
    name: str
    value: str


class Variant(Entry):
    """Another reading of the same headers, for periods up to ``until``."""

    until: Month
    because: str
    fields: dict[str, str]


class Check(Entry):
    """One further promise about the rows, with its reason."""

    expect: Literal[
        "column_values_to_be_between", "column_values_to_be_in_set", "column_pair_to_be_ordered", "rows_to_satisfy"
    ]
    column: str | None = None
    other: str | None = None
    min: float | None = None
    max: float | None = None
    values: tuple[str, ...] | None = None
    sql: str | None = Field(default=None, description="rows_to_satisfy: a DuckDB condition over the table's fields")
    because: str


class Tolerance(Entry):
    """How much may be quarantined before the whole delivery is refused."""

    quarantined_rows_pct: float = Field(default=0, ge=0, le=100)


class Table(Entry):
    """One delivered table."""

    description: str
    landing: Annotated[tuple[AnyLanding, ...], BeforeValidator(lambda v: (v,) if isinstance(v, dict) else v)]
    cadence: Cadence
    grain: tuple[str, ...]
    fields: dict[str, str]
    period: Period = Period()
    announced: Announced = Announced()
    ignore: tuple[str, ...] = ()
    nulls: tuple[str, ...] = ("", "-")
    decimal: Literal[".", ","] = "."
    dates: Literal["day-first", "month-first"] = "day-first"
    unpivot: Unpivot | None = None
    variants: tuple[Variant, ...] = ()
    tolerance: Tolerance = Tolerance()
    checks: tuple[Check, ...] = ()
    unpurposed: tuple[str, ...] = Field(default=(), description="columns that no purpose allows to be stored")

    def holding(self, allowed: set[str]) -> Table:
        """Return the table without the fields whose words may not be stored; their columns are known, and left."""
        readings = [self.fields, *(variant.fields for variant in self.variants)]
        dropped = {name for reading in readings for name, word in reading.items() if word.rstrip("?") not in allowed}
        if not dropped:
            return self
        fields, *others = ({n: word for n, word in reading.items() if n not in dropped} for reading in readings)
        variants = tuple(v.model_copy(update={"fields": o}) for v, o in zip(self.variants, others, strict=True))
        kept = {"fields": fields, "variants": variants, "unpurposed": tuple(sorted(dropped))}
        found = self.model_copy(update=kept)
        found.__dict__.pop("words", None)  # a copy takes over what was computed of the whole table
        return found

    @property
    def needed(self) -> set[str]:
        """Return the words without which the table's rows cannot be told apart or checked."""
        said = " ".join(text for check in self.checks for text in (check.column, check.other, check.sql) if text)
        return self.words.keys() & {*self.grain, *re.findall(r"\w+", said)}

    def columns_for(self, period: str | None) -> dict[str, str]:
        """Return agency's names (with ``|``) → shared word (with ``?``) as they held in ``period`` (YYYY[-MM])."""
        for variant in self.variants:
            if period is not None and period <= variant.until:
                return {**self.fields, **variant.fields}
        return dict(self.fields)

    @cached_property
    def words(self) -> dict[str, bool]:
        """Return every shared word of the table → may it be empty; a word not in every variant may."""
        readings = [self.columns_for(None), *({**self.fields, **v.fields} for v in self.variants)]
        words = {w.rstrip("?"): w.endswith("?") for reading in readings for w in reading.values()}
        everywhere = set.intersection(*({w.rstrip("?") for w in r.values()} for r in readings))
        if self.unpivot:
            words |= {self.unpivot.name: False, self.unpivot.value: True}
            everywhere |= {self.unpivot.name, self.unpivot.value}
        return {word: empty or word not in everywhere for word, empty in words.items()}
