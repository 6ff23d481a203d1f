"""One pass from delivered cells to typed rows, each with a bit for every rule that it breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from simpul.deliveries.drift import Reading
from simpul.promises.promise import quoted
from simpul.readers.source import Source
from simpul.rows.cell import masked
from simpul.rows.cleaning import Column
from simpul.rows.rules import Rule

BITS = 60
"""Rules to a bit word: their sum stays within a signed 64-bit integer."""

FORMAT = "format parquet, compression lz4_raw, parquet_version v2, dictionary_size_limit 5000"
"""Of what DuckDB can write, the cheapest to write and then to read three times."""


@dataclass(frozen=True)
class Plan:
    """What is sieved: a source, its columns under shared names, the rules, the SQL of a row's period, and where to."""

    source: Source
    reading: Reading
    rules: Sequence[Rule]
    grain: tuple[str, ...]
    period: str
    out: Path

    @property
    def has_blanks(self) -> bool:
        """Say whether blank rows may stand between the rows, as in sheets and texts; they count as not delivered."""
        return self.source.first_row > 1

    @property
    def flagged(self) -> list[Rule]:
        """Return the rules that have a bit, in the order of bits."""
        return [rule for rule in self.rules if rule.fails]

    @property
    def flags(self) -> list[str]:
        """Return the names of the bit words."""
        return [f"_broken_{number}" for number in range(-(-len(self.flagged) // BITS))]

    @property
    def is_broken(self) -> str:
        """Return the condition that a row breaks a rule that has a bit."""
        return f"({' or '.join(f'{name} > 0' for name in self.flags) or 'false'})"

    @property
    def rows(self) -> str:
        """Return the delivered rows after the sieve, as a relation with ``file_row_number``."""
        file = f"read_parquet('{quoted(self.out)}', file_row_number = true)"
        return f"(select * from {file} where not _blank)" if self.has_blanks else file

    def breaks(self, rule: Rule) -> str:
        """Return the condition that a sieved row breaks a rule."""
        word, bit = divmod(self.flagged.index(rule), BITS)
        return f"_broken_{word} & {1 << bit} > 0"


def sieve(connection: duckdb.DuckDBPyConnection, plan: Plan) -> None:
    """Write every row, typed and flagged, in delivery order to ``plan.out``."""
    columns, cells = plan.reading.columns, [f"c{position}" for position in range(len(plan.source.headers))]
    blank = [f"coalesce({', '.join(f'{cell}::varchar' for cell in cells)}) is null as _blank"] * plan.has_blanks
    typed = [f'{column.value} as "{column.name}"' for column in columns]
    looks = ", ".join(["*", *(column.look for column in columns if column.look)])
    inner = ", ".join(["*", *typed, f"{plan.period} as period", *blank])
    flags = ", ".join(["*", *(f"{_bits(plan, number)} as {name}" for number, name in enumerate(plan.flags))])
    kept = ['"' + column.name + '"' for column in columns] + ["period", *plan.flags, *["_blank"] * plan.has_blanks]
    raw = f"case when {plan.is_broken} then {_raw(columns)} end as _raw"
    looked = f"select {looks} from {plan.source.relation}"
    query = f"select {', '.join(kept)}, {raw} from (select {flags} from (select {inner} from ({looked})))"
    connection.execute("set disabled_optimizers = 'common_subexpressions'")  # it lifts careful branches out of case
    connection.execute(f"copy ({query}) to '{quoted(plan.out)}' ({FORMAT})")
    connection.execute("reset disabled_optimizers")


def _bits(plan: Plan, number: int) -> str:
    mine = plan.flagged[number * BITS : (number + 1) * BITS]
    total = " + ".join(f"case when {rule.fails} then {1 << bit} else 0 end" for bit, rule in enumerate(mine))
    return f"(case when _blank then 0 else {total} end)::ubigint" if plan.has_blanks else f"({total})::ubigint"


def _raw(columns: Sequence[Column]) -> str:
    """Return the delivered cells as JSON text; an empty one is null, a private one masked."""
    cells = [(column, column.cell) for column in columns if column.cell]
    told = [masked(cell.text) if column.is_private else cell.text for column, cell in cells]
    pairs = [
        f"'{quoted(column.name)}', case when {cell.is_empty} then null else {text} end"
        for (column, cell), text in zip(cells, told, strict=True)
    ]
    return f"json_object({', '.join(pairs)})::varchar"
