"""The numbers of an edition, as the CLI prints them."""

from __future__ import annotations

import re
from typing import Any

import duckdb

from simpul.editions import open_edition
from simpul.errors import NotDelivered
from simpul.settings import Settings

CELL = "metric, agency_code, period, dimension, member, numerator, denominator, value"
PERIOD = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def cells(
    settings: Settings, metric: str | None = None, agency: str | None = None, period: str | None = None
) -> list[dict[str, Any]]:
    """Return the metrics' cells of the current edition, in the shape of ``kpi --json``.

    Each is {metric, agency_code, period (ISO date), dimension, member, numerator, denominator, value}. ``period`` may
    be a year, a month or a day: all cells within it; whatever is left out is not narrowed.

    Raises:
        NotDelivered: no such period can be meant, or nothing was published yet.
        EditionTampered: the edition is not what was signed.
    """
    query = f"""
        select {CELL.replace("period", "period::varchar as period")} from fct_metrics
        where ($metric is null or metric = $metric) and ($agency is null or agency_code = $agency)
          and ($period is null or starts_with(period::varchar, $period))
        order by all"""
    asked = {"metric": metric, "agency": agency, "period": day(period)}
    with open_edition(settings) as connection:
        return rows(connection, query, asked)


def findings(settings: Settings) -> list[dict[str, Any]]:
    """Return the rows whose stated figure contradicts their own parts, in the shape of ``findings --json``."""
    with open_edition(settings) as connection:
        return rows(connection, "select * replace (period::varchar as period) from fct_findings order by all")


def day(period: str | None) -> str | None:
    """Return a period as the beginning of an ISO date.

    Raises:
        NotDelivered: it is no year, month or day.
    """
    if period is not None and not PERIOD.fullmatch(period):
        raise NotDelivered(f"{period!r} is no period", todo="write it as 2025, 2025-06 or 2025-06-01")
    return period


def rows(
    connection: duckdb.DuckDBPyConnection, query: str, asked: dict[str, Any] | list[str] | None = None
) -> list[dict[str, Any]]:
    """Run a query and return its rows by column name."""
    found = connection.execute(query, asked)
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
