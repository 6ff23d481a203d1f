"""KemenPANRB: the decree's workbook with the levels of maturity, and the architecture register (SIA-SPBE) over REST.

The register names an agency as the SPBE evaluation does; some entries still bear the name from before October 2024.
"""

from __future__ import annotations

import polars as pl

from sample_nation.faults import Fault
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox
from sample_nation.world import architecture, maturity
from sample_nation.world.applications import applications
from sample_nation.world.predecessors import predecessors

OLD_NAME_SHARE = 0.08
SCORE_FAULTS = (Fault("spaces", "Instansi"),)
PROCESS_FAULTS = (
    Fault("missing", "nama"), Fault("unknown_code", "kode_rab"), Fault("out_of_range", "tingkat", value=7),
    Fault("short_identifier", "id_induk"), Fault("exact_copy"), Fault("same_key", ("id_proses",), value="nama"),
)  # fmt: skip
SERVICE_FAULTS = (
    Fault("missing", "instansi"), Fault("unknown_code", "kode_ral"), Fault("unknown_code", "jenis"),
    Fault("short_identifier", "id_layanan_splp"), Fault("exact_copy"), Fault("same_key", ("id_layanan",), value="nama"),
)  # fmt: skip
APPLICATION_FAULTS = (
    Fault("missing", "nama"), Fault("unknown_code", "kode_rab"), Fault("unknown_code", "status"),
    Fault("out_of_range", "biaya_pemeliharaan"), Fault("out_of_range", "tahun_peluncuran", value=1900),
    Fault("short_identifier", "id_aplikasi"), Fault("exact_copy"), Fault("same_key", ("id_aplikasi",), value="nama"),
    Fault("name_variant", "fungsi"),
)  # fmt: skip
DATA_FAULTS = (
    Fault("missing", "nama"), Fault("unknown_code", "kode_rad"), Fault("unknown_code", "akses"), Fault("exact_copy"),
    Fault("same_key", ("id_data",), value="nama"),
)  # fmt: skip


def deliver_register(nation: Nation, outbox: Outbox) -> None:
    """Leave a workbook of scores a year, and serve the four parts of the register."""
    for year in nation.years:
        name, head = _decree(year)
        outbox.file("spbe_scores", name, scores(nation, year), faults=SCORE_FAULTS, sheet="Hasil", header_rows=head)
    parts = {
        "business_processes": (_processes, PROCESS_FAULTS), "services": (_services, SERVICE_FAULTS),
        "applications": (_applications, APPLICATION_FAULTS), "data_sets": (_data, DATA_FAULTS),
    }  # fmt: skip
    for table, (made, faults) in parts.items():
        outbox.api(table, table, made(nation), faults=faults)
    told = ["register_id", "agency_id", "unit_id", "cluster", "is_duplicate", "is_common", "app_name", "rab", "ral"]
    outbox.truth("applications", applications(nation).select("number", *told, "status"))
    called = ["service_id", "bus_number", "register_id", "is_declared", "is_called"]
    outbox.truth("services", architecture.services(nation).select(called))


def scores(nation: Nation, year: int) -> pl.DataFrame:
    """Return a year's workbook: an agency a row, an indicator a column."""
    found = maturity.scores(nation, year)
    indicators = [name for name in found.columns if name.isdigit()]
    return found.select(
        Instansi="spbe_name", Instrumen=pl.lit(maturity.instrument(year)), Tahun=pl.lit(year), Indeks="index",
        Predikat="predicate", **{name: name for name in indicators},
    )  # fmt: skip


def _decree(year: int) -> tuple[str, tuple[str, ...]]:
    kind = "SPBE" if maturity.instrument(year) == "SPBE-2020" else "Pemdi"
    title = f"HASIL EVALUASI {kind.upper()} TAHUN {year} (DATA CONTOH)"
    return f"evaluasi/Hasil_Evaluasi_{kind}_{year}.xlsx", (title, "Lampiran keputusan", "")


def _owned(nation: Nation, frame: pl.DataFrame, topic: str) -> pl.DataFrame:
    """Say the agency's name; entries that nobody touched since the reorganisation keep the old one."""
    is_old = pl.Series(nation.rng("register", topic).random(frame.height) < OLD_NAME_SHARE)
    named = frame.join(predecessors(nation), on="agency_id", how="left", maintain_order="left")
    return named.with_columns(
        instansi=pl.when(is_old).then(pl.coalesce("old_name", "spbe_name")).otherwise("spbe_name")
    )


def _processes(nation: Nation) -> pl.DataFrame:
    return _owned(nation, architecture.processes(nation), "processes").select(
        id_proses="process_id", kode_rab="rab", nama="process_name", tingkat="level", id_induk="parent_id",
        is_tematik="is_thematic", tema="theme", instansi="instansi", unit_pemilik="unit_name", id_tujuan="next_ids",
        kontak=pl.lit("021-0000000"),
    )  # fmt: skip


def _services(nation: Nation) -> pl.DataFrame:
    is_public = pl.col("ral").str.starts_with("RAL.01")
    bus = pl.format("SVC-{}", pl.col("bus_number").cast(pl.String).str.zfill(5))
    return _owned(nation, architecture.services(nation), "services").select(
        id_layanan="service_id", kode_ral="ral", nama="service_name", instansi="instansi", unit_pemilik="unit_name",
        jenis=pl.when(is_public).then(pl.lit("Layanan Publik")).otherwise(pl.lit("Layanan Administrasi Pemerintahan")),
        id_proses="process_id", id_aplikasi="register_id", id_layanan_splp=pl.when("is_declared").then(bus),
    )  # fmt: skip


def _applications(nation: Nation) -> pl.DataFrame:
    kind = pl.when("is_common").then(pl.lit("Umum")).otherwise(pl.lit("Khusus"))
    return _owned(nation, applications(nation), "applications").select(
        id_aplikasi="register_id", nama="app_name", fungsi="does", kategori=kind, kode_raa="raa", kode_rab="rab",
        kode_ral="ral", instansi="instansi", unit_pemilik="unit_name", jumlah_pengguna="users",
        data_digunakan=architecture.data_used(nation), biaya_pemeliharaan="upkeep_idr",
        tahun_peluncuran="launch_year", status="status", kontak=pl.lit("021-0000000"),
    )  # fmt: skip


def _data(nation: Nation) -> pl.DataFrame:
    return _owned(nation, architecture.data_sets(nation), "data").select(
        id_data="data_id", kode_rad="rad", nama="data_name", produsen="instansi",
        walidata=pl.lit("Pusat Data dan Sistem Informasi"), id_aplikasi="register_id", akses="access",
        memenuhi_standar="has_standard", memiliki_metadata="has_metadata",
        interoperabel="is_interoperable", memakai_kode_referensi="has_reference_code",
    )  # fmt: skip
