"""Drift that headers do not show: doubled columns that differ, columns of another type."""

from __future__ import annotations

import duckdb

from simpul.deliveries.drift import Reading
from simpul.readers import Source
from simpul.rows import rules
from simpul.rows.quarantine import Counts
from simpul.rows.sieve import Plan


def delivered_rows(connection: duckdb.DuckDBPyConnection, plan: Plan) -> int:
    """Count the rows of a delivery that is not sieved."""
    cells = ", ".join(f"c{position}::varchar" for position in range(len(plan.source.headers)))
    is_row = f"coalesce({cells}) is not null" if plan.has_blanks and cells else "true"
    return int(connection.execute(f"select count(*) from {plan.source.relation} where {is_row}").fetchall()[0][0])


def settle_doubled(connection: duckdb.DuckDBPyConnection, source: Source, reading: Reading) -> None:
    """Compare columns of one name: the same twice is noted, different values need a decision."""
    for column, spots in reading.doubled:
        differs = " or ".join(f"c{spots[0]} is distinct from c{spot}" for spot in spots[1:])
        found = connection.execute(f"select count(*) from {source.relation} where {differs}").fetchall()[0][0]
        told = f"{reading.where}: column {column.header} came {len(spots)} times"
        answer, detail = ("needs_decision", f"{told}, different in {found:,} rows") if found else ("compatible", told)
        reading.note(answer, "doubled", column.name, old=column.header, new=column.header, detail=detail)


def note_changed_types(connection: duckdb.DuckDBPyConnection, plan: Plan, counts: Counts) -> None:
    """Tell a column of which not one value is what it was promised to be from one that holds a few wrong values."""
    for column in plan.reading.columns:
        wrong = [counts.by_rule.get(f"{column.name}:{kind}", 0) for kind in ("type", "pattern")]
        if sum(wrong) < 2:
            continue
        typed = connection.execute(f'select count("{column.name}") from {plan.rows}').fetchall()[0][0]
        if typed == wrong[1]:
            promised = rules.KINDS[column.word.type] if wrong[0] else f"a code like {column.word.pattern}"
            told = f"{plan.reading.where}.{column.header} {promised} → something else in all {sum(wrong):,} rows"
            names = {"old": column.header, "new": column.header}
            plan.reading.note("needs_decision", "type", column.name, **names, detail=told)
