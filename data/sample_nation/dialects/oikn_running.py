"""What Otorita IKN records while buildings run: use and requests by year, access events and desk bookings by month."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl

from sample_nation.faults import Fault
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox
from sample_nation.world.bookings import desk_bookings
from sample_nation.world.occupancy import occupancy
from sample_nation.world.requests import requests
from sample_nation.world.utilities import utilities

EVENTS = {"badge": "kartu", "sensor": "sensor"}
EVENT_KIND = pl.Enum(list(EVENTS.values()))
EVENT_FAULTS = (
    Fault("missing", "jenis"), Fault("out_of_range", "jam", value=25), Fault("out_of_range", "menit", value=75),
    Fault("missing", "zona_akses"), Fault("exact_copy"),
)  # fmt: skip
BOOKING_FAULTS = (
    Fault("short_identifier", "kode_meja"),
    Fault("exact_copy"),
    Fault("missing", "no_kartu"),
    Fault("out_of_range", "keluar_pada", value=datetime(2020, 1, 1, tzinfo=UTC)),
)
REVISED, CUT_AFTER = -3, 24
"""The month that is sent again after the last one, and the day after which its first delivery ended."""


def deliver_years(nation: Nation, outbox: Outbox, codes: pl.DataFrame) -> None:
    """Deliver utilities and facility requests; ``codes`` is agency → OIKN's code."""
    used = utilities(nation).sort("period", "building_id").select(
        tahun=pl.col("period").dt.year(), bulan=pl.col("period").dt.month(), kode_gedung="building_id",
        listrik_kwh="electricity_kwh", air_m3="water_m3", surya_kwh="solar_kwh", sampah_kg="waste_kg",
        peringkat_hijau="rating", diperbarui_pada=pl.col("period").dt.offset_by("1mo3d").cast(pl.Datetime("us")),
    )  # fmt: skip
    wrong = (Fault("out_of_range", "listrik_kwh"), Fault("missing", "air_m3"), Fault("unknown_code", "peringkat_hijau"),
             Fault("same_key", ("kode_gedung", "tahun", "bulan"), value="listrik_kwh"))  # fmt: skip
    outbox.sql("utilities", "utilitas", used, faults=wrong, cursor="diperbarui_pada")
    local = pl.col("opened", "closed").dt.strftime("%Y-%m-%dT%H:%M:%S+08:00")
    asked = requests(nation).join(codes, on="agency_id").sort("request_id")
    changed = pl.coalesce("closed", "opened").alias("diperbarui_pada")
    asked = asked.with_columns(changed, pl.col("opened").dt.year().alias("tahun")).with_columns(local).select(
        "tahun", "kode_instansi_oikn", no_tiket="request_id", kode_gedung="building_id", kode_lantai="floor_id",
        kategori="category", prioritas="priority", dibuka="opened", ditutup="closed", batas_jam="sla_hours",
        diperbarui_pada="diperbarui_pada",
    )  # fmt: skip
    wrong = (Fault("unknown_code", "kategori"), Fault("impossible_date", "dibuka"), Fault("out_of_range", "batas_jam"),
             Fault("exact_copy"))  # fmt: skip
    outbox.sql("facility_requests", "layanan_fasilitas", asked, faults=wrong, cursor="diperbarui_pada")


def deliver_months(nation: Nation, outbox: Outbox) -> None:
    """Deliver each month's files; unless nothing may be wrong, one month comes cut and is corrected at the end."""
    late = nation.periods[REVISED] if len(nation.periods) > -REVISED and nation.faults != "none" else None
    for period in nation.periods:
        events = _events(nation, period)
        sent = events.filter(pl.col("tanggal") <= period.replace(day=CUT_AFTER)) if period == late else events
        _send(outbox, "occupancy_events", f"occupancy/kejadian_{period:%Y-%m}.parquet", sent, EVENT_FAULTS)
        booked = _bookings(nation, period)
        _send(outbox, "desk_bookings", f"bookings/pemesanan_meja_{period:%Y-%m}.parquet", booked, BOOKING_FAULTS)
    if late:
        name = f"occupancy/kejadian_{late:%Y-%m}_REVISI.parquet"
        _send(outbox, "occupancy_events", name, _events(nation, late), EVENT_FAULTS)


def _send(outbox: Outbox, table: str, name: str, frame: pl.DataFrame, faults: tuple[Fault, ...]) -> None:
    """Leave a month's file, unless nobody was there yet."""
    if frame.height:
        outbox.file(table, name, frame, faults=faults)


def _events(nation: Nation, period: date) -> pl.DataFrame:
    return occupancy(nation, period).select(
        jenis=pl.col("kind").replace_strict(EVENTS, return_dtype=EVENT_KIND), tanggal="day", jam="hour",
        zona_akses="zone", no_alat="device", menit="minutes", jumlah_orang="people",
    )  # fmt: skip


def _bookings(nation: Nation, period: date) -> pl.DataFrame:
    return desk_bookings(nation, period).select(
        no_pemesanan="booking_id", kode_meja="workpoint_id", no_kartu="badge", tanggal="day", hadir="is_checked_in",
        masuk_pada="began", keluar_pada="ended",
    )  # fmt: skip
