"""Kementerian Pekerjaan Umum: a quarterly CSV of construction progress, with semicolons, decimal commas, day first."""

from __future__ import annotations

from datetime import date

import polars as pl

from sample_nation.faults import Fault
from sample_nation.nation import Nation
from sample_nation.organisations import agencies, units
from sample_nation.outbox import Outbox
from sample_nation.world.construction import construction

SECTION = "033"
"""PU's budget section."""
STATUSES = {"stated": "Disebut", "derived": "Turunan", "range": "Rentang", "sample": "Contoh"}
FAULTS = (
    Fault("out_of_range", "Realisasi Fisik (%)", value="137,50"), Fault("not_a_number", "Nilai Kontrak (Rp)"),
    Fault("impossible_date", "Tanggal Laporan"), Fault("unknown_code", "Kelompok"),
    Fault("missing", "Rencana Fisik (%)"), Fault("spaces", "Nama Paket"), Fault("exact_copy"),
)  # fmt: skip


def deliver(nation: Nation, outbox: Outbox) -> None:
    """Deliver one file a quarter, named by the quarter's first month; its rows are the packages by month."""
    worked = construction(nation)
    outbox.truth("pu_packages", worked.unique("code", keep="last", maintain_order=True))
    for first in sorted({_quarter(period) for period in nation.periods}):
        rows = worked.filter(pl.col("period").map_elements(_quarter, return_dtype=pl.Date) == first)
        if rows.height:
            name = f"progres_fisik_{first:%Y-%m}_TW{first.month // 3 + 1}.csv"
            outbox.file("construction_progress", name, rows_of(nation, rows), faults=FAULTS, separator=";")


def rows_of(nation: Nation, rows: pl.DataFrame) -> pl.DataFrame:
    """Return progress in PU's words and number style."""
    return rows.select(
        pl.col("code").alias("Kode Paket Konstruksi"), pl.col("name").alias("Nama Paket"),
        pl.col("cluster").alias("Kelompok"), pl.lit(_work_unit(nation)).alias("Kode Satker"),
        pl.col("contractor").alias("Penyedia Jasa"), _money("value").alias("Nilai Kontrak (Rp)"),
        _day("begins").alias("Tanggal Kontrak"), _day("ends").alias("Rencana Selesai"),
        _day("day").alias("Tanggal Laporan"), _pct("planned").alias("Rencana Fisik (%)"),
        _pct("actual").alias("Realisasi Fisik (%)"), _pct("paid").alias("Realisasi Keuangan (%)"),
        pl.col("source").alias("Sumber Nilai"), _day("source_date").alias("Tanggal Sumber"),
        pl.col("status").replace(STATUSES).alias("Status Nilai"),
    )  # fmt: skip


def _quarter(day: date) -> date:
    return day.replace(month=day.month - (day.month - 1) % 3, day=1)


def _work_unit(nation: Nation) -> str:
    """Return the work unit that builds: PU's first below its directorate for strategic infrastructure."""
    ministry = agencies(nation).filter(pl.col("budget_section_code") == SECTION, pl.col("valid_to").is_null())
    held = units(nation).filter(pl.col("agency_id") == ministry["agency_id"][0], pl.col("echelon") == "2")
    chosen = held.filter(pl.col("name").str.contains("Prasarana Strategis"))
    return str((chosen if chosen.height else held)["work_unit_code"][0])


def _money(name: str) -> pl.Expr:
    """Write rupiah with points between thousands and a decimal comma: 745.700.000.000,00."""
    whole = pl.col(name).round(0).cast(pl.Int64).cast(pl.String)
    grouped = whole.str.reverse().str.replace_all(r"(\d{3})", "$1.").str.reverse().str.strip_chars(".")
    return grouped + ",00"


def _pct(name: str) -> pl.Expr:
    return pl.col(name).round(2).cast(pl.String).str.replace(".", ",", literal=True)


def _day(name: str) -> pl.Expr:
    return pl.col(name).dt.strftime("%d/%m/%Y")
