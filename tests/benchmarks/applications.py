"""How right the matching of applications is, against the truth of sample countries, beside the simplest way.

``python -m tests.benchmarks.applications --seeds 4 5`` makes each country, builds what matches applications and prints
a table; with ``--damage 0.3`` that share of the texts on what an application does is misspelt, cut or padded first.
"""

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

import duckdb
import polars as pl
from sample_nation.dialects.komdigi import application_codes
from sample_nation.nation import Nation
from simpul.land import land
from simpul.load import load
from simpul.settings import Settings
from simpul.validate import validate_each
from simpul.world import World

from tests.benchmarks.loaded_country import loaded
from tests.benchmarks.measuring import measure as measured

DBT = Path(sys.executable).with_name("dbt")
TABLES = (
    ("panrb", "applications"), ("panrb", "services"), ("panrb", "business_processes"), ("panrb", "data_sets"),
    ("komdigi", "exchange_calls"), ("bssn", "security_assessments"),
    ("kemendagri", "agencies"), ("kemendagri", "provinces"), ("kemendagri", "regencies"),
    ("kemendagri", "retired_regions"), ("bappenas", "programmes"), ("lkpp", "programmes"), ("oikn", "buildings"),
)  # fmt: skip
"""What applications, services and exchanges are read from, and what their agencies' codes are read with."""
AGAIN = ("int_decisions__standing", "path:models/intermediate/applications")
"""What is built anew where only the register or a decision has changed."""
MODELS = ("+int_applications__joined", "+int_services__integrated", "+int_processes__mapped")
PAIRS = """
    with judged as (
        select
            matched.application_id, matched.cluster_id, described.is_common, truth.cluster,
            described.rab_code || '/' || described.ral_code as codes
        from intermediate.int_applications__matched as matched
        inner join intermediate.int_applications__described as described using (application_id)
        inner join read_parquet($truth || '/applications.parquet') as truth
            on truth.register_id = matched.application_id
    )
    select
        'register' as code_system, count(*) filter (claimed and held) as right_links,
        count(*) filter (claimed) as claimed_links, count(*) filter (held) as true_links,
        count(*) filter (baseline and held) as baseline_right_links,
        count(*) filter (baseline) as baseline_claimed_links
    from (
        select
            ours.cluster_id = theirs.cluster_id as claimed, ours.cluster = theirs.cluster as held,
            ours.codes = theirs.codes as baseline
        from judged as ours inner join judged as theirs
            on ours.application_id < theirs.application_id and not (ours.is_common and theirs.is_common)
    )"""
"""Pairs of applications, of which one at least is not common; baseline: the same RAB and RAL codes (DOMAIN A6)."""
NAMES = """
    with said as (
        select known.code_system, known.source_id, known.application_id, min(truth.application_id) as true_id,
            count(distinct truth.application_id) as bearers, any_value(same.application_id) as same_id
        from intermediate.int_applications__known as known
        inner join true_names as truth using (code_system, source_id)
        left join (
            select lower(application_name) as name, any_value(application_id) as application_id
            from intermediate.int_applications__described group by 1 having count(*) = 1
        ) as same on lower(known.source_name) = same.name
        group by all
    )
    select
        code_system, count(*) filter (application_id = true_id and bearers = 1) as right_links,
        count(application_id) as claimed_links, count(*) as true_links,
        count(*) filter (same_id = true_id) as baseline_right_links, count(same_id) as baseline_claimed_links
    from said group by code_system"""
"""Applications as Komdigi and BSSN name them; baseline: the same name, borne by one application of the register."""
CALLED = """
    with seen as (
        select service_id, bool_or(is_implemented) as claimed from intermediate.int_services__integrated group by 1
    )
    select
        'SPLP' as code_system, count(*) filter (claimed and is_called) as right_links,
        count(*) filter (claimed) as claimed_links, count(*) filter (is_called) as true_links,
        count(*) filter (is_called) as baseline_right_links, count(*) as baseline_claimed_links
    from seen inner join read_parquet($truth || '/services.parquet') using (service_id)"""
"""Declared services that are called; baseline: every declared one. A service that only its own agency would call, the
sample country logs no calls of: it is true and cannot be seen."""


def measure(settings: Settings) -> pl.DataFrame:
    """Return one row per way of knowing applications: right, claimed and true links, rates, the baseline's F1.

    ``code_system`` is register (duplicates, pairwise), KOMDIGI and BSSN (their names of applications) or SPLP (declared
    services that are called). The models have to be built.
    """
    truth = {"truth": str(settings.nation / "truth")}
    with duckdb.connect(str(settings.warehouse), read_only=True) as warehouse:
        warehouse.register("true_names", _true_names(settings, warehouse).to_arrow())
        found = [warehouse.sql(query, params=truth).pl() for query in (PAIRS, CALLED)]
        found.append(warehouse.sql(NAMES).pl())
    right, claimed, true = (pl.col(f"{name}_links").cast(pl.Float64) for name in ("right", "claimed", "true"))
    rates = {"precision": right / claimed, "recall": right / true, "f1": 2 * right / (claimed + true)}
    baseline = 2 * pl.col("baseline_right_links") / (pl.col("baseline_claimed_links") + true)
    whole = pl.concat([frame.with_columns(pl.col(pl.Int64).cast(pl.Int64)) for frame in found])
    return whole.with_columns(**rates, baseline_f1=baseline).sort("code_system")


def build(settings: Settings, models: tuple[str, ...] = MODELS) -> tuple[float, float]:
    """Let dbt build what matches applications; return its seconds and the peak of its processes in MB."""
    out = settings.data / "dbt"
    places = ["--project-dir", settings.dbt_project, "--profiles-dir", settings.dbt_project]
    places += ["--target-path", out / "target", "--log-path", out / "logs"]
    env = {**os.environ, "SIMPUL_WAREHOUSE": str(settings.warehouse), "SIMPUL_MEMORY_LIMIT": settings.memory_limit}
    left_out = ["--exclude-resource-type", "unit_test", "--exclude-resource-type", "test"]
    words = [str(DBT), "build", "--select", *models, *left_out, *map(str, places)]
    _, seconds, peak = measured(words, env)
    return seconds, peak


def made(data: Path, people: int, seed: int, months: int = 2) -> Settings:
    """Make a country with hard faults and take in what applications are known by.

    Komdigi's hosting register is then out of reach for good: its records come as a file, as it would send them.
    """
    settings = loaded(data, people=people, months=months, seed=seed, tables=TABLES)
    by_hand = Path(settings.drop) / "komdigi" / "hosted_applications.ndjson"
    shutil.copy(settings.nation / "api" / "komdigi" / by_hand.name, by_hand)
    world = World()
    landed = land(settings, world, "komdigi", "hosted_applications")
    judged = list(validate_each(settings, world, landed))
    load(settings, world, [receipt for receipt in judged if receipt.state == "validated"])
    return settings


def damage(settings: Settings, share: float, seed: int = 7) -> None:
    """Spoil the text on what an application does in a share of the register: a word lost, added, or misspelt."""
    chance = random.Random(seed)
    with duckdb.connect(str(settings.warehouse)) as warehouse:
        table = "raw.panrb__applications"
        rows = warehouse.sql(f"select application_id, application_function from {table} order by 1").fetchall()
        spoilt = [(_spoilt(text, chance), name) for name, text in rows if chance.random() < share]
        warehouse.executemany(f"update {table} set application_function = $1 where application_id = $2", spoilt)


def _spoilt(text: str, chance: random.Random) -> str:
    words = text.split()
    place = chance.choice([at for at, word in enumerate(words) if len(word) > 4])
    word, at = words[place], chance.randrange(1, len(words[place]) - 1)
    ways = [
        [], [word[:at] + word[at + 1 :]], [word[:at] + word[at + 1] + word[at] + word[at + 2 :]],
        [word, chance.choice(("terpadu", "pusat", "utama", "satker", "internal", "nasional"))],
    ]  # fmt: skip
    return " ".join(words[:place] + chance.choice(ways) + words[place + 1 :])


def _true_names(settings: Settings, warehouse: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return which application of the register is meant by Komdigi's numbers and by BSSN's names."""
    told = json.loads((settings.nation / "nation.json").read_text("utf-8"))
    nation = Nation(*(told[name] for name in ("people", "months", "until", "faults", "seed")), settings.data / "again")
    truth = settings.nation / "truth"
    numbers = pl.read_parquet(truth / "applications.parquet").sort("number")
    hosted = numbers.select(code_system=pl.lit("KOMDIGI"), application_id="register_id").with_columns(
        source_id=application_codes(nation)
    )
    assessed = warehouse.sql(
        "select assessment_id, agency_bssn_code || '/' || system_name as source_id from raw.bssn__security_assessments"
    ).pl()
    assessed = assessed.join(pl.read_parquet(truth / "security_assessments.parquet"), on="assessment_id")
    named = assessed.select(code_system=pl.lit("BSSN"), application_id="register_id", source_id="source_id")
    return pl.concat([hosted, named])


def main() -> None:
    """Make countries, match their applications, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[4, 5])
    parser.add_argument("--people", type=int, default=25_000)
    parser.add_argument("--damage", type=float, default=0.0)
    asked = parser.parse_args()
    with pl.Config(tbl_rows=-1, tbl_cols=-1, tbl_width_chars=160, float_precision=4):
        for seed in asked.seeds:
            with tempfile.TemporaryDirectory() as folder:
                settings = made(Path(folder), asked.people, seed)
                damage(settings, asked.damage) if asked.damage else None
                seconds, peak = build(settings)
                print(f"{asked.people:,} people, seed {seed}: {seconds:.0f} s, peak {peak / 1e3:.2f} GB")
                print(measure(settings), flush=True)


if __name__ == "__main__":
    main()
