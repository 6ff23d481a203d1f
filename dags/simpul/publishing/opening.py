"""Opening a number: for each metric a table macro that gives the rows whose sums are the cell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb
import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from simpul.errors import ModelFailed
from simpul.publishing.evidence_macros import ARGUMENTS, general, of_metric

MACRO = """
create macro rows_of_{metric}({arguments}) as table
select fact.*, ({numerator})::double as numerator, ({denominator})::double as denominator, named.file, named.sheet
from {fact} as fact
left join (select delivery_id as named_id, file, sheet from ledger_deliveries) as named
    on named.named_id = fact._delivery_id
where (agency = 'all' or fact.agency_code = agency) and fact.period = period_date::date and ({where}) and {kept}
order by fact._delivery_id, fact._row
"""
Cuts = dict[str, str]
"""Dimension → SQL of the column that names its member."""


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
        cuts = cuts_by_fact(metric["rows_from"], metric["dimensions"])
        text = MACRO.format(
            metric=_name(metric["metric"]),
            arguments=ARGUMENTS,
            fact=_facts(metric["rows_from"], cuts),
            numerator=expression(metric["rows_numerator"]),
            denominator=expression(metric["rows_denominator"]),
            where=expression(metric.get("rows_where") or "true"),
            kept=kept_rows({name: column for each in cuts.values() for name, column in each.items()}),
        )
        beside = of_metric(_name(metric["metric"]), set(columns.get(metric["rows_from"], [])))
        connection.execute(";".join([text, *beside]))
    except (SqlglotError, duckdb.Error, json.JSONDecodeError) as error:
        what = f"the rows behind this metric cannot be found: {error}"
        raise ModelFailed(what, where=where, todo="correct meta.rows of the metric in models/metrics") from error


def cuts_by_fact(rows_from: str, dimensions: str | None) -> dict[str, Cuts]:
    """Return the dimensions whose cells each fact's rows add up to; those of ``rows_from`` come first.

    A dimension's column may name a fact of its own, as in ``fct_unit_headcounts.unit_code``: its groups are counted
    apart, so that a group of two dimensions at once, which would be smaller, is nowhere.
    """
    found: dict[str, Cuts] = {rows_from: {}}
    for name, column in json.loads(dimensions or "{}").items():
        fact, dot, rest = column.partition(".")
        found.setdefault(fact if dot else rows_from, {})[name] = rest if dot else column
    return found


def _facts(rows_from: str, cuts: dict[str, Cuts]) -> str:
    """Return what a cell is opened to: the fact, or the one of the dimension that is asked for."""
    if len(cuts) == 1:
        return _name(rows_from)
    return f"({' union all by name '.join(_of_dimension(rows_from, cuts))})"


def _of_dimension(rows_from: str, cuts: dict[str, Cuts]) -> Iterator[str]:
    apart = sorted({name for fact, each in cuts.items() if fact != rows_from for name in each})
    yield f"select * from {_name(rows_from)} where not list_contains({apart}, dimension)"
    for fact, each in cuts.items():
        if fact != rows_from:
            yield f"select * from {_name(fact)} where list_contains({sorted(each)}, dimension)"


def kept_rows(dimensions: Cuts) -> str:
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
