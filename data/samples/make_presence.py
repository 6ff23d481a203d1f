"""Otorita IKN's samples of who is there: a month of access events and of desk bookings as Parquet; all invented."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl
from make_oikn import PEOPLE
from make_samples import HERE

MONTH, WRONG_EVENT = date(2024, 5, 1), 300
"""The month of the events, and the one of them that tells 75 minutes of an hour and must be quarantined."""


def events() -> pl.DataFrame:
    """Return a month of badge and sensor events of two floors, working days only."""
    chance, rows = random.Random("oikn"), []
    days = [day for day in (MONTH + timedelta(days=n) for n in range(31)) if day.weekday() < 5]
    for day in days:
        there = [n for n in range(len(PEOPLE)) if chance.random() < 0.85 and (n != 7 or day.day <= 20)]
        for hour in range(8, 16):
            rows += [("kartu", day, hour, 101 + n // 4, 1_000_001 + n, 15 if hour == 12 else 60, None) for n in there]
            seen = Counter(101 + n // 4 for n in there)
            rows += [("sensor", day, hour, zone, 5_000_001 + zone, None, people) for zone, people in seen.items()]
    rows[WRONG_EVENT] = ("kartu", *rows[WRONG_EVENT][1:5], 75, None)
    kinds = {"jenis": pl.String, "tanggal": pl.Date, "jam": pl.Int8, "zona_akses": pl.Int32, "no_alat": pl.Int32,
             "menit": pl.Int32, "jumlah_orang": pl.Int32}  # fmt: skip
    return pl.DataFrame(rows, schema=kinds, orient="row")


def bookings() -> pl.DataFrame:
    """Return bookings of one shared desk; who does not come has no times."""
    rows = []
    for n in range(12):
        day, came = date(2024, 5, 2 + 2 * n), n % 5 != 4
        times = [datetime(day.year, day.month, day.day, hour, 10, tzinfo=UTC) if came else None for hour in (0, 7)]
        rows.append((f"BK202405{n + 1:07}", "KMK101-01-002", 1_000_002, day, came, *times))
    moment = pl.Datetime("us", "UTC")
    kinds = {"no_pemesanan": pl.String, "kode_meja": pl.String, "no_kartu": pl.Int32, "tanggal": pl.Date,
             "hadir": pl.Boolean, "masuk_pada": moment, "keluar_pada": moment}  # fmt: skip
    return pl.DataFrame(rows, schema=kinds, orient="row")


def write() -> None:
    """Write the two monthly files."""
    folder = HERE / "oikn"
    folder.mkdir(exist_ok=True)
    events().write_parquet(folder / f"kejadian_{MONTH:%Y-%m}.parquet", compression="zstd")
    bookings().write_parquet(folder / f"pemesanan_meja_{MONTH:%Y-%m}.parquet", compression="zstd")


def broken(folder: Path) -> list[dict[str, str]]:
    """Write a month's events under another month's name, and return their entry."""
    events().head(200).write_parquet(folder / "other_month.broken", compression="zstd")
    delivered = {"agency": "oikn", "table": "occupancy_events", "deliver_as": "kejadian_2024-06.parquet"}
    return [{"file": "other_month.broken", **delivered, "ends": "refused", "says": "month"}]
