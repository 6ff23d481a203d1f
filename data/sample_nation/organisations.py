"""Agencies and their units, before and after 21 October 2024, with the code that each other agency gives them.

Names of ministries and the change from 34 to 48 are public facts (DOMAIN A2). Budget sections marked [M] there, sizes,
units below the first echelon, LKPP numbers and identifiers are drawn: sample data.
"""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

from sample_nation.nation import REORGANISED, Nation

HERE = Path(__file__).parent
BEFORE = date(2019, 10, 23)
"""The day from which the older ministries are taken to stand."""
PREFIX = {"coordinating": "Deputi Bidang Koordinasi", "ministry": "Direktorat Jenderal", "agency": "Deputi Bidang"}
FIRST = {"coordinating": "Sekretariat Kementerian Koordinator", "ministry": "Sekretariat Jenderal"}
OFFICES = {
    "Sekretariat": ("Biro Perencanaan dan Keuangan", "Biro Umum dan Layanan Pengadaan", "Biro SDM dan Organisasi",
                    "Biro Hukum dan Komunikasi Publik", "Pusat Data dan Sistem Informasi"),
    "Inspektorat": ("Inspektorat I", "Inspektorat II", "Inspektorat III", "Sekretariat Inspektorat"),
    "": ("Sekretariat {}", "Direktorat Perencanaan {}", "Direktorat Pembinaan {}", "Direktorat Pengendalian {}"),
}  # fmt: skip


def alive(frame: pl.DataFrame, day: date) -> pl.DataFrame:
    """Return the rows that hold on a day."""
    return frame.filter(pl.col("valid_from") <= day, pl.col("valid_to").is_null() | (pl.col("valid_to") >= day))


@cache
def agencies(nation: Nation) -> pl.DataFrame:
    """Return one row per agency and validity; ``agency_id`` is the truth, the other codes are what others call it."""
    current = pl.read_csv(HERE / "agencies.csv", schema_overrides={"budget_section_code": pl.String}).with_columns(
        valid_from=pl.col("since").str.to_date(), valid_to=pl.lit(None, pl.Date), size=pl.col("size") / pl.sum("size")
    )
    ended = pl.read_csv(HERE / "successions.csv", schema_overrides={"budget_section_code": pl.String})
    ended = ended.filter(pl.col("name").is_not_null()).with_columns(
        valid_from=pl.lit(BEFORE), valid_to=pl.lit(REORGANISED - timedelta(days=1)), topics=pl.lit(None, pl.String)
    )
    weights = _ended_sizes(current)
    ended = ended.with_columns(size=pl.col("short_name").replace_strict(weights, return_dtype=pl.Float64))
    columns = ["name", "short_name", "kind", "budget_section_code", "valid_from", "valid_to", "size", "topics"]
    both = pl.concat([current.select(columns), ended.select(columns)])
    number = np.arange(1, both.height + 1)
    letters = np.where(both["kind"].to_numpy() == "agency", "L", "K")
    rng = nation.rng("agencies")
    return both.with_columns(
        agency_id=pl.Series([f"A{each:03}" for each in number]),
        klpd_code=pl.Series([f"{letter}{each}" for letter, each in zip(letters, rng.permutation(number), strict=True)]),
        siasn_id=identifiers(rng, both.height),
        spbe_name=pl.col("name").str.replace(" Republik Indonesia", "").str.to_uppercase(),
    )


@cache
def successions(nation: Nation) -> pl.DataFrame:
    """Return one row per predecessor and successor: the share of its people and money that went there, and the day."""
    codes = dict(agencies(nation).select("short_name", "agency_id").iter_rows())
    listed = pl.read_csv(HERE / "successions.csv", schema_overrides={"budget_section_code": pl.String})
    return listed.select(
        predecessor_id=pl.col("short_name").replace_strict(codes),
        successor_id=pl.col("successor").replace_strict(codes),
        share="share",
        date=pl.lit(REORGANISED),
    )


@cache
def units(nation: Nation) -> pl.DataFrame:
    """Return one row per unit of echelon 1 or 2 and validity.

    A unit that an ended agency handed over stands twice: under its old agency with ``successor_unit_id``, and under the
    new one, with the same ``work_unit_code``.
    """
    named = _named_units(nation)
    rng, height = nation.rng("units"), named.height
    named = named.with_columns(
        unit_id=pl.format("U{}", pl.int_range(10_000, 10_000 + height)),
        work_unit_code=pl.Series(np.sort(rng.choice(np.arange(400_001, 690_000), height, replace=False))).cast(str),
        siasn_unor_id=identifiers(rng, height),
        valid_to=pl.lit(None, pl.Date),
        successor_unit_id=pl.lit(None, pl.String),
    )
    heads = named.filter(echelon="1").select("agency_id", "topic", parent_unit_id="unit_id")
    named = named.join(heads, on=["agency_id", "topic"], how="left", maintain_order="left").with_columns(
        parent_unit_id=pl.when(pl.col("echelon") == "2").then("parent_unit_id")
    )
    return pl.concat([named, _before(nation, named)]).drop("topic")


def identifiers(rng: np.random.Generator, number: int) -> pl.Series:
    """Return random UUIDs as text."""
    raw = rng.bytes(16 * number)
    return pl.Series([str(uuid.UUID(bytes=raw[at : at + 16], version=4)) for at in range(0, 16 * number, 16)])


def _ended_sizes(current: pl.DataFrame) -> dict[str, float]:
    sizes = dict(current.select("short_name", "size").iter_rows())
    listed = pl.read_csv(HERE / "successions.csv").filter(~pl.col("short_name").is_in(list(sizes)))
    pairs = listed.with_columns(size=pl.col("successor").replace_strict(sizes, return_dtype=pl.Float64))
    return dict(pairs.group_by("short_name").agg(pl.sum("size")).iter_rows())


def _named_units(nation: Nation) -> pl.DataFrame:
    """Return the units of the agencies that stand, with the topic that ties the second echelon to the first."""
    rows = []
    for agency in agencies(nation).filter(pl.col("valid_to").is_null()).iter_rows(named=True):
        kind = agency["kind"]
        heads = {FIRST.get(kind, "Sekretariat Utama"): "Sekretariat"}
        heads |= {"Inspektorat Jenderal": "Inspektorat"} if kind == "ministry" else {}
        heads |= {f"{PREFIX[kind]} {topic}": topic for topic in agency["topics"].split("|")}
        heads |= {"Badan Pengembangan SDM": "Pengembangan SDM"} if agency["size"] > 0.008 else {}
        for name, topic in heads.items():
            below = [office.format(topic) for office in OFFICES.get(topic, OFFICES[""])]
            known = {"agency_id": agency["agency_id"], "topic": topic, "valid_from": agency["valid_from"]}
            rows += [{**known, "echelon": "1", "name": name}]
            rows += [{**known, "echelon": "2", "name": office} for office in below]
    return pl.DataFrame(rows)


def _before(nation: Nation, named: pl.DataFrame) -> pl.DataFrame:
    """Return the units of new agencies as they stood under their predecessor, until the reorganisation."""
    ended = agencies(nation).filter(pl.col("valid_to").is_not_null()).select("agency_id", old_to="valid_to")
    pairs = successions(nation).join(ended, left_on="predecessor_id", right_on="agency_id")
    moved = named.join(pairs, left_on="agency_id", right_on="successor_id", maintain_order="left")
    return moved.select(
        agency_id="predecessor_id", topic="topic", valid_from=pl.lit(BEFORE), echelon="echelon", name="name",
        unit_id=pl.col("unit_id") + "-2019", work_unit_code="work_unit_code", siasn_unor_id="siasn_unor_id",
        valid_to="old_to", successor_unit_id="unit_id", parent_unit_id=pl.col("parent_unit_id") + "-2019",
    )  # fmt: skip
