"""The one door to the data: opens an edition read-only, for one viewer; the app's only SQL stands in this package.

An edition that is opened here carries its viewer's role and agencies: what is kept by edition is kept by both.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import editions
import polars as pl
import settings
import viewer
from editions import Edition, EditionUnreadable
from lists import LISTS

from warehouse.connection import columns, national, query
from warehouse.decisions import asking as asking
from warehouse.printed import beneath as beneath
from warehouse.printed import every_cell as every_cell
from warehouse.printed import every_row as every_row
from warehouse.printed import printed as printed
from warehouse.printed import statement_of as statement_of
from warehouse.questions import AMONG, CELLS, HEADLINES, HEALTH, LINEAGE, MACROS, STAGES


def current(pinned: str | None = None) -> Edition | None:
    """Find the current edition below `SIMPUL_DATA`, or the pinned one, as its viewer may see it."""
    found, who = editions.find(settings.data() / "editions", pinned), viewer.current()
    return found and replace(found, role=who.role, scope=who.scope)


def open_current() -> None:
    """Open the current edition before anybody asks for it; what is wrong with it is told by the page that does."""
    with suppress(EditionUnreadable):
        if found := editions.find(settings.data() / "editions"):
            columns(national(found))


def read(edition: Edition, name: str) -> pl.DataFrame:
    """Read one of the edition's lists by its name in `LISTS`, whole."""
    return query(edition, LISTS[name])


def row(edition: Edition, name: str, **at: Any) -> dict[str, Any] | None:
    """Read the first row of a list that has these values; none where no row has. It is kept: copy it to change it."""
    return _row(edition, name, tuple(at.items()))


@lru_cache(maxsize=1 << 14)
def _row(edition: Edition, name: str, at: tuple[tuple[str, Any], ...]) -> dict[str, Any] | None:
    found = read(edition, name).filter(**dict(at))
    return found.row(0, named=True) if found.height else None


def holds(edition: Edition, table: str) -> bool:
    """Say whether an edition has a table; one published before the table was made has not."""
    return table in _tables(edition)


@lru_cache(maxsize=64)
def _tables(edition: Edition) -> frozenset[str]:
    return frozenset(query(edition, "select table_name from duckdb_tables()")["table_name"])


@lru_cache(maxsize=64)
def facts(edition: Edition) -> dict[str, str]:
    """Read what the edition says about itself. It is kept: copy it to change it."""
    return dict(read(edition, "facts").iter_rows())


def health(edition: Edition) -> dict[str, int]:
    """Count agencies expected and delivered, checks run and failed, rows, and deliveries that wait for somebody."""
    return query(national(edition), HEALTH).row(0, named=True)


def stages(edition: Edition) -> pl.DataFrame:
    """Count each agency's deliveries by the stage that they reached; of a scope's, those that it may see."""
    found = query(edition, STAGES)
    if edition.scope is None:
        return found
    return found.filter((pl.col("landed") > 0) | pl.col("agency").is_in(list(edition.scope)))


def headlines(edition: Edition) -> pl.DataFrame:
    """Read every metric's series of totals."""
    return query(national(edition), HEADLINES)


def cells(
    edition: Edition, metric: str, agency: str | None = None, dimension: str | None = None, period: date | None = None
) -> pl.DataFrame:
    """Read a metric's cells; an argument left out is not filtered on."""
    given = (("metric", metric), ("agency", agency), ("dimension", dimension), ("period", period))
    return query(edition, CELLS, given)


def among(edition: Edition, metric: str, agency: str, period: date, others: Iterable[str]) -> pl.DataFrame:
    """Read an agency's place in a list of agencies: peers, median, place, quartiles; no row for fewer than two."""
    listed = ",".join(sorted({*others, agency} - {"all", ""}))
    given = (("metric", metric), ("agency", agency), ("period", period), ("agencies", listed))
    return query(edition, AMONG, given)


def lineage(edition: Edition, metric: str) -> pl.DataFrame:
    """Read the models above a metric, from the metric to the deliveries: model, layer, parent, depth, SQL."""
    return query(edition, LINEAGE, (("metric", metric),))


def behind(edition: Edition, metric: str, cell: tuple[str, date, str, str], what: str = "rows") -> pl.DataFrame:
    """Read what stands behind a cell (agency, period, dimension, member): its rows, which add up to its two halves.

    Or, by the same names as ``simpul passport``: its deliveries, checks, quarantined (rows), late (deliveries).

    Raises:
        EditionUnreadable: The edition has no such metric, or was published before it told this.
    """
    if f"{what}_of_{metric}" not in query(edition, MACROS)["function_name"]:
        message = f"Metric {metric}, {what}: not in edition {edition.edition_id}. Choose one from the dictionary."
        raise EditionUnreadable(message)
    named = tuple(zip(("agency", "period", "dimension", "member"), cell, strict=True))
    return query(edition, f"from {what}_of_{metric}($agency, $period, $dimension, $member)", named)
