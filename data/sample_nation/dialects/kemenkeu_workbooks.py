"""Treasury's workbooks: scores of budget execution (IKPA) by month, warrants (DIPA) by year, state budget (APBN)."""

from __future__ import annotations

from datetime import date

import polars as pl

from sample_nation.faults import Fault
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox
from sample_nation.world import execution, money

MONTHS = ("JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI",
          "AGUSTUS", "SEPTEMBER", "OKTOBER", "NOPEMBER", "DESEMBER")  # fmt: skip
ASPECTS = {
    "planning": "Kualitas Perencanaan Anggaran",
    "execution": "Kualitas Pelaksanaan Anggaran",
    "result": "Kualitas Hasil Pelaksanaan Anggaran",
}
INDICATORS = ("Revisi DIPA", "Deviasi Halaman III DIPA", "Penyerapan Anggaran", "Belanja Kontraktual",
              "Penyelesaian Tagihan", "Pengelolaan UP dan TUP", "Capaian Output", "Nilai Total", "Konversi Bobot",
              "Dispensasi SPM (Pengurang)")  # fmt: skip
"""The workbook's columns; until 2023 eight scores stand under them, so that total and conversion move to the right."""
FINAL = "Nilai Akhir (Nilai Total/Konversi Bobot)"
MISSTATED = 0.0006
"""Share of rows whose final score does not follow from its indicators: findings, which treasury really has."""


def performance(nation: Nation, outbox: Outbox, period: date) -> None:
    """Leave a month's workbook, with the small differences that months have."""
    rows = _stated(nation, period)
    force, number = execution.weights(period), pl.int_range(1, pl.len() + 1)
    percent = pl.format("{}%", "conversion") if period.month % 4 else pl.col("conversion")
    values = [*force, "total", percent, *(["deduction"] if len(force) == len(execution.SEVEN) else [])]
    is_bare, section = period.month in (2, 5), pl.col("budget_section_code")
    columns = {
        "No": number, "Kode KPPN": "treasury_office_code",
        "Kode BA": section.cast(pl.Int64) if is_bare else section,
        "Kode Satker": "work_unit_code", "Uraian Satker": pl.col("work_unit_name").str.to_uppercase(),
        **{name: pl.col(key) for key, name in ASPECTS.items()},
        **dict(zip(INDICATORS, values, strict=True)),
        FINAL: "final", "Bulan": pl.lit(_month(period)), "Tahun": pl.lit(period.year), "Peringkat": number,
    }  # fmt: skip
    said = rows.select(**columns)
    if period.month % 2:
        said = said.rename({INDICATORS[-1]: "Dispensasi SPM (Pengurangan)"})
    wrong = (
        Fault("unknown_code", "Kode Satker"), Fault("missing", "Penyerapan Anggaran"), Fault("missing", "Kode Satker"),
        Fault("out_of_range", "Capaian Output", value=250.0), Fault("out_of_range", FINAL, value=-3.0),
        Fault("exact_copy"), Fault("same_key", ("Kode Satker",), value="Revisi DIPA"), Fault("lost_zeros", "Kode KPPN"),
        Fault("spaces", "Uraian Satker"),
    )  # fmt: skip
    outbox.file("budget_performance", f"IKPA_{MONTHS[period.month - 1]}_{period.year}.xlsx", said, faults=wrong,
                sheet="Data IKPA")  # fmt: skip


def _month(period: date) -> str:
    """Write a month as the year's clerk does: NOPEMBER, or NOVEMBER in even years."""
    return "NOVEMBER" if period.month == 11 and period.year % 2 == 0 else MONTHS[period.month - 1]


def misstated(nation: Nation, period: date) -> pl.DataFrame:
    """Return the few rows of a month whose final is stated one and a half too low; none where all is without faults."""
    rows = execution.scores(nation, period)
    share = 0 if nation.faults == "none" else MISSTATED
    is_wrong = pl.Series(nation.rng("misstated", str(period)).random(rows.height) < share)
    return rows.filter(is_wrong & (rows["final"] > 2)).select(
        "work_unit_code", period=pl.lit(period), final=(pl.col("final") - 1.5).round(2)
    )


def _stated(nation: Nation, period: date) -> pl.DataFrame:
    wrong = misstated(nation, period).select("work_unit_code", stated="final")
    rows = execution.scores(nation, period).join(wrong, on="work_unit_code", how="left", maintain_order="left")
    return rows.with_columns(final=pl.coalesce("stated", "final"))


def warrants(nation: Nation, outbox: Outbox, year: int) -> None:
    """Leave a year's warrants; in odd years the section codes lost their zeros."""
    rows, section = money.warrants(nation, year), pl.col("budget_section_code")
    size = pl.col("budget_ceiling_idr")
    kind = pl.when(size > 20e9).then(pl.lit("Satker Besar")).when(size > 4e9).then(pl.lit("Satker Sedang"))
    said = rows.select(**{
        "Kode Satker": "work_unit_code", "Satker": pl.col("work_unit_name").str.to_uppercase(), "Tahun": pl.lit(year),
        "Tanggal Posting Revisi": "revision_posted_date", "Total Pagu": "budget_ceiling_idr",
        "Jenis Satker": kind.otherwise(pl.lit("Satker Kecil")), "NO": pl.int_range(1, pl.len() + 1),
        "Kementerian": section.cast(pl.Int64) if year % 2 else section,
        "Kode Status History": pl.lit(None, pl.String), "Jenis Revisi": pl.lit(None, pl.String),
        "Revisi ke-": "revision_number", "No Dipa": "warrant_number", "Tanggal Dipa": "warrant_date",
        "Digital Stamp": pl.lit("CONTOH"),
    })  # fmt: skip
    wrong = (
        Fault("unknown_code", "No Dipa", value="DIPA-??"), Fault("missing", "Satker"),
        Fault("out_of_range", "Total Pagu"), Fault("exact_copy"),
        Fault("same_key", ("Kode Satker",), value="Total Pagu"), Fault("spaces", "Satker"),
    )  # fmt: skip
    outbox.file("budget_warrants", f"DIPA_{year}.xlsx", said, faults=wrong, sheet=f"DIPA_{year}")


def sections(nation: Nation, outbox: Outbox) -> None:
    """Leave the state budget: codes as decimal numbers, years as columns, a dash where a section had none."""
    rows = money.section_spending(nation)
    wide = rows.pivot("year", index=["budget_section_code", "agency_name"], values="billions")
    years = sorted(name for name in wide.columns if name.isdigit())
    said = wide.sort("budget_section_code").select(
        pl.col("budget_section_code").cast(pl.Float64).alias("Kode BA"),
        pl.col("agency_name").str.to_uppercase().alias("Kementerian Negara / Lembaga"),
        *(pl.col(year).cast(pl.String).fill_null("-") for year in years),
    )
    outbox.file("section_spending", f"APBN_{nation.years[-1]}.xlsx", said, sheet="5. Belanja KL")
