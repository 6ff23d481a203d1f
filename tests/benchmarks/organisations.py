"""How right the crosswalk of organisations is, against the truth of a sample country, beside equal names alone.

``python -m tests.benchmarks.organisations <data folder>`` prints a table for a workshop whose models are built.
"""

import json
import sys
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
from sample_nation.nation import Nation
from sample_nation.organisations import agencies
from simpul.settings import Settings

from tests.benchmarks.measuring import HOUSE

FOUND = """
    select code_system, source_code, source_name, agency_kemendagri_code as found, agency_code, method,
        valid_to is not null as has_ended
    from intermediate.int_organisations__crosswalked
"""
EQUAL = """
    with listed as (
        select unnest([agency_kemendagri_name, agency_short_name]) as name, agency_kemendagri_code as code
        from raw.kemendagri__agencies
    )
    select code_system, coalesce(source_code, source_name) as spoken, min(code) as equal
    from intermediate.int_organisations__seen inner join listed on lower(trim(source_name)) = lower(name)
    group by all having count(distinct code) = 1
"""
OFFICIAL = ("BA", "KRISNA", "KEMENDAGRI")
PLANTED = "EVAL"
"""Part under which misspelt names lie in the raw table, so that they can be told apart."""


def measure(settings: Settings, planted: dict[str, str] | None = None) -> pl.DataFrame:
    """Return one row per code system: its codes (or names), how many are right, wrong, unmatched, and by each method.

    ``equal`` counts what the same letters alone get right; ``planted`` are misspelt names and whose they are, counted
    apart as ``SPBE misspelt``. Organisations are compared by the reference list: one that ended is not its heir.
    """
    with duckdb.connect(str(settings.warehouse), read_only=True) as warehouse:
        found, equal = warehouse.sql(FOUND).pl(), warehouse.sql(EQUAL).pl()
    true = whose(settings)
    if planted:
        told = pl.DataFrame({"spoken": list(planted), "of": list(planted.values())})
        true = pl.concat([true, told.select(pl.lit("SPBE").alias("code_system"), "spoken", "of", has_ended=False)])
    keys = ["code_system", "spoken", "has_ended"]
    held = found.with_columns(spoken=pl.coalesce("source_code", "source_name")).join(true, on=keys, how="left")
    held = held.join(equal, on=["code_system", "spoken"], how="left")
    misspelt = pl.col("spoken").is_in(list(planted or {})) & (pl.col("code_system") == "SPBE")
    system = pl.when(misspelt).then(pl.lit("SPBE misspelt")).otherwise("code_system")
    methods = ("official code", "steward", "exact name", "similarity")
    return held.group_by(code_system=system).agg(
        codes=pl.len(),
        right=(pl.col("found") == pl.col("of")).fill_null(False).sum(),
        wrong=(pl.col("found").is_not_null() & (pl.col("found") != pl.col("of")).fill_null(True)).sum(),
        unmatched=pl.col("found").is_null().sum(),
        equal=(pl.col("equal") == pl.col("of")).fill_null(False).sum(),
        **{name.replace(" ", "_"): (pl.col("method") == name).sum() for name in methods},
    ).sort("code_system")  # fmt: skip


def whose(settings: Settings) -> pl.DataFrame:
    """Return what each system's code or name truly stands for: code_system, spoken, has_ended, of (Kemendagri code)."""
    nation, truth = made(settings), settings.nation / "truth"
    listed = pl.read_parquet(truth / "codes_kemendagri.parquet").select("agency_id", of="code")
    known = agencies(nation).join(listed, on="agency_id")
    ended = pl.col("valid_to").is_not_null()
    bss = pl.read_parquet(truth / "codes_bssn.parquet").select("agency_id", spoken="code")
    oikn = pl.read_parquet(truth / "oikn_agencies.parquet").select("agency_id", spoken="kode_instansi_oikn")
    tenants = pl.read_parquet(truth / "codes_komdigi.parquet").select("agency_id", "code", "before")
    living = tenants.join(known.filter(~ended), on="agency_id").select("agency_id", spoken="code")
    slug = pl.col("short_name").str.to_lowercase().str.replace_all(r"[^a-z0-9]+", "-")
    parts = [
        _part("KEMENDAGRI", known.select("of", spoken="of")),
        _part("LKPP", known.select("of", spoken="klpd_code")),
        _part("SIASN", known.select("of", spoken="siasn_id")),
        _part("SPBE", known.select("of", spoken="spbe_name")),
        *(_part(name, known.filter(~ended).select("of", spoken="budget_section_code")) for name in ("BA", "KRISNA")),
        _part("BA", known.filter(ended).select("of", spoken="budget_section_code"), has_ended=True),
        *(_part(name, known.join(codes, on="agency_id").select("of", "spoken"))
          for name, codes in (("BSSN", bss), ("OIKN", oikn), ("KOMDIGI", living))),
        _part("KOMDIGI", known.filter(ended).select("of", spoken=slug), has_ended=True),
    ]  # fmt: skip
    return pl.concat(parts)


def _part(system: str, frame: pl.DataFrame, *, has_ended: bool = False) -> pl.DataFrame:
    return frame.select(pl.lit(system).alias("code_system"), "spoken", "of", has_ended=pl.lit(has_ended))


def misspelt(nation: Nation, settings: Settings, each: int, seed: int) -> dict[str, str]:
    """Return misspelt names of every organisation, as people write them, and whose each is (Kemendagri code)."""
    rng = np.random.default_rng(seed)
    listed = pl.read_parquet(settings.nation / "truth" / "codes_kemendagri.parquet").select("agency_id", of="code")
    names = agencies(nation).join(listed, on="agency_id").select("name", "of").rows()
    taken: dict[str, set[str]] = {}
    for name, of in names:
        for _ in range(each):
            taken.setdefault(_wrong(name, rng), set()).add(of)
    proper = {name.upper() for name, _ in names}
    return {name: of for name, (of, *more) in sorted(taken.items()) if not more and name.upper() not in proper}


def _wrong(name: str, rng: np.random.Generator) -> str:
    """Write a name wrongly in one or two ways: shortened, a letter lost, doubled or changed places, words left out."""
    words = name.split(" ")
    at = int(rng.integers(0, len(words)))
    place = int(rng.integers(1, max(2, len(words[at]) - 1)))
    word = words[at]
    slips = [
        word[:place] + word[place + 1 :], word[:place] + word[place - 1] + word[place:],
        word[: place - 1] + word[place : place + 1] + word[place - 1] + word[place + 1 :], word.replace("u", "oe"),
    ]  # fmt: skip
    words[at] = slips[int(rng.integers(0, len(slips)))]
    said = " ".join(words)
    shorter = [
        said, said.upper(), said.replace("Kementerian Koordinator Bidang", "Kemenko"), said + " RI",
        said.replace("Kementerian", "Kem."), said.replace("Kementerian", "Kementrian"), said.replace(" dan ", " & "),
        said.replace(",", ""), said.replace("Bidang ", ""), said.replace(" dan ", " "),
        said.replace("Hak Asasi Manusia", "HAM"),
    ]  # fmt: skip
    return shorter[int(rng.integers(0, len(shorter)))]


def plant(settings: Settings, names: dict[str, str]) -> None:
    """Write names into the evaluation results as if an agency had been called so there."""
    with duckdb.connect(str(settings.warehouse)) as warehouse:
        warehouse.executemany(
            """insert into raw.panrb__spbe_scores by name select agency_spbe_name: $1, evaluation_year: 2025,
                indicator_number: '1', maturity_level: 1, part: $2, _delivery_id: 'planted', _row: 1""",
            [[name, PLANTED] for name in names],
        )


def made(settings: Settings) -> Nation:
    """Return the parameters of the country that lies in a data folder."""
    told = json.loads((settings.nation / "nation.json").read_text("utf-8"))
    names = ("people", "months", "until", "faults", "seed")
    return Nation(*(told[name] for name in names), settings.data / "again")


def main() -> None:
    """Print how right a workshop's crosswalk is."""
    data = Path(sys.argv[1])
    here = Settings(data=data, drop="", promises=HOUSE / "expectations", dbt_project=HOUSE / "dbt_project")
    with pl.Config(tbl_rows=-1, tbl_cols=-1, tbl_width_chars=200):
        print(measure(here))


if __name__ == "__main__":
    main()
