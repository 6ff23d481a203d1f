"""The rows that paper prints one by one, as a viewer may see them, and what each was made from."""

from datetime import date

import polars as pl
from editions import Edition
from row_lists import KINDS, Row

from warehouse.connection import columns, national, query

MODEL = "select any_value(compiled_sql) as compiled_sql from lineage_nodes where model = $model"

PLACES = """select agency_code, period, dimension, member from fct_metrics
    where metric = $metric and date_trunc('month', period) = $month::date"""


def every_cell(edition: Edition, metric: str, month: date) -> pl.DataFrame:
    """Read where an indicator's cells of a month stand, whoever asks: letters tell them apart, no number is read."""
    return query(national(edition), PLACES, (("metric", metric), ("month", month)))


def every_row(edition: Edition, kind: str, period: date) -> pl.DataFrame:
    """Read where a kind's rows of a period stand, whoever asks: letters tell them apart, no number is read."""
    there = printed(national(edition), kind, period)
    return there.select("period", *KINDS[kind].keys) if there.height else there


def printed(edition: Edition, kind: str, period: date) -> pl.DataFrame:
    """Read a kind's rows of a period; none where the edition has not its table, or not yet its columns."""
    told = KINDS[kind]
    if told.table not in columns(edition) or not set(told.needs) <= set(columns(edition)[told.table]):
        return pl.DataFrame()
    return query(edition, told.rows, (("period", period),))


def beneath(edition: Edition, row: Row) -> pl.DataFrame:
    """Read the rows that a printed row was made from: `numerator` adds up to it where it is a sum."""
    told = KINDS[row.kind]
    given = {"period": row.period, **dict(zip(told.keys, row.key, strict=True))}
    return query(edition, told.behind, tuple((name, one) for name, one in given.items() if f"${name}" in told.behind))


def statement_of(edition: Edition, model: str) -> str | None:
    """Return the SQL that made a table, as it ran."""
    found: str | None = query(edition, MODEL, (("model", model),))["compiled_sql"][0]
    return found
