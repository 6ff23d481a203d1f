"""What the planning ministry's KRISNA serves: programmes and outputs of the plan, year by year, in its own words."""

from __future__ import annotations

import polars as pl

from sample_nation.faults import Fault
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox
from sample_nation.world import programmes


def deliver(nation: Nation, outbox: Outbox) -> None:
    """Serve programmes and outputs of every year."""
    for year in nation.years:
        _programmes(nation, outbox, year)
        _outputs(nation, outbox, year)


def _programmes(nation: Nation, outbox: Outbox, year: int) -> None:
    """Serve a year's programmes; the section is a number here, and the name is KRISNA's own."""
    rows = programmes.programmes(nation, year).select(
        tahun=pl.lit(year), kode_ba=pl.col("budget_section_code").cast(pl.Int64), nama_kl=_own_name(),
        kode_program="programme", uraian_program="programme_name", prioritas_nasional="priority",
        pagu_indikatif=pl.col("ceiling_idr").round().cast(pl.Int64), tagging_ikn=_yes("is_ikn"), versi="version",
        status_pagu="status", sumber="source", tanggal_sumber=pl.col("source_date").dt.strftime("%d-%m-%Y"),
    )  # fmt: skip
    outbox.api("programmes", "programmes", rows, faults=(Fault("spaces", "uraian_program"), Fault("spaces", "nama_kl")))


def _outputs(nation: Nation, outbox: Outbox, year: int) -> None:
    """Serve a year's outputs with their target and what each quarter reached."""
    rows = programmes.outputs(nation, year).select(
        tahun=pl.lit(year), kode_ba=pl.col("budget_section_code").cast(pl.Int64), nama_kl=_own_name(),
        kode_unit="echelon1_code", kode_satker="work_unit_code", kode_program="programme", kode_kegiatan="activity",
        uraian_kegiatan="activity_name", kode_kro="kro", kode_ro="ro", uraian="output_name",
        prioritas_nasional=pl.col("priority").replace("", None), target="target", satuan="output_unit",
        pagu_indikatif="ceiling_idr", tagging_ikn=_yes("is_ikn"),
        **{f"realisasi_tw{quarter}": f"reached_{quarter}" for quarter in range(1, 5)},
    )  # fmt: skip
    key = ("kode_satker", "kode_program", "kode_kegiatan", "kode_kro", "kode_ro")
    wrong = (
        Fault("missing", "kode_kegiatan"), Fault("unknown_code", "kode_kro", value="?"), Fault("missing", "uraian"),
        Fault("short_identifier", "kode_program"), Fault("out_of_range", "target"),
        Fault("out_of_range", "pagu_indikatif"), Fault("exact_copy"), Fault("same_key", key, value="target"),
        Fault("lost_zeros", "kode_unit"), Fault("spaces", "uraian"), Fault("missing_optional", "satuan"),
    )  # fmt: skip
    outbox.api("outputs", "outputs", rows, faults=wrong)


def _own_name() -> pl.Expr:
    """Return a ministry's name as KRISNA abbreviates it."""
    return (
        pl.col("agency_name")
        .str.replace("Kementerian Koordinator Bidang", "Kemenko")
        .str.replace("Kementerian", "Kem.")
    )


def _yes(column: str) -> pl.Expr:
    return pl.when(column).then(pl.lit("Ya")).otherwise(pl.lit("Tidak"))
