"""Learning the chances of every level from rosters: no truth is needed, a NIP that is the same on both sides tells.

What a NIP itself tells (the month of appointment) is learnt from records whose NIP nobody has, where name as heard and
birth date find one person.
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from simpul.linkage import scoring
from simpul.linkage.comparisons import LEVELS, labels
from simpul.linkage.parameters import Chances

MAX_PAIRS = 1e7
"""Pairs drawn at random for the chances of pairs that do not match; uncapped, training on a nation does not end."""
SEED = 2045
LEAST = {"m": 1e-3, "u": 1e-6}
"""No level is impossible: rosters to come err in ways that these did not."""
DIGITS = 6
RECORDS = """
    select record_id as unique_id, nip_token, sex_code, null::varchar as appointed, agency_code, name, name_in_order,
        name_as_heard, unit_name, birth_date, null::date as other_birth_date, swapped_birth_date, moved_in_date,
        null::date as seated_from, null::date as listed_from
    from vault.int_people__listed where nip_token is not null and name <> '' order by 1
"""
PEOPLE = "select * from vault.int_people__known order by unique_id"
KEYED = "select * replace (name_as_heard || ' ' || birth_date as nip_token) from ({}) where appointed is not null"
UNKNOWN = "select * from vault.int_people__unsettled order by unique_id"


def learn(warehouse: duckdb.DuckDBPyConnection) -> Chances:
    """Return the chances that the rosters of one warehouse tell; its people models have to stand."""
    records, known = (warehouse.sql(query).to_arrow_table() for query in (RECORDS, PEOPLE))
    unknown, keyed = (warehouse.sql(KEYED.format(query)).to_arrow_table() for query in (UNKNOWN, PEOPLE))
    with scoring.bench(warehouse) as lent:
        chances = _learnt(lent, records, known)
    with scoring.bench(warehouse) as lent:
        return {**chances, "appointed": _learnt(lent, unknown, keyed)["appointed"]}


def mean(several: Iterable[Chances]) -> Chances:
    """Return the mean of what several warehouses told."""
    every = list(several)
    return {
        name: {
            label: {which: round(sum(one[name][label][which] for one in every) / len(every), DIGITS) for which in "mu"}
            for label in labels(name)
        }
        for name in LEVELS
    }


def _learnt(lent: duckdb.DuckDBPyConnection, records: pa.Table, people: pa.Table) -> Chances:
    """Let Splink count: levels among random pairs, and among pairs with the same NIP."""
    linker = scoring.made(lent, records, people, None)
    linker.training.estimate_u_using_random_sampling(MAX_PAIRS, seed=SEED, min_count_per_level=None)
    linker.training.estimate_m_from_label_column("nip_token")
    told = linker.misc.save_model_to_json()
    found = {one["output_column_name"]: one["comparison_levels"] for one in told["comparisons"]}
    return {name: _chances(name, found[name]) for name in LEVELS}


def _chances(name: str, levels: list[dict[str, float]]) -> dict[str, dict[str, float]]:
    """Return each label's chances; a level that was not seen gets the least."""
    spoken = [level for level in levels if not level.get("is_null_level")]
    return {
        label: {which: _bounded(level.get(f"{which}_probability"), LEAST[which]) for which in "mu"}
        for label, level in zip(labels(name), spoken, strict=True)
    }


def _bounded(chance: float | None, least: float) -> float:
    return round(min(max(chance or least, least), 1 - least), DIGITS)
