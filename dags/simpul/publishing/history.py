"""The as-known-on ledger: since when each cell has its value, until when it had another, and why it changed.

It is carried from edition to edition inside the edition: only cells that changed are added. It starts from the edition
before, never from one that was rolled back. What is withheld today has no past either, and of KPIs that count people
no number is kept that is older than the editions against which a new one is attacked (``disclosure.yml``).
"""

from __future__ import annotations

from typing import Any

import duckdb

from simpul.disclosure.policy import load_policy
from simpul.promises.promise import quoted
from simpul.publishing.course import Course
from simpul.publishing.history_causes import CAUSES
from simpul.publishing.manifest import Manifest
from simpul.publishing.shelf import sequence_of
from simpul.settings import Settings

CELLS = """
create table history_cells (
    metric varchar, agency_code varchar, period date, dimension varchar, member varchar, numerator double,
    denominator double, value double, withheld varchar, known_since bigint, superseded_in bigint, cause varchar,
    delivery_ids varchar[], decisions bigint[])"""
EDITIONS = """
create table history_editions (sequence bigint, edition_id varchar, published_at varchar, is_rolled_back boolean)"""
KEY = "metric, agency_code, period, dimension, member"
NUMBERS = "numerator, denominator, value, withheld"
BEGUN = f"""
select {KEY}, {NUMBERS}, $sequence::bigint as known_since, null::bigint as superseded_in, 'first' as cause,
    []::varchar[] as delivery_ids, []::bigint[] as decisions
from {{}}fct_metrics order by all"""
STANDING = "known where superseded_in is null and cause <> 'withdrawn'"
CHANGED = f"""
create temp table changed as
select
    {KEY}, old.metric is null as is_new, now.metric is null as is_gone, old.withheld as withheld_before,
    struct_pack(numerator := now.numerator, denominator := now.denominator, value := now.value,
        withheld := now.withheld) as told
from fct_metrics as now
full join (from {STANDING}) as old using ({KEY})
where now.metric is null or old.metric is null
    or (now.numerator, now.denominator, now.value, now.withheld)
    is distinct from (old.numerator, old.denominator, old.value, old.withheld)"""
CARRIED = f"""
insert into history_cells
select known.* replace (
    case when superseded_in is null and changed.metric is not null then $sequence else superseded_in end
        as superseded_in)
from known left join changed using ({KEY})
union all by name
select {KEY}, unnest(told), $sequence as known_since, null as superseded_in, cause, delivery_ids, decisions from caused
order by all"""
CLOSED = f"""
update history_cells set numerator = null, denominator = null, value = null, withheld = hidden.withheld
from (select {KEY}, withheld from fct_metrics where withheld is not null) as hidden
where {" and ".join(f"history_cells.{name} = hidden.{name}" for name in KEY.split(", "))}
    and history_cells.value is not null"""
STOPPED = """
update history_cells set numerator = null, denominator = null, value = null, withheld = 'agreement'
where value is not null and metric in (select metric from fct_metrics where withheld = 'agreement')"""
FORGOTTEN = """
update history_cells set numerator = null, denominator = null, value = null, withheld = 'forgotten'
where superseded_in <= $oldest and value is not null
    and metric in (select metric from dim_metrics where list_contains($protected, rows_from))"""
CHANGES = f"""
create view history_changes as
select known_since as sequence, {KEY}, lag(value) over earlier as value_before, value,
    lag(withheld) over earlier as withheld_before, withheld, cause, delivery_ids, decisions
from history_cells
window earlier as (partition by {KEY} order by known_since)
qualify cause <> 'first'"""


def carry(settings: Settings, connection: duckdb.DuckDBPyConnection, course: Course) -> None:
    """Write the ledger into a new edition, whose other tables must be there."""
    connection.execute(CELLS)
    connection.execute(EDITIONS)
    before = course.before
    if before is None:
        connection.execute(f"insert into history_cells {BEGUN.format('')}", {"sequence": course.sequence})
    else:
        file = quoted(settings.editions / before.edition_id / "edition.duckdb")
        connection.execute(f"attach '{file}' as past (read_only)")
        _carry(connection, course, before)
        connection.execute("detach past")
        _protect(settings, connection, course)
    connection.execute(CHANGES)


def _carry(connection: duckdb.DuckDBPyConnection, course: Course, before: Manifest) -> None:
    there = "select table_name from duckdb_tables() where database_name = 'past'"
    is_kept = "history_cells" in {name for (name,) in connection.execute(there).fetchall()}
    connection.execute("create temp table known as from history_cells")
    known = "from past.history_cells" if is_kept else BEGUN.format("past.").replace("$sequence", str(before.sequence))
    connection.execute(f"insert into known by name {known}")
    connection.execute(CHANGED)
    asked: dict[str, Any] = {"is_other_code": course.is_other_code}
    asked |= {"numbers": [one.sequence for one in course.decided], "concepts": [one.concept for one in course.decided]}
    connection.execute(f"create temp table caused as {CAUSES}", asked)
    connection.execute(CARRIED, {"sequence": course.sequence})
    if is_kept:
        connection.execute("insert into history_editions from past.history_editions")
    for name, published_at in ((before.edition_id, before.published_at), *course.rolled_back):
        line = [sequence_of(name), name, published_at, name != before.edition_id]
        connection.execute("insert into history_editions values (?, ?, ?, ?)", line)
    for name in ("known", "changed", "caused"):
        connection.execute(f"drop table {name}")


def _protect(settings: Settings, connection: duckdb.DuckDBPyConnection, course: Course) -> None:
    """Take out of the past what is withheld today, and what a new edition is not attacked with any more."""
    connection.execute(CLOSED)
    connection.execute(STOPPED)
    policy = load_policy(settings.promises)
    protected = sorted({*policy.tables, *policy.retold})
    connection.execute(FORGOTTEN, {"oldest": course.oldest, "protected": protected})
