"""Komdigi's samples: a month of service-bus calls as Parquet, the hosting register as NDJSON; all invented."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
from make_samples import HERE

AGENCIES = ("contoh-satu", "contoh-dua", "badan-contoh")
MORE_FAILURES_THAN_CALLS = 250
"""The one event that must be quarantined."""


def calls(hours: int = 100) -> list[dict[str, Any]]:
    """Return the events of a month's first hours: three services, each asked by one application an hour."""
    found = []
    for number in range(3 * hours):
        hour, service = divmod(number, 3)
        chance = random.Random(number)
        made = chance.randrange(20, 400)
        found.append({
            "waktu": datetime(2024, 5, 1, tzinfo=UTC).replace(tzinfo=None) + timedelta(hours=hour),
            "layanan": f"SVC-{90001 + service}", "penyedia": AGENCIES[service], "konsumen": AGENCIES[(service + 1) % 3],
            "aplikasi_konsumen": f"APP-{900001 + service}", "panggilan": made,
            "gagal": made + 1 if number == MORE_FAILURES_THAN_CALLS else made // (2 if service == 2 else 100),
            "latensi_ms": chance.randrange(40, 900), "bita": made * chance.randrange(500, 9000),
        })  # fmt: skip
    return found


def hosting() -> list[dict[str, Any]]:
    """Return two months of four hosted applications; one was out for a day."""
    found = []
    for month, minutes in (("2024-04-01", 43_200), ("2024-05-01", 44_640)):
        for number in range(4):
            out = 1440 if number == 3 else 7 * number
            found.append({
                "kode_aplikasi": f"APP-{900001 + number}", "nama_aplikasi": f"APLIKASI CONTOH {number + 1}",
                "tenant": AGENCIES[number % 3], "nama_tenant": f"Contoh {number % 3 + 1}", "lokasi": "PDN Contoh",
                "host": f"vm-{number + 1:03}.contoh.example", "tier": 3 - number % 2, "bulan": month,
                "ketersediaan": round(100 * (1 - out / minutes), 3), "menit_henti": out,
            })  # fmt: skip
    return found


def write() -> None:
    """Write one month of calls and the hosting register as it is pulled."""
    folder = HERE / "komdigi"
    folder.mkdir(exist_ok=True)
    pl.DataFrame(calls()).write_parquet(folder / "panggilan_2024-05.parquet", compression="zstd")
    lines = (json.dumps(row) for row in hosting())
    (folder / "hosted_applications.ndjson").write_text("\n".join([*lines, ""]), "utf-8")


def broken(folder: Path) -> list[dict[str, str]]:
    """Write a log that holds another month than its name says; return its entry."""
    pl.DataFrame(calls()).write_parquet(folder / "strange_month.broken", compression="zstd")
    return [{"file": "strange_month.broken", "agency": "komdigi", "table": "exchange_calls",
             "deliver_as": "panggilan_2024-06.parquet", "ends": "refused", "says": "that month's calls"}]  # fmt: skip
