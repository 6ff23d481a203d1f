"""Treasury's IKPA workbooks, one a month, each with the small differences that months have; all invented."""

from __future__ import annotations

import random
from typing import Any

from make_samples import HERE, UNITS, WorkUnit, workbook

MONTHS = [
    *("JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI"),
    *("AGUSTUS", "SEPTEMBER", "OKTOBER", "NOPEMBER", "DESEMBER"),
]
PERIODS = [(2023, m) for m in (9, 10, 11, 12)] + [(2024, m) for m in (1, 2, 3, 4, 5, 6)]
EIGHT, SEVEN = (10, 10, 20, 10, 10, 10, 5, 25), (10, 15, 20, 10, 10, 10, 25)
"""Weights of the instruments of 2022-2023 and of 2024 on, in the order of the columns (PER-5/PB/2024)."""
MISSTATED = (2024, 3, "054202")
"""The one row whose final score does not follow from its indicators: it must come out as a finding."""
HEAD = [
    *("No", "Kode KPPN", "Kode BA", "Kode Satker", "Uraian Satker", "Kualitas Perencanaan Anggaran"),
    *("Kualitas Pelaksanaan Anggaran", "Kualitas Hasil Pelaksanaan Anggaran", "Revisi DIPA"),
    *("Deviasi Halaman III DIPA", "Penyerapan Anggaran", "Belanja Kontraktual", "Penyelesaian Tagihan"),
    *("Pengelolaan UP dan TUP", "Capaian Output", "Nilai Total", "Konversi Bobot", "Dispensasi SPM (Pengurang)"),
    *("Nilai Akhir (Nilai Total/Konversi Bobot)", "Bulan", "Tahun", "Peringkat", "Uraian Satker-SINGKAT"),
    *("Uraian Satker Final", "Satker", "Source"),
]


def scores(unit: WorkUnit, year: int, month: int) -> tuple[list[float], int, float]:
    """Return the indicators (0 where one does not apply), the percentage of weights that apply, the deduction."""
    chance = random.Random(f"{unit.code} {year} {month}")
    weights = EIGHT if year < 2024 else SEVEN
    applies = [unit.spends or place not in (3, 4) for place in range(len(weights))]
    floor = 100 * unit.skill - 12 + month * 0.6
    values = [round(min(100.0, chance.uniform(floor, floor + 25)), 2) if a else 0 for a in applies]
    values[0] = 100 if chance.random() < 0.8 else 90
    if year < 2024:
        values[6] = 100
    deduction = 1 if year >= 2024 and chance.random() < 0.05 else 0
    return values, sum(w for w, a in zip(weights, applies, strict=True) if a), deduction


def ikpa_row(number: int, unit: WorkUnit, year: int, month: int) -> list[Any]:
    """Return one row of an IKPA workbook; before 2024 the values from "Capaian Output" on stand one to the left."""
    values, share, deduction = scores(unit, year, month)
    weights = EIGHT if year < 2024 else SEVEN
    total = round(sum(w * v for w, v in zip(weights, values, strict=True)) / 100, 2)
    final = round(total / share * 100 - deduction, 2)
    if (year, month, unit.code) == MISSTATED:
        final = round(final - 1.5, 2)
    conversion: str | int = share if (year, month) == (2024, 4) else f"{share}%"
    tail = [total, conversion] if year < 2024 else [total, conversion, deduction]
    planning, doing = round(sum(values[:2]) / 2, 2), round(sum(values[2:6]) / sum(v > 0 for v in values[2:6]), 2)
    aspects = [planning, doing, values[-1] if year >= 2024 else 0]
    section: str | int = int(unit.section) if (year, month) == (2024, 2) else unit.section
    code: str | int = unit.code
    if unit.code.startswith("0073") and year == 2024:
        code = {2: int(unit.code), 5: f"'{unit.code}"}.get(month, unit.code)
    short = unit.name.title()
    return [
        *(number, "901", section, code, unit.name, *aspects, *values, *tail, final, MONTHS[month - 1], year, number),
        *(short, short, f"{short} ({unit.code})", "Contoh"),
    ]


def ikpa_rows(year: int, month: int) -> list[list[Any]]:
    """Return header and rows of one month, with the small differences that months have."""
    head = list(HEAD)
    rows = [ikpa_row(number, unit, year, month) for number, unit in enumerate(UNITS, 1)]
    if month % 2:
        head[head.index("Dispensasi SPM (Pengurang)")] = "Dispensasi SPM (Pengurangan)"
    if (year, month) == (2023, 12):
        head[head.index("Uraian Satker-SINGKAT")] = "Uraian Satker-RINGKAS"
    if (year, month) == (2024, 6):
        rows, head = [[*row, row[4]] for row in rows], [*head, "Uraian Satker"]
    if (year, month) >= (2024, 5):
        gone = head.index("Uraian Satker-SINGKAT")
        head, rows = head[:gone] + head[gone + 1 :], [row[:gone] + row[gone + 1 :] for row in rows]
    return [head, *rows]


def write() -> None:
    """Write one workbook a month; April 2024 has its header on the fourth line."""
    for year, month in PERIODS:
        name = HERE / "kemenkeu" / f"IKPA_{MONTHS[month - 1]}_{year}.xlsx"
        workbook(name, {"Data IKPA": ikpa_rows(year, month)}, title_rows=3 if (year, month) == (2024, 4) else 0)
