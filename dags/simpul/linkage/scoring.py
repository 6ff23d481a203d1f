"""The weight of every pair of a record and a registered person that blocking brings together, and why it has it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa
from splink import Linker
from splink.backends.duckdb import DuckDBAPI

from simpul.linkage import parameters
from simpul.linkage.comparisons import LEVELS, labels, settings
from simpul.linkage.parameters import Parameters

WEIGHED = {
    "record_id": pa.string(), "candidate_person_id": pa.string(), "match_weight": pa.float64(),
    "evidence": pa.string(), "model_version": pa.string(),
}  # fmt: skip
FLOOR = -20.0
"""Bits below which a pair is not kept: with one record in a hundred of nobody, it is less likely than one in 10,000."""
DECIMALS = 9
"""To which weights are rounded: the order in which they were added up leaves no trace."""


def weighed(session: duckdb.DuckDBPyConnection, records: pa.Table, people: pa.Table) -> pa.Table:
    """Return one row per pair: record_id, candidate_person_id, match_weight (bits), evidence (JSON), model_version.

    Splink works in a database of its own, in memory and within the session's limits, so that none of the tables it
    makes of names stays anywhere.
    """
    model = parameters.read(_folder(session))
    if not records.num_rows or not people.num_rows:
        return pa.table({name: pa.array([], kind) for name, kind in WEIGHED.items()})
    with bench(session) as lent:
        linker = made(lent, records, people, model)
        scored = linker.inference.predict(threshold_match_weight=FLOOR, warning_mode="never").physical_name
        return lent.sql(_told(scored, model)).to_arrow_table()


def made(lent: duckdb.DuckDBPyConnection, records: pa.Table, people: pa.Table, model: Parameters | None) -> Linker:
    """Return a linker of records to people; without a model its chances are still to be learnt."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    lent.register("arrived", records)
    lent.register("standing", people)
    lent.execute("create table records as from arrived")
    lent.execute("create table people as from standing")
    api = DuckDBAPI(connection=lent)
    inputs = [api.register("records", dataset_display_name="a"), api.register("people", dataset_display_name="b")]
    chances = model.listed() if model else {}
    return Linker(inputs, settings(chances, parameters.prior(people.num_rows)), log_level=None)


def _told(scored: str, model: Parameters) -> str:
    """Return the query that tells each pair once, with label and weight of each comparison that is not silent."""
    parts = [
        f"case when gamma_{name} >= 0 then json_object('{name}', json_object('level', "
        f"{_labelled(name)}, 'weight', round(mw_{name}, 2))) end"
        for name in LEVELS
    ]
    return f"""
        select unique_id_l as record_id, unique_id_r as candidate_person_id,
            round(match_weight, {DECIMALS}) as match_weight,
            json_merge_patch('{{}}', {", ".join(f"coalesce({part}, '{{}}')" for part in parts)})::varchar as evidence,
            '{model.version}' as model_version
        from {scored}
        order by all
    """


def _labelled(name: str) -> str:
    known = labels(name)
    cases = " ".join(f"when {len(known) - 1 - place} then '{label}'" for place, label in enumerate(known))
    return f"case gamma_{name} {cases} end"


def _folder(session: duckdb.DuckDBPyConnection) -> Path:
    """Return the folder in which the warehouse lies, or the working one where it is in memory."""
    found = session.execute("select path from duckdb_databases() where database_name = current_database()").fetchall()
    return Path(found[0][0]).parent if found and found[0][0] else Path()


@contextmanager
def bench(session: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """Lend a database in memory with the session's limits; what it spills lies below the warehouse's folder."""
    asked = "select current_setting('memory_limit'), current_setting('threads')"
    memory, threads = session.execute(asked).fetchall()[0]
    spill = _folder(session) / ".spill" / "linkage"
    spill.mkdir(parents=True, exist_ok=True)  # DuckDB makes the last folder of a path alone
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory, "threads": threads, "temp_directory": str(spill),
        "autoinstall_known_extensions": False, "autoload_known_extensions": False,
    }  # fmt: skip
    lent = duckdb.connect(":memory:", config=config)
    try:
        yield lent
    finally:
        lent.close()
