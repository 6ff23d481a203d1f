"""What was known when: the numbers as an earlier edition told them, and what changed since, from one edition alone."""

from __future__ import annotations

import re
from typing import Any

import duckdb

from simpul.editions import manifest, open_edition
from simpul.errors import NotDelivered
from simpul.numbers.asked import refuse_empty_period, refuse_unknown
from simpul.numbers.kpi import rows
from simpul.publishing.manifest import EDITION_ID, Manifest
from simpul.settings import Settings

FILES = 3
"""Names of files that a person is shown; the JSON has all."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
THEN = """from history_cells
where known_since <= {sequence} and (superseded_in is null or superseded_in > {sequence}) and cause <> 'withdrawn'"""
KNOWN = """
select metric, agency_code, period::varchar as period, dimension, member, numerator, denominator, value, withheld
from history_cells
where known_since <= $sequence and (superseded_in is null or superseded_in > $sequence) and cause <> 'withdrawn'
    and ($metric is null or metric = $metric) and ($agency is null or agency_code = $agency)
    and ($period is null or starts_with(period::varchar, $period))
order by all"""
CHANGES = """
select
    edition_id, metric, agency_code, period::varchar as period, dimension, member, value_before, value,
    withheld_before, withheld, cause, coalesce(
        (select list({'delivery_id': delivery_id, 'agency': agency, 'table_name': table_name, 'period': period,
            'file': file} order by delivery_id)
         from ledger_deliveries where list_contains(delivery_ids, delivery_id)), []) as deliveries,
    {decisions} as decisions
from history_changes as changes
join (select unnest($sequences) as sequence, unnest($names) as edition_id) using (sequence)
where sequence > $since
order by sequence, metric, agency_code, period, dimension, member"""
DECISIONS = """coalesce(
        (select list({'sequence': fct_decisions.sequence, 'kind': kind, 'concept': concept, 'subject': subject,
            'object': object} order by fct_decisions.sequence)
         from fct_decisions where list_contains(changes.decisions, fct_decisions.sequence)), [])"""
KEPT = """
select 1 from duckdb_columns() where table_name = 'history_cells' and column_name = 'decisions'
intersect select 1 from duckdb_tables() where table_name = 'fct_decisions'"""


def cells(
    settings: Settings, known_on: str, metric: str | None = None, agency: str | None = None, period: str | None = None
) -> list[dict[str, Any]]:
    """Return the cells as an edition, or the edition that stood at the end of a day (UTC), told them.

    They come from the ledger of the current edition: what is withheld in it is withheld here too.

    Raises:
        NotDelivered: the current edition knows of no such edition, or it was rolled back.
        UnknownName: there is no such metric, agency or period.
    """
    signed = manifest(settings)
    with open_edition(settings, signed.edition_id) as connection:
        refuse_unknown(connection, metric, agency)
        asked = {"sequence": sequence_of(connection, signed, known_on)}
        refuse_empty_period(connection, period, metric, f"({THEN.format(**asked)})")
        return rows(connection, KNOWN, {**asked, "metric": metric, "agency": agency, "period": period})


def changes(settings: Settings, since: str | None = None) -> list[dict[str, Any]]:
    """Return what changed since an edition, or a day; since the edition before the current one by default.

    Raises:
        NotDelivered: the current edition knows of no such edition, or it was rolled back.
    """
    signed = manifest(settings)
    with open_edition(settings, signed.edition_id) as connection:
        told = [one for one in timeline(connection, signed) if not one["is_rolled_back"]]
        before = max((one["sequence"] for one in told[:-1]), default=signed.sequence)
        asked = {
            "since": sequence_of(connection, signed, since) if since else before,
            "sequences": [one["sequence"] for one in told],
            "names": [one["edition_id"] for one in told],
        }
        named = DECISIONS if connection.execute(KEPT).fetchall() else "[]"
        return rows(connection, CHANGES.replace("{decisions}", named), asked)


def summed(changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return changes for a person: of each edition, metric and cause how many cells, which, and what came in."""
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for one in changes:
        groups.setdefault((one["edition_id"], one["metric"], one["cause"]), []).append(one)
    return [{"edition_id": key[0], "metric": key[1], "cause": key[2], **_sum(found)} for key, found in groups.items()]


def _sum(found: list[dict[str, Any]]) -> dict[str, Any]:
    periods = sorted({one["period"] for one in found})
    moved = [(abs(one["value"] - one["value_before"]), one) for one in found if None not in _values(one)]
    _, most = max(moved, key=lambda each: each[0], default=(0, None))
    files = sorted({delivery["file"] for one in found for delivery in one["deliveries"]})
    decided = sorted({decision["sequence"] for one in found for decision in one["decisions"]})
    more = f" and {len(files) - FILES} more" if len(files) > FILES else ""
    return {
        "cells": len(found),
        "periods": " … ".join(dict.fromkeys((periods[0], periods[-1]))),
        "largest": f"{most['agency_code']}: {most['value_before']:,.6g} → {most['value']:,.6g}" if most else "",
        "files": ", ".join([*files[:FILES], *(f"decision {number}" for number in decided)]) + more,
    }


def _values(change: dict[str, Any]) -> tuple[float | None, float | None]:
    return change["value_before"], change["value"]


def timeline(connection: duckdb.DuckDBPyConnection, signed: Manifest) -> list[dict[str, Any]]:
    """Return the editions up to the open one, oldest first: {sequence, edition_id, published_at, is_rolled_back}.

    Raises:
        NotDelivered: the edition was published before there was a ledger.
    """
    if not connection.execute("select 1 from duckdb_tables() where table_name = 'history_editions'").fetchall():
        todo = "publish: the next edition begins a ledger"
        raise NotDelivered("this edition has no ledger", where=signed.edition_id, todo=todo)
    now = {"sequence": signed.sequence, "edition_id": signed.edition_id, "published_at": signed.published_at}
    earlier = rows(connection, "select distinct * from history_editions order by sequence, is_rolled_back")
    return [*earlier, {**now, "is_rolled_back": False}]


def sequence_of(connection: duckdb.DuckDBPyConnection, signed: Manifest, named: str) -> int:
    """Return the sequence of an edition named by its id, or by a day at whose end it was the newest.

    Raises:
        NotDelivered: there is none, or it was rolled back: what it told is not known any more.
    """
    told = timeline(connection, signed)
    if re.fullmatch(EDITION_ID, named):
        found = [one for one in told if one["edition_id"] == named]
    elif DAY.fullmatch(named):
        found = [one for one in told if one["published_at"] and one["published_at"][:10] <= named]
    else:
        raise NotDelivered(f"{named!r} is no edition and no day", todo="write an edition id, or a day as 2025-06-30")
    if not found:
        todo = f"the ledger begins with {told[0]['edition_id']} of {told[0]['published_at'][:10]}"
        raise NotDelivered(f"nothing is known as on {named}", where=signed.edition_id, todo=todo)
    if found[-1]["is_rolled_back"]:
        todo = "ask for an edition that was not rolled back: `simpul editions`"
        raise NotDelivered(f"edition {found[-1]['edition_id']} was rolled back", where=named, todo=todo)
    return int(found[-1]["sequence"])
