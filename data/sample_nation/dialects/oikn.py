"""Otorita IKN: its facilities database (SQL), and the monthly files of its access and booking systems (Parquet).

It writes ministries by codes of its own, days in the card system as text with the day first, moments in local time.
"""

from __future__ import annotations

import polars as pl

from sample_nation.dialects import oikn_running
from sample_nation.faults import Fault
from sample_nation.nation import Nation
from sample_nation.organisations import agencies, units
from sample_nation.outbox import Outbox
from sample_nation.world.access import badges, fitted
from sample_nation.world.housing import housing
from sample_nation.world.people import employees
from sample_nation.world.space import buildings, floors, seats, workpoints

KINDS = {"assigned": "Tetap", "shared": "Bersama", "meeting": "Rapat"}
STATUSES = {"stated": "Disebut", "derived": "Turunan", "conflicting": "Bertentangan", "sample": "Contoh"}
HOMES = {"occupied": "Terisi", "ready": "Siap huni", "finishing": "Penyelesaian"}
IDENTITY = (
    Fault("missing_optional", "nip_pemegang"), Fault("mistyped_identifier", "nip_pemegang"),
    Fault("swapped_identifier", "nip_pemegang"),
    Fault("name_variant", "nama_pemegang"), Fault("birth_date_wrong", "tgl_lahir_pemegang"),
    Fault("birth_date_swapped", "tgl_lahir_pemegang"),
)  # fmt: skip


def deliver(nation: Nation, outbox: Outbox) -> None:
    """Deliver what Otorita IKN sends: eight tables of its database and two monthly files."""
    outbox.truth("oikn_agencies", codes(nation).join(agencies(nation).select("agency_id", "name"), on="agency_id"))
    outbox.truth("oikn_badges", badges(nation))
    outbox.truth("oikn_seats", seats(nation))
    _deliver_space(nation, outbox)
    _deliver_seats(nation, outbox)
    _deliver_homes(nation, outbox)
    oikn_running.deliver_years(nation, outbox, codes(nation))
    oikn_running.deliver_months(nation, outbox)


def codes(nation: Nation) -> pl.DataFrame:
    """Return agency → the code and short name under which OIKN knows it."""
    listed = agencies(nation).select("agency_id", instansi="short_name")
    number = nation.rng("oikn", "agencies").permutation(len(listed)) + 1
    return listed.with_columns(kode_instansi_oikn=pl.format("OI{}", pl.Series(number).cast(pl.String).str.zfill(3)))


def _deliver_space(nation: Nation, outbox: Outbox) -> None:
    held = buildings(nation).join(codes(nation), on="agency_id", how="left", maintain_order="left").select(
        "kode_instansi_oikn", "instansi", kode_gedung="building_id", nama_gedung="name", nama_kompleks="complex",
        lokasi=pl.when("is_nusantara").then(pl.lit("Nusantara")).otherwise(pl.lit("Jakarta")),
        kode_wilayah="region_code", jumlah_lantai="floors", kapasitas_asn="capacity",
        kepemilikan=pl.when("is_owned").then(pl.lit("Milik negara")).otherwise(pl.lit("Sewa")),
        kapasitas_kompleks="complex_capacity", sumber_kapasitas="source", tgl_sumber="source_date",
        status_kapasitas=pl.col("status").replace(STATUSES), catatan_kapasitas="note", mulai_dipakai="in_use_from",
    )  # fmt: skip
    outbox.sql("buildings", "gedung", _stamped(nation, held), cursor="diperbarui_pada")
    readers = sorted(fitted(nation))
    storeys = floors(nation).select(
        kode_lantai="floor_id", kode_gedung="building_id", nomor_lantai=pl.col("floor").cast(pl.Int32),
        kapasitas_asn="seats",
        zona_akses=pl.when(pl.col("building_id").is_in(readers)).then("zone"), luas_neto_m2="usable_m2",
        luas_bruto_m2="gross_m2", sumber_luas=pl.lit("data contoh"),
    )  # fmt: skip
    wrong = (
        Fault("out_of_range", "luas_neto_m2"),
        Fault("unknown_code", "kode_gedung"),
        Fault("missing", "luas_bruto_m2"),
    )
    outbox.sql("floors", "lantai", _stamped(nation, storeys), faults=wrong, cursor="diperbarui_pada")
    points = workpoints(nation).select(
        kode_meja="workpoint_id", kode_lantai="floor_id", jenis_meja=pl.col("kind").replace(KINDS),
        tersedia_dari="in_use_from",
    )  # fmt: skip
    wrong = (Fault("unknown_code", "jenis_meja"), Fault("short_identifier", "kode_meja"), Fault("exact_copy"))
    outbox.sql("workpoints", "meja", _stamped(nation, points), faults=wrong, cursor="diperbarui_pada")


def _deliver_seats(nation: Nation, outbox: Outbox) -> None:
    people = employees(nation, "person_id", "nip", "full_name", "birth_date")
    named = units(nation).select("unit_id", unit_kerja="name")
    held = (
        seats(nation)
        .join(people, on="person_id")
        .join(badges(nation), on="person_id")
        .join(codes(nation), on="agency_id")
    )
    held = held.join(named.unique("unit_id", keep="first"), on="unit_id", how="left").sort("seat_id").select(
        "kode_instansi_oikn", "instansi", "unit_kerja", kode_penempatan="seat_id", kode_meja="workpoint_id",
        no_kartu="badge", nip_pemegang="nip", nama_pemegang="full_name",
        tgl_lahir_pemegang=pl.col("birth_date").dt.strftime("%d-%m-%Y"), berlaku_dari="valid_from",
        berlaku_sampai="valid_to",
    )  # fmt: skip
    old = tuple(named["unit_kerja"].unique().sort().to_list())
    wrong = (*IDENTITY, Fault("unit_outdated", "unit_kerja", pool=old), Fault("short_identifier", "kode_meja"),
             Fault("unknown_code", "kode_instansi_oikn"), Fault("missing", "no_kartu"))  # fmt: skip
    outbox.sql("seat_assignments", "penempatan", _stamped(nation, held), faults=wrong, cursor="diperbarui_pada")


def _deliver_homes(nation: Nation, outbox: Outbox) -> None:
    people = employees(nation, "person_id", "nip", "full_name")
    held = housing(nation).join(people, on="person_id", how="left", maintain_order="left").select(
        kode_unit="unit_id", kode_menara="tower_id", lantai="storey", luas_m2="area_m2", jumlah_kamar="bedrooms",
        peruntukan="allotment", peruntukan_2023="allotment_2023", tgl_serah_terima="handed_over",
        status_unit=pl.col("status").replace(HOMES), nip_penghuni="nip", nama_penghuni="full_name",
        dihuni_dari="occupied_from", jumlah_penghuni="family_size",
    )  # fmt: skip
    wrong = (Fault("missing_optional", "nip_penghuni"), Fault("mistyped_identifier", "nip_penghuni"),
             Fault("swapped_identifier", "nip_penghuni"), Fault("name_variant", "nama_penghuni"),
             Fault("unknown_code", "status_unit"), Fault("out_of_range", "jumlah_penghuni"),
             Fault("missing", "peruntukan"))  # fmt: skip
    outbox.sql("housing_units", "unit_hunian", _stamped(nation, held), faults=wrong, cursor="diperbarui_pada")


def _stamped(nation: Nation, frame: pl.DataFrame) -> pl.DataFrame:
    """Add when the database last changed a row; registers are written anew at the end of the last month."""
    return frame.with_columns(diperbarui_pada=pl.lit(nation.last).cast(pl.Datetime("us")))
