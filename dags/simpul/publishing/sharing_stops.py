"""What no agreement allows: the metrics, the deliveries and the columns that stay out of an edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import duckdb

from simpul.agreement import Sharing
from simpul.lineage.columns import Origins
from simpul.lineage.sources import CELL

Source = tuple[str, str, str | None]
"""Agency, table and shared word; no word where only rows were counted."""
MARTS = """
select table_name, column_name from duckdb_columns()
where database_name = 'workshop' and schema_name = 'marts' and not starts_with(column_name, '_')
order by table_name, column_index"""


COUNTED = """
select metric, table_name from workshop.metrics.dim_metrics left join (
    select table_name from duckdb_columns()
    where database_name = 'workshop' and schema_name = 'marts' and column_name = '_delivery_id'
) on table_name = rows_from order by metric"""


@dataclass(frozen=True)
class Stop:
    """Something that stays out, and one of the tables because of which it does; ``ended`` is an ISO date."""

    kind: Literal["metric", "delivery", "column"]
    name: str
    column_name: str | None
    agency: str
    table_name: str
    ended: str | None


def stops(
    connection: duckdb.DuckDBPyConnection, origins: Origins, models: list[dict[str, Any]], sharing: Sharing
) -> list[Stop]:
    """Return all that stays out; the workshop must be attached, ``models`` are the rows of lineage_models."""
    found = [*_deliveries(sharing), *_columns(connection, origins, sharing)]
    for metric, fact in connection.execute(COUNTED).fetchall():
        needed = _of_metric(origins, sharing, metric, fact) or _of_models(models, metric)
        missing = {(agency, table) for agency, table, word in needed if not sharing.allows(agency, table, word)}
        found += [_stop("metric", metric, None, source, sharing) for source in sorted(missing)]
    return found


def _deliveries(sharing: Sharing) -> Iterator[Stop]:
    """Give the tables of which no delivery may be shared: their rows are left out of every mart that names them."""
    for agency, contract in sharing.contracts.items():
        for table in contract.tables:
            if not sharing.allows(agency, table):
                yield _stop("delivery", f"{agency}.{table}", None, (agency, table), sharing)


def _columns(connection: duckdb.DuckDBPyConnection, origins: Origins, sharing: Sharing) -> Iterator[Stop]:
    """Give the columns of marts that hold a field which a living agreement leaves out, or nothing that may be shared.

    A column that is drawn from several agencies, as a name that all of them know, stays while one of them shares it.
    """
    for table, column in connection.execute(MARTS).fetchall():
        sources = _sources(origins.of("marts", table, column), sharing)
        refused = {one for one in sources if not sharing.allows(*one)}
        left_out = {one for one in refused if sharing.allows(one[0], one[1])}
        if left_out or (refused and refused == sources):
            agency, name, _ = min(left_out or refused, key=str)
            yield _stop("column", table, column, (agency, name), sharing)


def _of_metric(origins: Origins, sharing: Sharing, metric: str, fact: str | None) -> set[Source]:
    """Return the fields that a metric's numbers are computed from, and the tables whose rows it counts."""
    fields = {one for column in CELL for one in origins.of("metrics", f"metric_{metric}", column)}
    rows = _sources(origins.of("marts", fact, "_delivery_id"), sharing) if fact else set()
    return _sources(frozenset(fields), sharing) | {(agency, table, None) for agency, table, _ in rows}


def _of_models(models: list[dict[str, Any]], metric: str) -> set[Source]:
    """Return every landed table above a metric whose columns tell nothing."""
    parents: dict[str, set[str]] = {}
    for one in models:
        parents.setdefault(one["model"], set()).update([one["parent"]] if one["parent"] else [])
    seen, waiting = set(), [f"metric_{metric}"]
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            waiting += parents.get(model, ())
    landed = (name.partition(".")[2].partition("__") for name in seen if name.startswith(("raw.", "vault.")))
    return {(agency, table, None) for agency, _, table in landed if table}


def _sources(columns: frozenset[tuple[str, str, str]], sharing: Sharing) -> set[Source]:
    """Return landed columns as the agencies' fields; what is ours, as a decision, is nobody's to share."""
    found: set[Source] = set()
    for _, landed, column in columns:
        agency, _, table = landed.partition("__")
        word = column.removesuffix("_token")
        if agency in sharing.contracts:
            found.add((agency, table, word if word in sharing.words else None))
    return found


def _stop(kind: Any, name: str, column: str | None, source: tuple[str, str], sharing: Sharing) -> Stop:
    ended = sharing.ended(*source)
    return Stop(kind, name, column, *source, ended.isoformat() if ended else None)
