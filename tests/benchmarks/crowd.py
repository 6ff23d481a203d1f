"""How the linkage of people scales, on a crowd: a country's people and rosters many times over.

Each copy is born some days later, under numbers of its own; names stay, so that a crowd has more namesakes than a
country of its size: harder, and made in seconds. ``python -m tests.benchmarks.crowd --times 1 4 40`` prints the curve.
"""

import argparse
import shutil
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import duckdb
from simpul.settings import Settings

from tests.benchmarks.loaded_country import loaded
from tests.benchmarks.people import LINKED, PEOPLE_ONLY, PLAIN, build, register_of, truth_of

LATER = "cast(birth_date + cast(copy as integer) as date)"
NIP = "strftime(try_strptime(nip[1:8], '%Y%m%d') + to_days(cast(copy as integer)), '%Y%m%d') || nip[9:]"
TOKENS = ("nip_token", "nik_token", "rater_nip_token")
KEYS = ("seat_assignment_id", "housing_unit_code")
TABLES = ("bkn__employees", "bkn__performance_ratings", "bkn__competencies", "panrb__relocation_list",
          "oikn__seat_assignments", "oikn__housing_units")  # fmt: skip


def crowded(settings: Settings, folder: Path, times: int, memory_limit: str = "2GB") -> Settings:
    """Return the settings of a copy of a workshop in which every roster stands so many times; models are not built."""
    crowd = replace(settings, data=folder, memory_limit=memory_limit)
    shutil.copy(settings.warehouse, crowd.warehouse)
    with duckdb.connect(str(crowd.warehouse)) as warehouse:
        for table in TABLES:
            for schema in ("raw", "vault"):
                _multiply(warehouse, schema, table, times)
    return crowd


def _multiply(warehouse: duckdb.DuckDBPyConnection, schema: str, table: str, times: int) -> None:
    there = "select column_name from duckdb_columns() where schema_name = ? and table_name = ?"
    columns = {name for (name,) in warehouse.execute(there, [schema, table]).fetchall()}
    if not columns:
        return
    changed = [f"{name} || '_' || copy as {name}" for name in (*TOKENS, *KEYS) if name in columns]
    changed += ["list_number + 1000000 * copy as list_number"] if "list_number" in columns else []
    changed += ["badge_number + 10000000 * copy as badge_number"] if "badge_number" in columns else []
    changed += [f"{LATER} as birth_date"] if "birth_date" in columns else []
    changed += [f"{NIP} as nip"] if "nip" in columns else []
    warehouse.execute(
        f"create or replace table {schema}.{table} as "
        f"select * exclude (copy) replace (_row + 10000000 * copy as _row{''.join(', ' + one for one in changed)}) "
        f"from {schema}.{table}, range({times}) as copies(copy)"
    )


def rates(settings: Settings, crowd: Settings, links: str = LINKED) -> dict[str, float]:
    """Return precision, recall and F1 of a crowd's records by name, and the seconds in which ``links`` were read.

    Each record is whose it was, in its own copy.
    """
    with duckdb.connect(str(settings.warehouse), read_only=True) as warehouse:
        latest = "select nip_token as token, person_id from vault.int_people__registered where is_latest"
        number = warehouse.sql(latest).pl()
        known = register_of(settings, warehouse).drop_nulls().join(number, on="person_id").select("token", true="of")
        meant = truth_of(settings, warehouse).join(known, on="true").select("record_id", "token")
    with duckdb.connect(str(crowd.warehouse), read_only=True) as warehouse:
        warehouse.register("meant", meant)
        began = time.perf_counter()
        warehouse.register("links", warehouse.sql(links).to_arrow_table())
        seconds = time.perf_counter() - began
        ((right, claimed, true),) = warehouse.sql(f"""
            with numbered as ({BASE}),
            held as (
                select l.person_id, p.person_id as true_person_id
                from numbered as n
                left join links as l on n.record_id = l.record_id
                left join meant as m on n.base_id = m.record_id
                left join vault.int_people__registered as p on p.nip_token = m.token || '_' || n.copy
            )
            select count(*) filter (where person_id = true_person_id), count(person_id), count(true_person_id) from held
        """).fetchall()
    precision, recall = right / claimed, right / true
    f1 = 2 * precision * recall / (precision + recall)
    return {"precision": precision, "recall": recall, "f1": f1, "seconds": seconds}


BASE = """
    select
        record_id,
        case roster when 'relocation_list'
            then regexp_extract(record_id, '.*-') || (regexp_extract(record_id, '\\d+$')::bigint % 1000000)
            else regexp_extract(record_id, '(.*)_\\d+$', 1) end as base_id,
        case roster when 'relocation_list' then regexp_extract(record_id, '\\d+$')::bigint // 1000000
            else regexp_extract(record_id, '\\d+$')::bigint end as copy
    from vault.int_people__listed
"""


def main() -> None:
    """Make a country and crowds of it; print seconds and memory of linking each, beside the plain SQL."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 4, 40])
    parser.add_argument("--people", type=int, default=25_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print("| people | seconds | peak | precision | recall | F1 | plain SQL: seconds | F1 |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        settings = loaded(Path(folder), people=asked.people, months=3, seed=asked.seed)
        build(settings)
        for times in asked.times:
            with tempfile.TemporaryDirectory() as place:
                crowd = crowded(settings, Path(place), times)
                seconds, peak = build(crowd, PEOPLE_ONLY, settings.data / "dbt")
                ours, plain = rates(settings, crowd), rates(settings, crowd, PLAIN)
            told = f"{ours['precision']:.4f} | {ours['recall']:.4f} | {ours['f1']:.4f}"
            beside = f"{plain['seconds']:.1f} s | {plain['f1']:.4f}"
            print(
                f"| {times * asked.people:,} | {seconds:.0f} s | {peak / 1e3:.2f} GB | {told} | {beside} |", flush=True
            )


if __name__ == "__main__":
    main()
