"""Packages of construction in Nusantara and their progress by month: planned, physical and financial.

Values and dates that public sources state carry the source; the others, and every month's progress between the stated
points, are sample data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation, end_of_month

RUSUN = "cobisnis; GNFI; bakabar; kontan"
RUSUN_STATED = (date(2024, 12, 23), (83.84, 90.1, 91.5, 92.0, 92.3, 92.44))
"""Physical progress of the six housing packages, lowest and highest as stated; the day is by context (DOMAIN B)."""
SAMPLE = "data contoh"


@dataclass(frozen=True)
class Package:
    """One contract: code, name, cluster, contractor, value in rupiah, begin, planned end, and who says so."""

    code: str
    name: str
    cluster: str
    contractor: str
    value: float
    begins: date
    ends: date
    source: str = SAMPLE
    source_date: date | None = None
    status: str = "sample"
    known: tuple[date, float] | None = None


def packages() -> list[Package]:
    """Return every package: the Kemenko offices, six of housing, roads, water, and four new towers."""
    return [*OFFICES, *_housing(), *WORKS, *_new_towers()]


OFFICES = (
    Package("KMK-1", "Pembangunan Gedung Kemenko 1", "Perkantoran", "WIKA Gedung", 745.7e9, date(2022, 12, 30),
            date(2024, 9, 30), "eranasional 74052; voi 392791", None, "stated"),
    Package("KMK-2", "Pembangunan Gedung Kemenko 2", "Perkantoran", "Penyedia Contoh A", 810.0e9, date(2023, 1, 16),
            date(2024, 12, 20)),
    Package("KMK-3", "Pembangunan Gedung Kemenko 3", "Perkantoran", "Waskita", 902.6e9, date(2023, 1, 9),
            date(2025, 5, 31), "keuangannews 167677", None, "stated", (date(2025, 5, 31), 100.0)),
    Package("KMK-4", "Pembangunan Gedung Kemenko 4", "Perkantoran", "Penyedia Contoh B", 860.0e9, date(2023, 2, 6),
            date(2025, 1, 31)),
)  # fmt: skip
WORKS = (
    Package("JLN-1", "Jalan Sumbu Kebangsaan", "Jalan", "Penyedia Contoh C", 421.5e9,
            date(2023, 5, 2), date(2024, 12, 31)),
    Package("JLN-2", "Jalan Lingkar Sepaku Segmen 4", "Jalan", "Penyedia Contoh D", 683.2e9,
            date(2023, 3, 1), date(2025, 6, 30)),
    Package("JLN-3", "Jalan Tol Segmen Simpang Tempadung", "Jalan", "Penyedia Contoh E", 2_310.0e9,
            date(2023, 6, 1), date(2026, 3, 31)),
    Package("AIR-1", "Intake dan Jaringan Transmisi Air Baku", "Air", "Penyedia Contoh F", 356.9e9,
            date(2022, 10, 3), date(2024, 6, 30)),
    Package("AIR-2", "Instalasi Pengolahan Air Minum Tahap 1", "Air", "Penyedia Contoh G", 489.4e9,
            date(2023, 4, 3), date(2025, 3, 31)),
    Package("AIR-3", "Instalasi Pengolahan Air Limbah 1-3", "Air", "Penyedia Contoh H", 638.0e9,
            date(2023, 5, 15), date(2025, 9, 30)),
)  # fmt: skip


def _housing() -> list[Package]:
    """Return the six packages of 47 towers, Rp9.4 trillion together; the split among them is by towers, and sample."""
    towers, value = (8, 8, 8, 8, 8, 7), 9.4e12
    day, stated = RUSUN_STATED
    return [
        Package(f"RSN-{n}", f"Rusun ASN-Hankam Paket {n} ({count} menara)", "Hunian", f"Penyedia Contoh R{n}",
                value * count / sum(towers), date(2023, 2, 1), date(2025, 6, 30), RUSUN, None, "derived", (day, pct))
        for n, (count, pct) in enumerate(zip(towers, stated, strict=True), 1)
    ]  # fmt: skip


def _new_towers() -> list[Package]:
    """Return the four towers that were new in September 2025; a new one costs Rp150-200 billion."""
    return [
        Package(f"RSB-{n}", f"Menara Rusun ASN Baru {n}", "Hunian", f"Penyedia Contoh N{n}", value, date(2025, 9, 1),
                date(2026, 12, 20), RUSUN, None, "range")
        for n, value in enumerate((150e9, 165e9, 185e9, 200e9), 1)
    ]  # fmt: skip


@cache
def construction(nation: Nation) -> pl.DataFrame:
    """Return one row per package and month from its begin until it is complete, as of the month's last day."""
    return pl.concat([_progress(nation, package) for package in packages()]).sort("period", "code")


def _progress(nation: Nation, package: Package) -> pl.DataFrame:
    days = [end_of_month(period) for period in nation.periods]
    days = [day for day in days if day >= package.begins]
    age = np.array([(day - package.begins).days for day in days])
    lasts, chance = (package.ends - package.begins).days, nation.rng("construction", package.code)
    planned = np.round(100 * _curve(age / lasts), 2)
    if package.known:
        day, pct = package.known
        delay = (day - package.begins).days / (lasts * _inverse(pct / 100))
    else:
        delay = chance.uniform(0.98, 1.18)
    actual = np.round(100 * _curve(age / (lasts * delay)), 2)
    paid = np.round(np.minimum(100, actual * chance.uniform(0.86, 0.97) + (actual >= 100) * 100), 2)
    told = {name: pl.lit(getattr(package, name)) for name in
            ("code", "name", "cluster", "contractor", "value", "begins", "ends", "source", "status")}  # fmt: skip
    frame = pl.DataFrame({"day": pl.Series(days, dtype=pl.Date), "planned": planned, "actual": actual, "paid": paid})
    frame = frame.with_columns(
        period=pl.col("day").dt.month_start(), source_date=pl.lit(package.source_date, pl.Date), **told
    )
    done = int(np.argmax(paid >= 100)) + 1 if len(paid) and paid.max() >= 100 else len(paid)
    return frame.head(done)


def _curve(share: np.ndarray) -> np.ndarray:
    """Return the S-curve of works: slow, fast, slow; 0 at the begin and 1 from the end on."""
    inside = np.clip(share, 0, 1)
    return inside**2 * (3 - 2 * inside)


def _inverse(done: float) -> float:
    """Return the share of time at which the S-curve has done so much."""
    grid = np.linspace(0, 1, 10_001)
    return float(grid[np.searchsorted(_curve(grid), min(done, 1.0))])
