"""Which tables stand behind each metric, and as what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb

from simpul.lineage.columns import Origins

Rows = list[dict[str, Any]]
CELL = ("numerator", "denominator", "value")
"""What of a cell is computed."""
CROSSWALK = ("int_organisations__", "int_work_units__", "int_decisions__", "dim_")
FACTS = """
select metric, rows_from, column_name from workshop.metrics.dim_metrics left join (
    select table_name, column_name from duckdb_columns()
    where database_name = 'workshop' and schema_name = 'marts' and column_name in ('_delivery_id', '_delivery_ids')
) on table_name = rows_from order by all"""
CUTS = """
select metric, rows_from, key as dimension, column_name
from (select *, unnest(json_keys(dimensions)) as key from workshop.metrics.dim_metrics)
inner join duckdb_columns() on database_name = 'workshop' and schema_name = 'marts'
    and table_name = rows_from and column_name = dimensions ->> key
order by all"""


def sources_of(connection: duckdb.DuckDBPyConnection, origins: Origins, columns: Rows) -> Iterator[dict[str, Any]]:
    """Give each metric's tables: whose rows it counts, whose fields it computes with, and which merely sort its rows.

    ``cuts`` are the dimensions, with spaces between, whose members a table tells.

    Who is who among agencies is told by fields of all of them, and makes none of them a part of the number.
    """
    told = {(one["metric"], one["agency"], one["table_name"]) for one in columns}
    quantities = origins.without(*CROSSWALK)
    read = {
        (metric, *landed.partition("__")[::2])
        for metric in {metric for metric, *_ in told}
        for column in CELL
        for _, landed, _ in quantities.of("metrics", f"metric_{metric}", column)
    }
    rows = {
        (metric, *landed.partition("__")[::2])
        for metric, fact, column in connection.execute(FACTS).fetchall()
        if column is not None
        for _, landed, word in origins.of("marts", fact, column)
        if word == "_delivery_id"
    }
    cuts: dict[tuple[str, str, str], list[str]] = {}
    for metric, fact, dimension, column in connection.execute(CUTS).fetchall():
        for landed in sorted({landed for _, landed, _ in quantities.of("marts", fact, column)}):
            cuts.setdefault((metric, *landed.partition("__")[::2]), []).append(dimension)
    for metric, agency, table in sorted(told | rows | cuts.keys()):
        kinds = {"is_counted": (metric, agency, table) in rows, "is_read": (metric, agency, table) in read}
        sorted_by = " ".join(cuts.get((metric, agency, table), []))
        yield {"metric": metric, "agency": agency, "table_name": table, **kinds, "cuts": sorted_by}
