"""What an edition withholds, decided before what could hold it is copied: no edition does, not even for a moment."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import duckdb

from simpul.agreement import Sharing
from simpul.disclosure import Joint, Pattern, censuses, patterns
from simpul.disclosure.policy import load_policy
from simpul.lineage.columns import columns_of
from simpul.lineage.metrics import lineage, origins_of
from simpul.lineage.sources import Rows
from simpul.publishing.sharing_stops import Stop, stops
from simpul.settings import Settings

METRICS = "fct_metrics"
REASON = "case when list_contains($stopped, metric) then 'agreement' else withheld_reason end"
REASONS = """
select unnest(from_json($reasons, '[{"withheld_key": "varchar", "withheld_reason": "varchar"}]'), recursive := true)"""


@dataclass(frozen=True)
class Withholding:
    """The small groups that are withheld, what no agreement lets out, and what was read on the way."""

    patterns: dict[str, Pattern]
    stops: tuple[Stop, ...]
    agreements: Rows
    lineage: dict[str, Rows]
    counted: tuple[Joint, ...] = ()

    def named(self, kind: str) -> list[str]:
        """Return the names of what is stopped of one kind: metric or delivery (agency.table)."""
        return sorted({stop.name for stop in self.stops if stop.kind == kind})

    def columns(self, table: str) -> set[str]:
        """Return the columns of a mart that stay empty."""
        return {str(stop.column_name) for stop in self.stops if stop.kind == "column" and stop.name == table}


def stopped(settings: Settings, connection: duckdb.DuckDBPyConnection, today: date) -> Withholding:
    """Decide what no agreement lets into an edition of this day; the workshop must be attached.

    Raises:
        ContractInvalid: an agreement is malformed.
        ModelFailed: lineage cannot be told, and so not what an agreement covers.
    """
    sharing, origins = Sharing(settings.promises, today), origins_of(settings, columns_of(connection))
    traced = lineage(settings, connection, origins)
    found = stops(connection, origins, traced["lineage_models"], sharing)
    origins.keep()
    return Withholding({}, tuple(found), list(sharing.rows()), traced)


def masked(settings: Settings, connection: duckdb.DuckDBPyConnection, decided: Withholding) -> Withholding:
    """Decide which small groups are withheld besides; the workshop must be attached.

    Raises:
        EditionRefused: a small group can be told whatever is withheld.
        ContractInvalid: the policy of disclosure is malformed.
    """
    counted = tuple(censuses(settings, connection, decided.named("metric")))
    found = {pattern.table: pattern for pattern in patterns(settings, connection, counted)}
    return replace(decided, patterns=found, counted=counted)


def may_be_masked(settings: Settings) -> set[str]:
    """Return the tables of which small groups may be withheld: none of them is copied before ``masked`` has decided."""
    policy = load_policy(settings.promises)
    return {METRICS, *policy.tables, *policy.retold}


def copied(
    connection: duckdb.DuckDBPyConnection, schema: str, table: str, withheld: Withholding
) -> tuple[str, dict[str, Any]]:
    """Return the query that gives a table of the workshop without what is withheld, and its parameters."""
    source = f'workshop."{schema}"."{table}"'
    described = {str(name): str(kind) for name, kind, *_ in connection.execute(f"describe {source}").fetchall()}
    pattern = withheld.patterns.get(table)
    asked: dict[str, Any] = {}
    where, reason = "true", "withheld_reason"
    if told := next((name for name in ("_delivery_id", "delivery_id") if name in described), None):
        asked["closed"] = withheld.named("delivery")
        closed = (
            "select delivery_id from workshop.raw.deliveries where list_contains($closed, agency || '.' || table_name)"
        )
        where = f'"{told}" is null or "{told}" not in ({closed})'
    emptied = {name: f'null::{described[name]} as "{name}"' for name in withheld.columns(table) if name in described}
    if pattern is None:
        return f"select * {_replaced(emptied)} from {source} where {where}", asked
    if table == METRICS:
        asked["stopped"], reason = withheld.named("metric"), REASON
    asked["reasons"] = json.dumps([{"withheld_key": k, "withheld_reason": r} for k, r in pattern.reasons.items()])
    for name in pattern.emptied:
        emptied.setdefault(name, f'case when {reason} is null then "{name}" end as "{name}"')
    plain = f"select * exclude (withheld_key, withheld_reason) {_replaced(emptied)}, {reason} as withheld"
    joined = f"(from {source} where {where}) left join ({REASONS}) on withheld_key = {pattern.key}"
    return f"{plain} from {joined}", asked


def _replaced(columns: dict[str, str]) -> str:
    return f"replace ({', '.join(columns[name] for name in sorted(columns))})" if columns else ""
