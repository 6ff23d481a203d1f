"""Treasury's database samples: spending by budget line and month, and the books of state assets; all invented."""

from __future__ import annotations

import csv
import random
from pathlib import Path
from typing import Any

from make_samples import HERE, UNITS

Rows = list[dict[str, Any]]
YEAR, MONTHS = 2024, (1, 2, 3)
LINES = [
    ("WA", "EBA", "994", "511111", "Belanja Gaji Pokok PNS", 900_000_000),
    ("WA", "EBA", "994", "522111", "Belanja Langganan Listrik", 60_000_000),
    ("WA", "EBA", "994", "522141", "Belanja Sewa", 120_000_000),
    ("WA", "EBA", "962", "524111", "Belanja Perjalanan Dinas Biasa", 80_000_000),
    ("WA", "EBB", "951", "532111", "Belanja Modal Peralatan dan Mesin", 50_000_000),
]
"""Programme, KRO, RO, account, its name, ceiling."""
ASSETS = [
    ("2010104001", "Tanah Bangunan Kantor Pemerintah", "B", 4_000_000_000, 1200.0, "JKT001"),
    ("4010101001", "Bangunan Gedung Kantor Permanen", "RR", 2_500_000_000, 800.5, "JKT001"),
    ("3100102002", "Lap Top", "B", 16_000_000, None, None),
    ("3100102002", "Lap Top", "RB", 14_500_000, None, None),
    ("3020102003", "Mini Bus", "RR", 310_000_000, None, None),
]
"""Asset code, name, condition, value, area, building."""


def realization(month: int) -> Rows:
    """Return a month's spending; one line of February was corrected in May, and KPPN and BA lost zeros in March."""
    rows, chance = [], random.Random(f"realisasi {month}")
    for number, unit in enumerate(UNITS):
        for programme, kro, ro, account, name, ceiling in LINES:
            late = (month, number, account) == (2, 3, "524111")
            rows.append({
                "periode": f"{YEAR}{month:02}", "thang": YEAR, "bulan": month, "kdsatker": unit.code,
                "kdba": int(unit.section) if month == 3 else unit.section, "kdunit": "01",
                "kdkppn": 18 if month == 3 else "018", "kdprogram": programme, "kdgiat": f"{1001 + number}",
                "kdkro": kro, "kdro": ro, "kdakun": account, "uraian_akun": name, "kdlokasi": "0151", "pagu": ceiling,
                "realisasi": round(ceiling * chance.uniform(0.01, 0.12)) // (2 if late else 1),
                "updated_at": f"{YEAR}-05-21 10:00:00" if late else f"{YEAR}-{month:02}-28 16:{number:02}:00",
            })  # fmt: skip
    return rows


def assets() -> Rows:
    """Return some assets of every work unit; a day of acquisition is not known."""
    return [
        {"kd_satker": unit.code, "kd_brg": code, "nup": 1 + (place == 3), "ur_brg": name, "kondisi": condition,
         "tgl_perlh": "" if (number, place) == (2, 2) else f"20{10 + number}-03-{10 + place}", "rph_aset": value,
         "luas": area, "kd_gedung": building, "updated_at": f"{YEAR}-06-30 08:{number:02}:{place:02}"}
        for number, unit in enumerate(UNITS)
        for place, (code, name, condition, value, area, building) in enumerate(ASSETS)
    ]  # fmt: skip


def table(path: Path, rows: Rows) -> None:
    """Write rows as the database exports them."""
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, [*rows[0]], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write() -> None:
    """Write three months of spending and the assets."""
    folder = HERE / "kemenkeu"
    for month in MONTHS:
        table(folder / f"realisasi_anggaran_{YEAR}{month:02}.csv", realization(month))
    table(folder / f"aset_bmn_{YEAR}.csv", assets())


def broken(folder: Path) -> list[dict[str, str]]:
    """Write spending beyond its ceiling, and assets without a serial number; return their entries."""
    over = [row | {"realisasi": row["pagu"] + 1} if row["kdakun"] == "522141" else row for row in realization(1)[:20]]
    table(folder / "overspent.broken", over)
    table(folder / "no_serial.broken", [row | {"nup": 0} for row in assets()[:10]])
    return [
        {
            "file": f"{fault}.broken",
            "agency": "kemenkeu",
            "table": name,
            "deliver_as": file,
            "ends": "refused",
            "says": says,
        }
        for fault, name, file, says in (
            ("overspent", "budget_realization", "realisasi_anggaran_202401.csv", "ceiling"),
            ("no_serial", "state_assets", "aset_bmn_2024.csv", "asset_serial"),
        )
    ]
