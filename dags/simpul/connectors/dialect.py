"""What differs between databases, and the SQL that does not: every name in it is quoted."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

QUARTERS = {"04": "01", "07": "04", "10": "07", "13": "10"}
HALVES = {"07": "01", "13": "07"}
"""Months before which the other month is the first of the quarter, of the half-year."""


def identifier(name: str) -> str:
    """Return one name, points and all, as an identifier."""
    return '"' + name.replace('"', '""') + '"'


def quoted(name: str) -> str:
    """Return a name, or a schema and a name with a point between, as an identifier."""
    return ".".join(identifier(part) for part in name.split("."))


def literal(text: str) -> str:
    """Return a text as SQL."""
    return "'" + text.replace("'", "''") + "'"


class Dialect(ABC):
    """One database and how it is spoken to."""

    blank_rows: ClassVar[int] = 0
    """How many rows before the first are none."""
    statement: ClassVar[dict[str, str]] = {}
    """The driver's options for a statement that pulls rows."""

    @abstractmethod
    def connect(self) -> Any:
        """Open a connection (DB-API) whose transaction sees one state and writes nothing."""

    @abstractmethod
    def columns(self, table: str) -> str:
        """Return the query for the names and types of a table's columns."""

    @abstractmethod
    def value(self, column: str, kind: str) -> str:
        """Return a column as it is pulled."""

    @abstractmethod
    def order(self, column: str, kind: str) -> str:
        """Return what sorts by a column."""

    @abstractmethod
    def is_digits(self, text: str, count: int) -> str:
        """Return the condition that a text begins with so many digits."""

    @abstractmethod
    def between(self, column: str, kind: str, first: str, after: str) -> str:
        """Return a quick condition that all rows of the days from ``first`` to before ``after`` meet."""

    @abstractmethod
    def sane(self, column: str, kind: str, latest: str) -> str:
        """Return a cursor's value where it is a number or a time before ``latest``; one mistyped hides no other."""

    @abstractmethod
    def is_hopeless(self, error: Exception) -> bool:
        """Say whether trying again heals nothing."""

    def month(self, column: str, kind: str) -> str:
        """Return the month that a text (2026-01…) or a number (202601) tells, as YYYY-MM; null where it tells none."""
        digits = f"replace({column}, '-', '')"
        is_month = f"{self.is_digits(digits, 6)} and substr({digits}, 5, 2) between '01' and '12'"
        return f"case when {is_month} then substr({digits}, 1, 4) || '-' || substr({digits}, 5, 2) end"

    def period(self, column: str, kind: str, by: str) -> str:
        """Return the period of a value: YYYY, or the first month of it as YYYY-MM; null where it has none."""
        if by == "year":
            text = f"cast({column} as text)"
            return f"case when {self.is_digits(text, 4)} then substr({text}, 1, 4) end"
        month = self.month(column, kind)
        if by == "month":
            return month
        firsts = {"quarter": QUARTERS, "half-year": HALVES}[by]
        cases = " ".join(f"when substr(m, 6) < '{end}' then '{first}'" for end, first in firsts.items())
        return f"(select substr(m, 1, 5) || case {cases} end from (select {month} as m) as months)"

    def rows(self, values: dict[str, str], order: list[str], relation: str, where: str) -> str:
        """Return the query for the rows: quoted name → what is pulled under it; further columns may stand behind."""
        pulled = ", ".join(f"{value} as {name}" for name, value in values.items())
        return f"select {pulled} from {relation} as t where {where} order by {', '.join(order)}"
