"""BSSN: yearly assessments and half-yearly incidents as CSV: semicolons, decimal commas, dd/mm/yyyy, cp1252."""

from __future__ import annotations

from datetime import date
from functools import cache

import polars as pl

from sample_nation.faults import Fault
from sample_nation.nation import Nation, end_of_month
from sample_nation.organisations import agencies
from sample_nation.outbox import Outbox
from sample_nation.world import security
from sample_nation.world.predecessors import as_of

FORM = {"separator": ";", "encoding": "cp1252"}
DAY, MOMENT = "%d/%m/%Y", "%d/%m/%Y %H:%M"
SCORES = {
    "Tata Kelola": "governance", "Identifikasi": "identification", "Proteksi": "protection", "Deteksi": "detection",
    "Penanggulangan": "response",
}  # fmt: skip
ASSESSMENT_FAULTS = (
    Fault("missing", "Nama Sistem"), Fault("unknown_code", "Kode Instansi"), Fault("not_a_number", "Proteksi"),
    Fault("impossible_date", "Tanggal Asesmen"), Fault("out_of_range", "Deteksi", value="7,50"), Fault("exact_copy"),
    Fault("same_key", ("Nomor Asesmen",), value="Nama Sistem"), Fault("name_variant", "Nama Sistem"),
    Fault("spaces", "Nama Instansi"),
)  # fmt: skip
INCIDENT_FAULTS = (
    Fault("missing", "Jenis Insiden"), Fault("unknown_code", "Tingkat"), Fault("impossible_date", "Waktu Lapor"),
    Fault("out_of_range", "Waktu Tutup", value="01/01/2020 00:00"), Fault("exact_copy"),
    Fault("same_key", ("Nomor Tiket",), value="Uraian"), Fault("name_variant", "Nama Sistem"),
)  # fmt: skip


def deliver(nation: Nation, outbox: Outbox) -> None:
    """Leave a file of assessments a year, one of incidents a half-year, and the last but one again, corrected."""
    held = []
    for year in nation.years:
        frame = assessed(nation, year)
        held.append(_truth(security.assessments(nation, year), frame["Nomor Asesmen"]))
        outbox.file("security_assessments", f"Asesmen_Keamanan_{year}.csv", frame, faults=ASSESSMENT_FAULTS, **FORM)
    halves = [(year, first) for year in nation.years for first in (1, 7) if half(nation, year, first).height]
    for year, first in halves:
        outbox.file("incidents", _name(year, first), half(nation, year, first), faults=INCIDENT_FAULTS, **FORM)
    for year, first in halves[-2:-1]:
        frame = half(nation, year, first, is_final=True)
        outbox.file("incidents", _name(year, first, "_REVISI"), frame, faults=INCIDENT_FAULTS, **FORM)
    outbox.truth("security_assessments", pl.concat(held))
    outbox.truth("codes_bssn", codes(nation))


@cache
def codes(nation: Nation) -> pl.DataFrame:
    """Return which of BSSN's codes stands for which agency; an ended agency's code is not given again."""
    number = pl.Series(nation.rng("bssn", "codes").permutation(agencies(nation).height) + 101)
    code = "IIP-" + number.cast(pl.String)
    return agencies(nation).select("agency_id", code_system=pl.lit("bssn"), code=code)


def assessed(nation: Nation, year: int) -> pl.DataFrame:
    """Return a year's assessments in BSSN's words; numbers are texts with a decimal comma."""
    frame = _owned(nation, security.assessments(nation, year), pl.col("assessed_date"))
    return frame.select(
        pl.format("IKAS-{}-{}", pl.lit(year), _number(5)).alias("Nomor Asesmen"),
        pl.lit(year).alias("Tahun"),
        pl.col("code").alias("Kode Instansi"),
        pl.col("said").alias("Nama Instansi"),
        pl.col("app_name").alias("Nama Sistem"),
        pl.col("assessed_date").dt.to_string(DAY).alias("Tanggal Asesmen"),
        *(_comma(column).alias(name) for name, column in SCORES.items()),
        _comma("index").alias("Indeks"),
        pl.col("findings").alias("Jumlah Temuan"),
        pl.col("closed").alias("Temuan Ditutup"),
        pl.lit("Auditor BSSN – rahasia").alias("Asesor"),
    )


def half(nation: Nation, year: int, first: int, *, is_final: bool = False) -> pl.DataFrame:
    """Return the incidents of a half-year as they stood at its end, or as they stand now, in BSSN's words."""
    end = end_of_month(date(year, first + 5, 1))
    frame = struck(nation, year).filter(pl.col("month").is_between(first, first + 5))
    is_open = pl.col("closed") > (nation.last if is_final else end)
    return frame.with_columns(pl.when(~is_open).then("Waktu Tutup").alias("Waktu Tutup")).drop("month", "closed")


def struck(nation: Nation, year: int) -> pl.DataFrame:
    """Return a year's incidents in BSSN's words, with month and last day; some name no system, some stay open."""
    frame = _owned(nation, security.incidents(nation, year), pl.col("opened_at").dt.date())
    return frame.select(
        pl.format("INS-{}-{}", pl.lit(year), _number(5)).alias("Nomor Tiket"),
        pl.col("code").alias("Kode Instansi"),
        pl.col("said").alias("Nama Instansi"),
        pl.when("is_named").then("app_name").alias("Nama Sistem"),
        pl.col("kind_of_incident").alias("Jenis Insiden"),
        pl.col("severity").alias("Tingkat"),
        pl.col("opened_at").dt.to_string(MOMENT).alias("Waktu Lapor"),
        pl.col("closed_at").dt.to_string(MOMENT).alias("Waktu Tutup"),
        pl.format("Laporan {} – tindak lanjut tim tanggap insiden", pl.col("kind_of_incident")).alias("Uraian"),
        pl.col("opened_at").dt.month().alias("month"),
        pl.col("closed_at").dt.date().alias("closed"),
    )


def _owned(nation: Nation, frame: pl.DataFrame, day: pl.Expr) -> pl.DataFrame:
    """Add BSSN's code of the agency as it was on the day, and its way of naming it: short where it can."""
    frame = as_of(nation, frame, day)
    known = codes(nation).select("agency_id", "code")
    said = pl.col("spbe_name").str.to_titlecase().str.replace("Kementerian ", "Kem. ", literal=True)
    return frame.join(known, on="agency_id", maintain_order="left").with_columns(said=said)


def _name(year: int, first: int, more: str = "") -> str:
    return f"Insiden_Siber_{year}-{first:02}_sd_{year}-{first + 5:02}{more}.csv"


def _number(width: int) -> pl.Expr:
    return pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(width)


def _comma(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.String).str.replace(".", ",", literal=True)


def _truth(frame: pl.DataFrame, number: pl.Series) -> pl.DataFrame:
    return frame.select("register_id", "agency_id", assessment_id=number)
