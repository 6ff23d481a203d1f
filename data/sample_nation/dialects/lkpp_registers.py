"""The registers of SIRUP: work units with LKPP's own ids, programmes, activities, outputs, provinces."""

from __future__ import annotations

from functools import cache

import polars as pl

from sample_nation.faults import Fault
from sample_nation.nation import Nation
from sample_nation.organisations import agencies, units
from sample_nation.outbox import Outbox
from sample_nation.world import programmes

PROVINCES = (
    "Aceh", "Sumatera Utara", "Sumatera Barat", "Riau", "Jambi", "Sumatera Selatan", "Bengkulu", "Lampung",
    "Kep. Bangka Belitung", "Kepulauan Riau", "DKI Jakarta", "Jawa Barat", "Jawa Tengah", "DI Yogyakarta",
    "Jawa Timur", "Banten", "Bali", "Nusa Tenggara Barat", "Nusa Tenggara Timur", "Kalimantan Barat",
    "Kalimantan Tengah", "Kalimantan Selatan", "Kalimantan Timur", "Kalimantan Utara", "Sulawesi Utara",
    "Sulawesi Tengah", "Sulawesi Selatan", "Sulawesi Tenggara", "Gorontalo", "Sulawesi Barat", "Maluku",
    "Maluku Utara", "Papua", "Papua Barat", "Papua Selatan", "Papua Tengah", "Papua Pegunungan", "Papua Barat Daya",
)  # fmt: skip
"""The provinces in LKPP's own order and spelling; the order is drawn, the spelling of three is real."""
LEVELS = {
    "programmes": (("work_unit_code", "programme"), "kd_program", 2_000_000),
    "activities": (("work_unit_code", "activity"), "kd_kegiatan", 12_000_000),
    "subactivities": (("work_unit_code", "activity", "kro", "ro"), "kd_subkegiatan", 14_000_000),
}
"""Register → what makes one entry, the key of its id, where its ids begin."""


def serve(nation: Nation, outbox: Outbox) -> None:
    """Serve every register."""
    provinces = pl.DataFrame({"kd_provinsi": range(1, len(PROVINCES) + 1), "nama_provinsi": PROVINCES})
    outbox.api("provinces", "provinces", provinces)
    known = identified(nation)
    outbox.truth("lkpp_work_units", known.select("lkpp_id", "unit_id", "work_unit_code", "klpd_code"))
    empty = {name: pl.lit(None, pl.String) for name in ("alamat", "telepon", "fax", "kodepos", "kode_eselon")}
    is_open = pl.col("valid_to").is_null()
    rows = known.select(
        kd_satker="lkpp_id", kd_satker_str="work_unit_code", nama_satker="work_unit_name",
        status_satker=pl.when(is_open).then(pl.lit("Aktif")).otherwise(pl.lit("Tidak Aktif")),
        ket_satker=pl.lit("Satker K/L"), jenis_satker=pl.lit("SATKER"), **empty,
    )  # fmt: skip
    rows = pl.concat([rows, known.select(agency_fields())], how="horizontal")
    wrong = (Fault("missing", "nama_satker"), Fault("exact_copy"), Fault("unknown_code", "kd_klpd", value="K?"),
             Fault("spaces", "nama_satker"))  # fmt: skip
    outbox.api("work_units", "work_units", rows, faults=wrong)
    for year in nation.years:
        _plan(nation, outbox, year)


@cache
def identified(nation: Nation) -> pl.DataFrame:
    """Return every satker under every agency that it had, with LKPP's id for it."""
    of_agency = agencies(nation).select("agency_id", "klpd_code", "kind", agency_name="name")
    rows = units(nation).filter(echelon="2").join(of_agency, on="agency_id", maintain_order="left")
    rows = rows.sort(pl.col("valid_to").is_null(), "work_unit_code", descending=[True, False])
    return rows.rename({"name": "work_unit_name"}).with_row_index("lkpp_id", 100_100).with_columns(
        pl.col("lkpp_id").cast(pl.Int64), lpse_id=pl.col("klpd_code").str.slice(1).cast(pl.Int64) + 700
    )  # fmt: skip


def with_ids(nation: Nation, rows: pl.DataFrame) -> pl.DataFrame:
    """Add LKPP's ids to rows that name a satker and its agency."""
    ids = identified(nation).select("lkpp_id", "lpse_id", "work_unit_code", "klpd_code")
    return rows.join(ids, on=["work_unit_code", "klpd_code"], how="left", maintain_order="left")


def agency_fields() -> list[pl.Expr]:
    """Return the fields by which LKPP names an agency: its own code, name and class."""
    is_body = pl.col("klpd_code").str.starts_with("L")
    return [
        pl.col("klpd_code").alias("kd_klpd"),
        pl.col("agency_name")
        .str.replace("Kementerian Koordinator Bidang", "Kementerian Koordinator")
        .alias("nama_klpd"),
        pl.when(is_body).then(pl.lit("LEMBAGA")).otherwise(pl.lit("KEMENTERIAN")).alias("jenis_klpd"),
    ]


def _plan(nation: Nation, outbox: Outbox, year: int) -> None:
    """Serve a year's programmes, activities and outputs, each with the ids of those above it."""
    rows = with_ids(nation, programmes.outputs(nation, year))
    for key, name, first in LEVELS.values():
        number = pl.struct(key).rank("dense").cast(pl.Int64) + first + (year - 2000) * 20_000
        rows = rows.with_columns(number.alias(name))
    support = pl.col("programme") == "WA"
    title = pl.when(support).then(pl.lit("Program Dukungan Manajemen"))
    rows = rows.with_columns(programme_name=title.otherwise(pl.concat_str(pl.lit("Program "), "agency_name")))
    code = ["budget_section_code", "programme", "activity", "kro", "ro"]
    told = {
        "programmes": ("program", pl.concat_str(code[:2], separator="."), "programme_name"),
        "activities": ("kegiatan", pl.concat_str(code[:3], separator="."), "activity_name"),
        "subactivities": ("subkegiatan", pl.concat_str(code, separator="."), "output_name"),
    }
    above: list[str] = []
    for table, (word, written, name) in told.items():
        own = LEVELS[table][1]
        fields = [pl.lit(year).alias("tahun_anggaran"), *agency_fields(), pl.col("lkpp_id").alias("kd_satker")]
        said = rows.select(
            *fields, *above, own, "ceiling_idr", written.alias(f"{own}_str"), pl.col(name).alias(f"nama_{word}")
        )
        merged = said.group_by(pl.exclude("ceiling_idr"), maintain_order=True).agg(
            pl.sum("ceiling_idr").alias(f"pagu_{word}")
        )
        sent = merged.with_columns(is_deleted=pl.lit(False), _event_date=pl.lit(f"{nation.last}"))
        wrong = (Fault("missing", f"nama_{word}"), Fault("out_of_range", f"pagu_{word}"), Fault("exact_copy"),
                 Fault("same_key", (own,), value=f"pagu_{word}"), Fault("spaces", f"nama_{word}"))  # fmt: skip
        outbox.api(table, table, sent, faults=wrong)
        above.append(own)
