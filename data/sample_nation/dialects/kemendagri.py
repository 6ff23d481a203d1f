"""Kemendagri: the Satu Data portal (CKAN): region codes by decree, retired codes, and the list of ministries."""

from __future__ import annotations

from datetime import date

import polars as pl

from sample_nation.faults import Fault
from sample_nation.nation import Nation
from sample_nation.organisations import agencies, successions
from sample_nation.outbox import Outbox
from sample_nation.world.regions import RENEWED, listed, regions

DECREES = {
    "kepmendagri-100.1.1-6117-2022": (date(2022, 11, 9), "2022-11-09T00:00:00"),
    "kepmendagri-300.2.2-2138-2025": (RENEWED, "2025-04-25T00:00:00"),
}
"""Decree → from when it holds, and when its files were last changed on the portal."""
LEVELS = {
    1: ("provinces", "provinsi", None),
    2: ("regencies", "kabupaten-kota", "province_code"),
    3: ("districts", "kecamatan", "regency_code"),
    4: ("villages", "desa-kelurahan", "district_code"),
}
"""Level → our table, the portal's word, the column of the parent."""
KINDS = {"coordinating": "KK", "ministry": "KM", "agency": "LB"}
FAULTS = (
    Fault("missing", "name"), Fault("unknown_code", "code"), Fault("exact_copy"),
    Fault("same_key", ("code",), value="name"), Fault("spaces", "name"),
)  # fmt: skip


def deliver(nation: Nation, outbox: Outbox) -> None:
    """Publish both decrees' files, the retired codes and the list of ministries and agencies."""
    for decree, (day, changed) in DECREES.items():
        for level, (table, word, parent) in LEVELS.items():
            columns = {"code": "region_code", **({parent: "parent_code"} if parent else {}), "name": "region_name"}
            frame = listed(nation, level, day).select(**columns)
            metadata = {"name": f"{word} {decree}", "created": changed, "last_modified": changed}
            outbox.ckan(table, "kode-wilayah", f"{word}-{decree}.csv", frame, metadata=metadata, faults=FAULTS)
    outbox.ckan(
        "retired_regions", "kode-wilayah", "kode-dicabut.csv", _retired(nation), metadata=_metadata("2025-04-25")
    )
    outbox.ckan("agencies", "instansi", "referensi-kl.csv", references(nation), metadata=_metadata("2025-01-20"))
    outbox.truth("codes_kemendagri", codes(nation))


def codes(nation: Nation) -> pl.DataFrame:
    """Return which agency each of Kemendagri's codes stands for."""
    prefix = pl.col("kind").replace_strict(KINDS)
    number = pl.int_range(1, pl.len() + 1).over(prefix).cast(pl.String).str.zfill(2)
    found = agencies(nation).sort("valid_from", "agency_id")
    return found.select("agency_id", code_system=pl.lit("kemendagri"), code=prefix + "." + number)


def references(nation: Nation) -> pl.DataFrame:
    """Return the K/L list in Kemendagri's words: old ministries stay, with the day on which they ended."""
    known = codes(nation).select("agency_id", "code")
    before = successions(nation).join(known, left_on="predecessor_id", right_on="agency_id", maintain_order="left")
    before = before.group_by(agency_id="successor_id").agg(kode_asal=pl.col("code").sort().str.join(","))
    frame = agencies(nation).join(known, on="agency_id").join(before, on="agency_id", how="left")
    return frame.sort("code").select(
        kode="code",
        nama=pl.col("name").str.replace(" dan ", " & ", literal=True),
        singkatan="short_name",
        berlaku_mulai=pl.col("valid_from").dt.to_string("%d-%m-%Y"),
        berlaku_sampai=pl.col("valid_to").dt.to_string("%d-%m-%Y"),
        kode_asal="kode_asal",
    )


def _retired(nation: Nation) -> pl.DataFrame:
    gone = regions(nation).filter(pl.col("valid_to").is_not_null())
    return gone.select(
        kode="region_code", nama="region_name", dicabut=pl.col("valid_to").dt.to_string("%d-%m-%Y"),
        kode_pengganti="successor_code",
    )  # fmt: skip


def _metadata(day: str) -> dict[str, str]:
    return {"created": f"{day}T00:00:00", "last_modified": f"{day}T00:00:00"}
