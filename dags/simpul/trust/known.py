"""What is known of each metric before its trust is scored: what its tables lost, its audits, who is linked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from simpul.numbers.kpi import rows
from simpul.trust import measures, reach
from simpul.trust.policy import TrustPolicy

Row = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """What is known of one metric: its tables, its theme's audits, how much is linked, and who has how many numbers."""

    tables: list[Row]
    audits: Row
    unmatched: float
    linked: list[Row]
    present: list[Row]


def known(connection: duckdb.DuckDBPyConnection, policy: TrustPolicy) -> dict[str, Known]:
    """Return what is known of each metric; what it was measured with stays until ``forget``."""
    connection.execute(measures.TABLES)
    reach.measure(connection)
    tables = measures.by_metric(connection, measures.NEEDED)
    present = measures.by_metric(connection, measures.PRESENT, {"regular": policy.regular})
    unmatched = {one["metric"]: one["unmatched"] or 0.0 for one in rows(connection, measures.UNMATCHED)}
    linked = measures.linked(connection)
    people = {one["metric"] for one in rows(connection, measures.PEOPLE)} if linked else set()
    found = {}
    for audits in rows(connection, measures.AUDITED):
        metric = audits["metric"]
        rosters = [{**one, **linked[one["table_name"]]} for one in tables[metric] if one["table_name"] in linked]
        found[metric] = Known(
            tables[metric], audits, unmatched.get(metric, 0.0), rosters if metric in people else [], present[metric]
        )
    return found


def forget(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop what ``known`` measured with."""
    connection.execute("drop table trust_tables")
    reach.forget(connection)
