"""A promised table as it is at its source: which of its columns are pulled, and the queries for periods and rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from simpul.connectors.dialect import Dialect, identifier, literal, quoted
from simpul.landing import MONTHS, SqlLanding
from simpul.readers.headers import aliases, normal
from simpul.table import Table


@dataclass(frozen=True)
class Relation:
    """One table at a source; ``present`` are its columns' names and types there."""

    dialect: Dialect
    landing: SqlLanding
    table: Table
    present: dict[str, str]

    @cached_property
    def pulled(self) -> list[str]:
        """Return the columns that the contract names, those of the grain first; no others leave the source."""
        wanted = self.landing.columns or promised(self.table)
        known = {normal(name): name for name in self.present}
        found = [known[normal(name)] for name in wanted if normal(name) in known]
        if self.table.unpivot:
            found += [name for name in self.present if re.fullmatch(self.table.unpivot.columns, name.strip())]
        return list(dict.fromkeys(found))

    @property
    def missing(self) -> list[str]:
        """Return the columns that the landing names and the source has not."""
        return [name for name in (self.landing.cursor, self.landing.period_column) if name and not self._spelt(name)]

    def changed(self, floor: str | None) -> str:
        """Return the query for the periods with rows at or past a cursor's value."""
        where = "true" if floor is None else f"{self._cursor} >= {literal(floor)} or {self._cursor} is null"
        return f"select distinct {self._period} from {self._from} where {where}"

    def standing(self, periods: set[str | None] | None, latest: str) -> str:
        """Return the query for period, number of rows and greatest cursor before a day, of some periods or of all."""
        some = (
            "true"
            if periods is None
            else " or ".join(f"({self.within(one)})" for one in sorted(periods, key=str)) or "false"
        )
        cursor = (
            self.dialect.sane(*self._typed(self._spelt(self.landing.cursor)), latest) if self.landing.cursor else ""
        )
        newest = f"cast(max({cursor}) as text)" if cursor else "null"
        if not self.landing.by:
            return f"select null, count(*), {newest} from {self._from}"
        return f"select {self._period} as period, count(*), {newest} from {self._from} where {some} group by 1"

    def rows(self, period: str | None) -> str:
        """Return the query for the rows of a period in an order that stays."""
        values = {identifier(name): self.dialect.value(*self._typed(name)) for name in self.pulled}
        keys = [self._spelt(self.landing.cursor or ""), *self.pulled]
        order = [self.dialect.order(*self._typed(name)) for name in keys if name]
        where = self.within(period) if self.landing.by else "true"
        return self.dialect.rows(values, list(dict.fromkeys(order)), quoted(self.landing.table), where)

    def within(self, period: str | None) -> str:
        """Return the condition that a row is of a period; None: of none."""
        if period is None:
            return f"{self._period} is null"
        first, after = bounds(period, self.landing.by or "year")
        column, kind = self._typed(self._spelt(self.landing.period_column or ""))
        return f"{self.dialect.between(column, kind, first, after)} and {self._period} = {literal(period)}"

    @property
    def _from(self) -> str:
        return f"{quoted(self.landing.table)} as t"

    @property
    def _cursor(self) -> str:
        return self._typed(self._spelt(self.landing.cursor or ""))[0]

    @property
    def _period(self) -> str:
        column, kind = self._typed(self._spelt(self.landing.period_column or ""))
        return self.dialect.period(column, kind, self.landing.by or "year")

    def _typed(self, name: str) -> tuple[str, str]:
        return f"t.{identifier(name)}", self.present.get(name, "")

    def _spelt(self, name: str) -> str:
        """Return a column's name as the source writes it, or nothing."""
        return next((one for one in self.present if normal(one) == normal(name)), "")


def promised(table: Table) -> list[str]:
    """Return every name that a promised column has or had: those of the grain first, then as the contract has them."""
    readings = [table.fields, *(variant.fields for variant in table.variants)]
    fields = [(names, word.rstrip("?")) for reading in readings for names, word in reading.items()]
    fields.sort(key=lambda field: field[1] not in table.grain)
    told = [name for names, _ in fields for name in aliases(names)]
    return [*told, *(name for name in (table.period.year, table.period.month) if name)]


def bounds(period: str, by: str) -> tuple[str, str]:
    """Return a period's first day and the day after its last, as ISO dates."""
    year, month = int(period[:4]), int(period[5:7] or 1)
    after = year * 12 + month - 1 + MONTHS[by]
    return f"{year:04}-{month:02}-01", f"{after // 12:04}-{after % 12 + 1:02}-01"
