"""Marts that tell a metric's cells again, as a forecast begins with who has come: silent wherever the cell is."""

from __future__ import annotations

import duckdb

from simpul.disclosure.census import METRIC_KEY
from simpul.disclosure.policy import Policy, Retold
from simpul.disclosure.shown import COMPLEMENTARY, FOR_PEOPLE
from simpul.errors import EditionRefused

KEY = "list_value(agency_code, period::varchar, ({where})::varchar)::varchar"
"""What a row of such a mart is withheld by: whom and which month it tells of, and whether it tells again at all."""
SILENT = """
exists (
    select 1 from silent
    where silent.agency_code = mart.agency_code
        and silent.period between mart.period - interval {before} month and mart.period)"""
CELLS = f"""
select {METRIC_KEY} from workshop.metrics.fct_metrics as mart
where metric in (
    select metric from workshop.metrics.dim_metrics
    where rows_from = $table or contains(dimensions, $table || '.')) and {{silent}}"""


def row_key(retold: Retold) -> str:
    """Return the SQL of a row's key."""
    return KEY.format(where=retold.where)


def silenced(
    connection: duckdb.DuckDBPyConnection, table: str, retold: Retold, hidden: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return why rows of a mart and cells of the metrics over it are withheld, by key; the workshop must be attached.

    ``hidden`` are the cells of fct_metrics that are withheld already.
    """
    _silent(connection, "workshop.metrics.fct_metrics", f"list_contains($keys, {METRIC_KEY})", retold, list(hidden))
    silent = SILENT.format(before=retold.months - 1)
    rows = f'select {row_key(retold)} from workshop.marts."{table}" as mart where ({retold.where}) and {silent}'
    cells = connection.execute(CELLS.format(silent=silent), {"table": table}).fetchall()
    found = [
        dict.fromkeys([key for (key,) in each], COMPLEMENTARY) for each in (connection.execute(rows).fetchall(), cells)
    ]
    return found[0], found[1]


def refuse_told(connection: duckdb.DuckDBPyConnection, policy: Policy) -> None:
    """Refuse a finished edition, attached as ``edition``, in which such a mart tells what a cell withholds.

    Raises:
        EditionRefused: it does; names the mart and how many rows.
    """
    tables = "select table_name from duckdb_tables() where database_name = 'edition'"
    there = {name for (name,) in connection.execute(tables).fetchall()}
    for table in (one for one in policy.retold if one in there):
        retold = policy.retold[table]
        _silent(connection, "edition.main.fct_metrics", "list_contains($keys, withheld)", retold, list(FOR_PEOPLE))
        told = " or ".join(f'"{name}" is not null' for name in retold.emptied)
        silent = SILENT.format(before=retold.months - 1)
        standing = f'from edition.main."{table}" as mart where ({retold.where}) and ({told}) and {silent}'
        if count := connection.execute(f"select count(*) {standing}").fetchall()[0][0]:
            what = f"{count} rows of {table} tell what {retold.metric} withholds"
            raise EditionRefused(what, where="edition", todo="tell the maintainers; nothing was published")


def _silent(connection: duckdb.DuckDBPyConnection, metrics: str, which: str, retold: Retold, keys: list[str]) -> None:
    query = f"select agency_code, period from {metrics} where metric = $metric and dimension = 'all' and {which}"
    connection.execute(f"create or replace temp table silent as {query}", {"metric": retold.metric, "keys": keys})
