"""What is said about an edition's numbers, once they and their ledgers are in it: what is due, what can be trusted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import duckdb

from simpul.anomalies.flags import SHAPE as ANOMALIES
from simpul.anomalies.flags import flagged
from simpul.anomalies.policy import load_anomalies
from simpul.contract import load_contracts
from simpul.deliveries.expected import expected
from simpul.publishing.movements import SHAPE as MOVEMENTS
from simpul.publishing.movements import moved
from simpul.publishing.peers import place
from simpul.settings import Settings
from simpul.trust import known as trust_known
from simpul.trust import periods as trust_periods
from simpul.trust import scoring
from simpul.trust.floor import withhold
from simpul.trust.policy import load_trust

EXPECTED = {
    "agency": "varchar", "table_name": "varchar", "part": "varchar", "period": "varchar", "cadence": "varchar",
    "is_delivered": "boolean", "number": "varchar", "is_planned": "boolean",
}  # fmt: skip
TRUST = {
    "metric": "varchar", "agency_code": "varchar", "score": "double", "word": "varchar", "completeness": "double",
    "freshness": "double", "checks": "double", "linkage": "double", "reasons": "varchar", "reasons_id": "varchar",
    "reasons_en": "varchar",
}  # fmt: skip

PERIODS = {("period" if name == "agency_code" else name): kind for name, kind in TRUST.items()} | {"period": "date"}


def tell_due(connection: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """Write what is due; the workshop is attached."""
    due = expected(connection, load_contracts(settings.promises))
    fill(connection, "ledger_expected", EXPECTED, [asdict(one) for one in due])


def judge(connection: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """Write what is trusted, usual, flagged, moved and among peers, and withhold what is under the floor.

    What is due stands there already, and the workshop is attached.
    """
    policy = load_trust(settings.promises)
    told = trust_known.known(connection, policy)
    fill(connection, "trust", TRUST, scoring.scored(told, policy))
    fill(connection, "trust_periods", PERIODS, trust_periods.scored(connection, told, policy))
    trust_known.forget(connection)
    withhold(connection)
    fill(connection, "anomalies", ANOMALIES, flagged(connection, load_anomalies(settings.promises)))
    fill(connection, "movements", MOVEMENTS, moved(connection))
    place(connection)


def fill(
    connection: duckdb.DuckDBPyConnection, table: str, shape: Mapping[str, str], rows: Iterable[dict[str, Any]]
) -> None:
    """Make a table of a shape, column → type, in the order of its columns."""
    told = {"rows": json.dumps(list(rows), ensure_ascii=False, default=str)}
    unpacked = f"select unnest(from_json($rows, '[{json.dumps(shape)}]'), recursive := true)"
    connection.execute(f'create table "{table}" as from ({unpacked}) order by all', told)
