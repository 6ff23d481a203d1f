"""What a question names must be known: an unknown name is refused beside the names that may have been meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import duckdb

from simpul.errors import UnknownName

NEAR = 3
METRICS = "select metric from dim_metrics"
PAST = "select distinct metric from history_cells"
"""The ledger also knows metrics that were given up."""
AGENCIES = """
select 'all' union select agency_code from fct_metrics
union select agency_code from dim_agencies where agency_code is not null"""
"""Units that were never given a code are agencies too, and cannot be asked for by it."""


def refuse_unknown(connection: duckdb.DuckDBPyConnection, metric: str | None, agency: str | None = None) -> None:
    """Hold a question's metric and agency against an open edition; what is left out is not asked.

    Raises:
        UnknownName: the edition knows no such metric or agency.
    """
    if metric is not None:
        is_kept = connection.execute("select 1 from duckdb_tables() where table_name = 'history_cells'").fetchall()
        known = _names(connection, f"{METRICS} union {PAST}" if is_kept else METRICS)
        refuse("metric", metric, known, "list them with `simpul trust`")
    if agency is not None:
        refuse("agency", agency, _names(connection, AGENCIES), "an agency's code is its budget section, such as 025")


def refuse_empty_period(
    connection: duckdb.DuckDBPyConnection, period: str | None, metric: str | None = None, cells: str = "fct_metrics"
) -> None:
    """Hold a question's period, the beginning of an ISO date, against the cells of an open edition, if it has one.

    Raises:
        UnknownName: no cell (of the metric) is of that period; says from when to when there are some.
    """
    if period is None:
        return
    told = f"""
        select min(period)::varchar, max(period)::varchar, bool_or(starts_with(period::varchar, $period))
        from {cells} where $metric is null or metric = $metric"""
    first, last, is_there = connection.execute(told, {"period": period, "metric": metric}).fetchall()[0]
    if not is_there:
        whose = f" for {metric}" if metric else ""
        there = f"those from {first} to {last}" if first else "none"
        raise UnknownName(f"there is no period {period!r}{whose}", todo=f"the edition tells of {there}")


def refuse(kind: str, name: str, known: Iterable[str], todo: str) -> None:
    """Refuse a name that is not known, and say which are near.

    Raises:
        UnknownName: it is not.
    """
    names = sorted(known)
    if name in names:
        return
    alike = [one for one in names if name and name.lower() in one.lower()]
    near = list(dict.fromkeys([*get_close_matches(name.lower(), names, NEAR), *alike]))[:NEAR]
    meant = f"did you mean {' or '.join(near)}? " if near else ""
    raise UnknownName(f"there is no {kind} {name!r}", todo=f"{meant}{todo}")


def _names(connection: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    return [name for (name,) in connection.execute(query).fetchall()]
