"""How right the linkage of people is, against the truth of sample countries, beside simpler ways.

``python -m tests.benchmarks.people --seeds 4 5`` makes each country, links it, and prints a table and the lines of
dbt's seed ``linkage_benchmarks``. How it scales: ``tests.benchmarks.crowd``.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.housing import housing
from simpul.settings import Settings

from tests.benchmarks.loaded_country import loaded
from tests.benchmarks.measuring import measure as measured

DBT = Path(sys.executable).with_name("dbt")
MODELS = ("+int_people__linked",)
PEOPLE_ONLY = ("path:models/intermediate/people", "int_decisions__standing")
WAYS = ("simpul", "key_only", "plain_sql")
LAST_TUNED = 5
"""Thresholds may be set on the seeds up to this one; the others are held out."""
PLAIN = """
    with met as (
        select l.record_id, r.person_id from vault.int_people__listed as l
        inner join vault.int_people__registered as r on l.nip_token = r.nip_token
        union
        select l.record_id, r.person_id from vault.int_people__listed as l
        inner join vault.int_people__registered as r on l.birth_date = r.birth_date
        union
        select l.record_id, r.person_id from vault.int_people__listed as l
        inner join vault.int_people__registered as r on l.name_in_order = r.name_in_order
    ),
    scored as (
        select m.record_id, m.person_id, jaro_winkler_similarity(l.name_in_order, r.name_in_order)
            + 0.5 * coalesce((l.birth_date = r.birth_date)::int, 0)
            + 0.5 * coalesce((l.nip_token = r.nip_token)::int, 0) as score
        from met as m
        inner join vault.int_people__listed as l on m.record_id = l.record_id
        inner join vault.int_people__registered as r on m.person_id = r.person_id
    )
    select record_id, max_by(person_id, (score, person_id)) as person_id from scored where score >= 1.3 group by 1
"""
"""Blocking on NIP, birth date or name; similarity of names, half a point for each number that is the same; the best
candidate: what one would write in an hour."""
KEY_ONLY = """
    select l.record_id, r.person_id from vault.int_people__listed as l
    inner join vault.int_people__registered as r on l.nip_token = r.nip_token
"""
LINKED = "select record_id, person_id from intermediate.int_people__linked where person_id is not null"
BLOCKED = """
    select w.record_id, w.candidate_person_id as person_id from vault.int_people__weighed as w
    union all select record_id, person_id from vault.int_people__verified where verdict = 'confirmed'
"""
BY_NAME = ("relocation_list", "seat_assignments", "housing_units")


def build(settings: Settings, models: tuple[str, ...] = MODELS, out: Path | None = None) -> tuple[float, float]:
    """Let dbt build what links people; return its seconds and the peak of its processes in MB.

    ``models`` is what to select, ``out`` the folder of dbt's own files, where that is not the workshop's.
    """
    out = out or settings.data / "dbt"
    places = ["--project-dir", settings.dbt_project, "--profiles-dir", settings.dbt_project]
    places += ["--target-path", f"{out}/target", "--log-path", f"{out}/logs", "--exclude-resource-type", "unit_test"]
    env = {**os.environ, "SIMPUL_WAREHOUSE": str(settings.warehouse), "SIMPUL_MEMORY_LIMIT": settings.memory_limit}
    words = [str(DBT), "build", "--select", *models, "--exclude-resource-type", "test", *map(str, places)]
    _, seconds, peak = measured(words, env)
    return seconds, peak


def measure(settings: Settings) -> pl.DataFrame:
    """Return one row per way and roster: records, known (its person is in the register), linked, right, and the rates.

    ``way`` is simpul, key_only or plain_sql; ``blocking_recall`` is the share of known records whose true person was a
    candidate; ``seconds`` that the plain ways took. The people models have to be built.
    """
    with duckdb.connect(str(settings.warehouse), read_only=True) as warehouse:
        truth, register = truth_of(settings, warehouse), register_of(settings, warehouse)
        told = [_rates("simpul", *_timed(warehouse, LINKED), truth, register)]
        by_name = truth.filter(pl.col("roster").is_in(BY_NAME))
        for way, query in zip(WAYS[1:], (KEY_ONLY, PLAIN), strict=True):
            told.append(_rates(way, *_timed(warehouse, query), by_name, register))
        blocked = _blocked(warehouse.sql(BLOCKED).pl(), by_name, register)
    return pl.concat(told).join(blocked, on="roster", how="left").sort("way", "roster", descending=[True, False])


def _timed(warehouse: duckdb.DuckDBPyConnection, query: str) -> tuple[pl.DataFrame, float]:
    began = time.perf_counter()
    return warehouse.sql(query).pl(), time.perf_counter() - began


def register_of(settings: Settings, warehouse: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return person_id → the person it truly is; an id of two people is nobody's."""
    people = _numbers(settings)
    known = warehouse.sql("select distinct person_id, nip from vault.int_people__registered").pl()
    true = known.join(people, on="nip", how="left").group_by("person_id").agg(pl.col("true").unique())
    return true.select("person_id", of=pl.when(pl.col("true").list.len() == 1).then(pl.col("true").list.first()))


def _numbers(settings: Settings) -> pl.DataFrame:
    """Return every NIP, former ones too, and whose it is."""
    people = pl.read_parquet(settings.nation / "truth" / "people.parquet")
    numbers = [people.select("nip", true="person_id")]
    if "former_nip" in people.columns:
        numbers.append(people.filter(pl.col("former_nip").is_not_null()).select(nip="former_nip", true="person_id"))
    return pl.concat(numbers).with_columns(pl.col("true").cast(pl.Int64))


def truth_of(settings: Settings, warehouse: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return record_id, roster and the true person of every record that stands in the warehouse."""
    folder = settings.nation / "truth"
    records = warehouse.sql("select record_id, roster from intermediate.int_people__linked").pl()
    lists = pl.read_parquet(folder / "relocation_list.parquet")
    seats, badges = (pl.read_parquet(folder / f"oikn_{name}.parquet") for name in ("seats", "badges"))
    homes = housing(_nation(settings)).filter(pl.col("person_id").is_not_null())
    tokens = pl.concat(
        warehouse.sql(
            f"""select distinct r.{role}nip_token as token, v.{role}nip as nip from raw.bkn__{table} as r
            inner join vault.bkn__{table} as v on r._delivery_id = v._delivery_id and r._row = v._row"""
        ).pl()
        for role, table in (("", "employees"), ("", "performance_ratings"), ("rater_", "performance_ratings"),
                            ("", "competencies"))
    ).unique()  # fmt: skip
    numbered = tokens.join(_numbers(settings), on="nip").select("token", "true")
    named = pl.concat(
        frame.select(pl.format(*key).alias("record_id"), true=pl.col("person_id").cast(pl.Int64))
        for frame, key in ((lists, ("relocation_list/{}-{}", "wave", "number")), (badges, ("badges/{}", "badge")),
                           (seats, ("seat_assignments/{}", "seat_id")), (homes, ("housing_units/{}", "unit_id")))
    )  # fmt: skip
    found = records.with_columns(token=pl.col("record_id").str.split("/").list.get(1)).join(
        numbered, on="token", how="left"
    )
    found = found.join(named, on="record_id", how="left", suffix="_named")
    return found.select("record_id", "roster", true=pl.coalesce("true", "true_named"))


def _nation(settings: Settings) -> Nation:
    told = json.loads((settings.nation / "nation.json").read_text())
    names = ("people", "months", "until", "faults", "seed")
    return Nation(*(told[name] for name in names), settings.data / "again")


def _rates(way: str, links: pl.DataFrame, seconds: float, truth: pl.DataFrame, register: pl.DataFrame) -> pl.DataFrame:
    held = truth.join(links, on="record_id", how="left").join(register, on="person_id", how="left")
    held = held.with_columns(is_known=pl.col("true").is_in(register["of"].drop_nulls().to_list()))
    groups = [held, held.with_columns(roster=pl.lit("all"))]
    groups += [held.filter(pl.col("roster").is_in(BY_NAME)).with_columns(roster=pl.lit("by name"))]
    counted = pl.concat(groups).group_by("roster").agg(
        records=pl.len(), known=pl.col("is_known").sum(), linked=pl.col("person_id").is_not_null().sum(),
        right=(pl.col("of") == pl.col("true")).fill_null(False).sum(),
    )  # fmt: skip
    rates = counted.with_columns(precision=pl.col("right") / pl.col("linked"), recall=pl.col("right") / pl.col("known"))
    f1 = 2 * pl.col("precision") * pl.col("recall") / (pl.col("precision") + pl.col("recall"))
    return rates.select(pl.lit(way).alias("way"), pl.all(), f1=f1, seconds=pl.lit(round(seconds, 2)))


def _blocked(pairs: pl.DataFrame, truth: pl.DataFrame, register: pl.DataFrame) -> pl.DataFrame:
    known = truth.filter(pl.col("true").is_in(register["of"].drop_nulls().to_list()))
    met = pairs.join(register, on="person_id").select("record_id", true="of").unique()
    met = known.join(met.with_columns(met=pl.lit(True)), on=["record_id", "true"], how="left")
    met = pl.concat([met, met.with_columns(roster=pl.lit("by name"))])
    return met.group_by("roster").agg(blocking_recall=pl.col("met").fill_null(False).mean())


def seed_lines(found: pl.DataFrame, settings: Settings, note: str) -> pl.DataFrame:
    """Return a country's lines of dbt's seed ``linkage_benchmarks``: one per roster that knows people by name."""
    told = json.loads((settings.nation / "nation.json").read_text())
    counts = ["roster", "right", "linked", "known"]
    ours, theirs = (found.filter(pl.col("roster").is_in(BY_NAME), way=way).select(counts) for way in WAYS[:2])
    return ours.join(theirs, on="roster", suffix="_key").sort("roster").select(
        concept=pl.lit("people"), code_system="roster", country_seed=pl.lit(told["seed"]),
        people=pl.lit(told["people"]),
        right_links="right", claimed_links="linked", true_links="known", baseline_right_links="right_key",
        baseline_claimed_links="linked_key", is_held_out=pl.lit(told["seed"] > LAST_TUNED),
        period=pl.lit(date.fromisoformat(f"{told['until']}-01")), note=pl.lit(note),
    )  # fmt: skip


def main() -> None:
    """Make countries, link their people, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[4, 5])
    parser.add_argument("--people", type=int, default=25_000)
    parser.add_argument("--months", type=int, default=3)
    asked = parser.parse_args()
    with pl.Config(tbl_rows=-1, tbl_cols=-1, tbl_width_chars=160, float_precision=4):
        _table(asked.people, asked.months, asked.seeds)


def _table(people: int, months: int, seeds: list[int]) -> None:
    lines = []
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            settings = loaded(Path(folder), people=people, months=months, seed=seed)
            build(settings)
            found = measure(settings)
            lines.append(seed_lines(found, settings, f"{people} people, {months} months, faults hard"))
        print(f"seed {seed}\n{found}")
    print(pl.concat(lines).write_csv(include_header=True))


if __name__ == "__main__":
    main()
