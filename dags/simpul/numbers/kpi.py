"""The numbers of an edition, as the CLI prints them."""

from __future__ import annotations

import re
from typing import Any

import duckdb

from simpul.deliveries import sent
from simpul.editions import manifest, open_edition
from simpul.errors import NotDelivered, UnknownName
from simpul.numbers.asked import refuse_empty_period, refuse_unknown
from simpul.settings import Settings

CELL = "metric, agency_code, period::varchar as period, dimension, member, numerator, denominator, value, withheld"
WITHHELD = {
    "small_group": "disamarkan / suppressed (<5)",
    "complementary": "disamarkan / suppressed",
    "agreement": "perjanjian berakhir / agreement ended",
    "forgotten": "tidak lagi disimpan / no longer kept",
    "trust": "belum dapat dipercaya / not to be trusted yet",
}
"""Why a number is not told → what stands in its place; it is neither 0 nor blank."""
PERIOD = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def cells(
    settings: Settings, metric: str | None = None, agency: str | None = None, period: str | None = None
) -> list[dict[str, Any]]:
    """Return the metrics' cells of the current edition, in the shape of ``kpi --json``.

    Each is {metric, agency_code, period (ISO date), dimension, member, numerator, denominator, value, withheld}; where
    ``withheld`` says why, the numbers are none. ``period`` may be a year, a month or a day: all cells within it;
    whatever is left out is not narrowed.

    Raises:
        NotDelivered: nothing was published yet.
        UnknownName: there is no such metric, agency or period.
        EditionTampered: the edition is not what was signed.
    """
    query = f"""
        select {CELL} from fct_metrics
        where ($metric is null or metric = $metric) and ($agency is null or agency_code = $agency)
          and ($period is null or starts_with(period::varchar, $period))
        order by all"""
    asked = {"metric": metric, "agency": agency, "period": day(period)}
    with open_edition(settings) as connection:
        refuse_unknown(connection, metric, agency)
        refuse_empty_period(connection, period, metric)
        return rows(connection, cells_of(connection, query), asked)


def told(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return cells with words where a number is withheld."""
    return [{**one, "value": WITHHELD[one["withheld"]]} if one["withheld"] else one for one in cells]


def trust(settings: Settings, metric: str | None = None, agency: str | None = None) -> list[dict[str, Any]]:
    """Return how far each metric's numbers can be trusted, the least first, in the shape of ``trust --json``."""
    query = """
        from trust where ($metric is null or metric = $metric) and ($agency is null or agency_code = $agency)
        order by score, metric, agency_code"""
    with open_edition(settings) as connection:
        refuse_unknown(connection, metric, agency)
        return rows(connection, query, {"metric": metric, "agency": agency})


def trust_in(settings: Settings, period: str, metric: str | None = None) -> list[dict[str, Any]]:
    """Return how far the cells of a period can be trusted, of each metric that has any, in the shape of ``trust``.

    With ``period`` (ISO date) in the place of an agency; a metric that lacks no delivery is trusted as the whole.

    Raises:
        NotDelivered: the edition tells of no period.
        UnknownName: there is no such metric, or no cell of that period.
    """
    query = """
        with asked as (
            select distinct metric, period from fct_metrics
            where starts_with(period::varchar, $period) and ($metric is null or metric = $metric)
        )
        select asked.period::varchar as period, told.* exclude (period)
        from asked inner join (
            from trust_periods
            union all by name
            select whole.* exclude (agency_code), asked.period from trust as whole inner join asked using (metric)
            where agency_code = 'all' and whole.metric not in (select metric from trust_periods)
        ) as told using (metric, period) order by score, metric, period"""
    with open_edition(settings) as connection:
        refuse_unknown(connection, metric)
        asked = {"period": day(period), "metric": metric}
        if not connection.execute("select 1 from duckdb_tables() where table_name = 'trust_periods'").fetchall():
            raise NotDelivered("this edition tells no trust by period", todo="publish again: `simpul publish`")
        refuse_empty_period(connection, period, metric)
        return rows(connection, query, asked)


def anomalies(settings: Settings, metric: str | None = None, in_words: bool = False) -> list[dict[str, Any]]:
    """Return the values outside their own history, the strongest first, in the shape of ``anomalies --json``.

    ``in_words`` names the delivery that drives one by agency, data set, period and day instead of its id.
    """
    query = """
        select * replace (period::varchar as period) from anomalies where $metric is null or metric = $metric
        order by score desc, metric, agency_code, period"""
    with open_edition(settings) as connection:
        refuse_unknown(connection, metric)
        found = rows(connection, query, {"metric": metric})
        return sent.in_words(connection, manifest(settings), found, "driver_delivery") if in_words else found


def findings(settings: Settings, in_words: bool = False) -> list[dict[str, Any]]:
    """Return the rows whose stated figure contradicts their own parts, in the shape of ``findings --json``.

    ``in_words`` names the delivery that a row came with by agency, data set, period and day instead of its id.
    """
    with open_edition(settings) as connection:
        found = rows(connection, "select * replace (period::varchar as period) from fct_findings order by all")
        return sent.in_words(connection, manifest(settings), found, "delivery_id") if in_words else found


def day(period: str | None) -> str | None:
    """Return a period as the beginning of an ISO date.

    Raises:
        UnknownName: it is no year, month or day.
    """
    if period is not None and not PERIOD.fullmatch(period):
        raise UnknownName(f"{period!r} is no period", todo="write it as 2025, 2025-06 or 2025-06-01")
    return period


def cells_of(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    """Return a query of cells for an edition of before anything was withheld, if it is one."""
    held = "select 1 from duckdb_columns() where table_name = 'fct_metrics' and column_name = 'withheld'"
    return query if connection.execute(held).fetchall() else query.replace("value, withheld", "value, null as withheld")


def rows(
    connection: duckdb.DuckDBPyConnection, query: str, asked: dict[str, Any] | list[str] | None = None
) -> list[dict[str, Any]]:
    """Run a query and return its rows by column name."""
    found = connection.execute(query, asked)
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
