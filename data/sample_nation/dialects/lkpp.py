"""What the procurement agency's ISB endpoints serve: registers of the plan (SIRUP), packages, tenders, purchases.

Ids of work units are numbers in SIRUP and other ones, as text, in SPSE; only ``kd_satker_str`` is the same in both.
"""

from __future__ import annotations

import polars as pl

from sample_nation.dialects import lkpp_registers as registers
from sample_nation.faults import Fault
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox
from sample_nation.world import procurement

MAK = "{}.{}.{}.{}.{}.{}.051.A.{}"
"""A budget line as procurement writes it: section, echelon 1, programme, activity, KRO, RO, component, account."""


def deliver(nation: Nation, outbox: Outbox) -> None:
    """Serve the registers once and everything else by year."""
    registers.serve(nation, outbox)
    for year in nation.years:
        _packages(nation, outbox, year)
        _tenders(nation, outbox, year)
        _purchases(nation, outbox, year)


def _packages(nation: Nation, outbox: Outbox, year: int) -> None:
    rows = registers.with_ids(nation, procurement.packages(nation, year)).select(
        *_year(year), kd_satker="lkpp_id", kd_satker_str="work_unit_code", nama_satker="work_unit_name",
        kd_rup="plan_id", nama_paket="package_name", pagu=pl.col("ceiling_idr").cast(pl.Int64),
        metode_pengadaan="method", jenis_pengadaan="kind", volume_pekerjaan="volume", mak=_mak(),
        tgl_awal_pemilihan="selection_date", tgl_awal_kontrak="start_date", tgl_akhir_kontrak="end_date",
        status_umumkan_rup=pl.lit("Terumumkan"), sumber_dana=pl.lit("APBN"), _event_date=pl.lit(f"{nation.last}"),
    )  # fmt: skip
    wrong = (
        Fault("missing", "nama_paket"), Fault("out_of_range", "pagu"), Fault("unknown_code", "kd_klpd", value="?9"),
        Fault("exact_copy"), Fault("same_key", ("kd_rup",), value="pagu"), Fault("missing", "metode_pengadaan"),
        Fault("spaces", "nama_klpd"), Fault("missing_optional", "volume_pekerjaan"),
    )  # fmt: skip
    outbox.api("procurement_packages", "procurement_packages", rows, faults=wrong)


def _tenders(nation: Nation, outbox: Outbox, year: int) -> None:
    found = registers.with_ids(nation, procurement.tenders(nation, year))
    known = [
        *_year(year), pl.format("12{}3", "lkpp_id").alias("kd_satker"),
        pl.col("work_unit_code").alias("kd_satker_str"), pl.col("work_unit_name").alias("nama_satker"),
        pl.col("lpse_id").alias("kd_lpse"), pl.concat_str(pl.lit("LPSE "), "agency_name").alias("nama_lpse"),
        pl.col("tender_id").alias("kd_tender"), pl.col("package_id").alias("kd_pkt_dce"),
        pl.col("plan_id").cast(pl.String).alias("kd_rup"), pl.col("package_name").alias("nama_paket"),
        pl.col("ceiling_idr").cast(pl.Int64).alias("pagu"), pl.col("estimate_idr").alias("hps"),
        pl.lit("APBN").alias("sumber_dana"),
        pl.when(pl.col("ceiling_idr") < 2.5e9).then(pl.lit("Kecil")).otherwise(pl.lit("Non Kecil"))
        .alias("kualifikasi_paket"),
        pl.col("kind").alias("jenis_pengadaan"), pl.col("method").alias("mtd_pemilihan"),
        pl.lit("Harga Terendah Sistem Gugur").alias("mtd_evaluasi"), pl.lit("Pasca Satu File").alias("mtd_kualifikasi"),
        pl.lit("Lumsum").alias("kontrak_pembayaran"), pl.col("status").alias("status_tender"),
        _moment("announced_at").alias("tgl_pengumuman_tender"),
    ]  # fmt: skip
    announced = found.select(
        *known, versi_tender="version", tanggal_status=pl.lit(f"{nation.last}"), lokasi_pekerjaan=pl.lit("Jakarta"),
        _event_date=pl.lit(f"{nation.last}"),
    )  # fmt: skip
    wrong = (
        Fault("missing", "nama_paket"), Fault("unknown_code", "status_tender", value="Entah"),
        Fault("out_of_range", "pagu"), Fault("missing", "mtd_pemilihan"), Fault("exact_copy"),
        Fault("spaces", "nama_satker"), Fault("missing_optional", "kualifikasi_paket"),
    )  # fmt: skip
    outbox.api("tenders", "tenders_announced", announced, faults=wrong)
    done = found.filter(status="Selesai").select(*known, mak=_mak(), tgl_penetapan_pemenang=_moment("awarded_at"))
    outbox.api("tenders", "tenders_finished", done, faults=wrong)


def _purchases(nation: Nation, outbox: Outbox, year: int) -> None:
    rows = registers.with_ids(nation, procurement.purchases(nation, year)).select(
        *_year(year), kd_satker_str="work_unit_code", nama_satker="work_unit_name", kd_paket="purchase_id",
        kd_rup=pl.col("plan_id").cast(pl.String), rup_nama_pkt="package_name", product_ids=pl.lit("contoh"),
        sumber_dana=pl.lit("APBN"), mak=_mak(), kd_penyedia_v6="supplier_id", kd_penyedia_sikap=pl.lit(0),
        jml_jenis_produk=pl.lit(1), jml_produk="quantity", ongkir="shipping_idr",
        total_harga=pl.col("price_idr").cast(pl.Int64), tgl_order="selection_date", status_pkt="status",
        status_pengiriman=pl.lit("COMPLETED"),
    ).rename({"nama_klpd": "nama_instansi", "jenis_klpd": "jenis_instansi"})  # fmt: skip
    wrong = (
        Fault("short_identifier", "kd_paket"), Fault("out_of_range", "total_harga"), Fault("missing", "nama_satker"),
        Fault("exact_copy"), Fault("same_key", ("kd_paket",), value="total_harga"), Fault("spaces", "rup_nama_pkt"),
    )  # fmt: skip
    outbox.api("purchases", "purchases", rows, faults=wrong)


def _year(year: int) -> list[pl.Expr]:
    """Return the fields with which every record begins."""
    return [pl.lit(year).alias("tahun_anggaran"), *registers.agency_fields()]


def _mak() -> pl.Expr:
    return pl.format(MAK, "budget_section_code", "echelon1_code", "programme", "activity", "kro", "ro", "account_code")


def _moment(column: str) -> pl.Expr:
    return pl.col(column).dt.strftime("%Y-%m-%d %H:%M:%S")
