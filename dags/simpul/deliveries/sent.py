"""Deliveries in words, for tables that people read: whose, of which data set and period, and when they came."""

from __future__ import annotations

from typing import Any

import duckdb

from simpul.publishing.manifest import Manifest

DELIVERIES = """
select delivery_id, coalesce(agency_name, agency) as agency, table_name, coalesce(period, 'no. ' || sequence) as period
from ledger_deliveries left join (
    select agency, any_value(agency_name) as agency_name from dictionary_contracts group by agency
) using (agency)"""


def in_words(
    connection: duckdb.DuckDBPyConnection, signed: Manifest, found: list[dict[str, Any]], column: str
) -> list[dict[str, Any]]:
    """Return rows with words in place of a delivery's id: agency, data set, period and the day on which it came."""
    came = {one.delivery_id: one.received_at for one in signed.deliveries}
    told = {
        one: words(agency, table, period, came.get(one))
        for one, agency, table, period in connection.execute(DELIVERIES).fetchall()
    }
    return [{**row, column: told.get(row[column], row[column])} for row in found]


def words(agency: str, table: str, period: str | None, received_at: str | None) -> str:
    """Say which delivery one is."""
    about = " ".join(part for part in (table, period) if part)
    return ", ".join([agency, about, *([f"received {received_at[:10]}"] if received_at else [])])
