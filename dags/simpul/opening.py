"""Opening a number: for each metric a table macro that gives the rows whose sums are the cell."""

from __future__ import annotations

import json
from typing import Any

import duckdb
import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from simpul.errors import ModelFailed
from simpul.evidence_macros import ARGUMENTS, general, of_metric

MACRO = """
create macro rows_of_{metric}({arguments}) as table
select fact.*, ({numerator})::double as numerator, ({denominator})::double as denominator, named.file, named.sheet
from {fact} as fact
left join (select delivery_id as named_id, file, sheet from ledger_deliveries) as named
    on named.named_id = fact._delivery_id
where (agency = 'all' or fact.agency_code = agency) and fact.period = period_date::date and ({where}) and {kept}
order by fact._delivery_id, fact._row
"""


def create_macros(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Create ``rows_of_<metric>(agency, period_date, dimension, member)`` for every row of dim_metrics.

    Each gives the fact's columns, ``numerator``, ``denominator`` and ``file``, in the order of deliveries and rows.
    An agency or dimension ``all`` takes every row. Beside each stand the macros of ``evidence_macros``.

    Raises:
        ModelFailed: a metric's ``rows`` entry is no SQL, or names what its fact does not have.
    """
    described = connection.sql("from dim_metrics order by metric")
    metrics = [dict(zip(described.columns, row, strict=True)) for row in described.fetchall()]
    connection.begin()
    connection.execute(general())
    read = "select table_name, list(column_name) from duckdb_columns() where not internal group by all"
    columns: dict[str, list[str]] = dict(connection.execute(read).fetchall())
    for metric in metrics:
        _create(connection, metric, columns)
    connection.commit()
    return [f"rows_of_{metric['metric']}" for metric in metrics]


def _create(connection: duckdb.DuckDBPyConnection, metric: dict[str, Any], columns: dict[str, list[str]]) -> None:
    where = f"dim_metrics.{metric['metric']}"
    try:
        text = MACRO.format(
            metric=_name(metric["metric"]),
            arguments=ARGUMENTS,
            fact=_name(metric["rows_from"]),
            numerator=expression(metric["rows_numerator"]),
            denominator=expression(metric["rows_denominator"]),
            where=expression(metric.get("rows_where") or "true"),
            kept=kept_rows(json.loads(metric["dimensions"] or "{}")),
        )
        beside = of_metric(_name(metric["metric"]), set(columns.get(metric["rows_from"], [])))
        connection.execute(";".join([text, *beside]))
    except (SqlglotError, duckdb.Error, json.JSONDecodeError) as error:
        what = f"the rows behind this metric cannot be found: {error}"
        raise ModelFailed(what, where=where, todo="correct meta.rows of the metric in models/metrics") from error


def kept_rows(dimensions: dict[str, str]) -> str:
    """Return the condition that keeps a member's rows, whichever dimension is asked for."""
    cases = [
        f"when dimension = {exp.Literal.string(name).sql('duckdb')} then ({expression(column)})::varchar = member"
        for name, column in sorted(dimensions.items())
    ]
    return f"(case when dimension = 'all' then true {' '.join(cases)} else false end)"


def _name(text: str) -> str:
    return exp.to_identifier(text, quoted=not text.isidentifier()).sql("duckdb")


def expression(text: str) -> str:
    """Return one SQL expression as parsed, so that nothing else can ride along in it."""
    return sqlglot.parse_one(text, dialect="duckdb").sql("duckdb")
