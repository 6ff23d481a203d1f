"""Make the sample data again: ``python data/samples/make_samples.py``. Every name and value is invented.

The shapes are those of real deliveries: see README.md. Broken files come from ``make_broken.py``.
"""

from __future__ import annotations

import importlib
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import xlsxwriter

HERE = Path(__file__).resolve().parent
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


@dataclass(frozen=True)
class WorkUnit:
    """An invented satker; ``spends`` says whether contracts and bills apply to it."""

    section: str
    code: str
    name: str
    skill: float
    spends: bool


UNITS = [
    WorkUnit("005", "005101", "PENGADILAN NEGERI SIMPULAN", 0.95, True),
    WorkUnit("005", "005102", "PENGADILAN AGAMA SIMPULAN", 0.90, False),
    WorkUnit("006", "007301", "KEJAKSAAN NEGERI SIMPULAN", 0.92, True),
    WorkUnit("006", "007302", "KEJAKSAAN NEGERI TALI RAYA", 0.70, True),
    WorkUnit("015", "015401", "KANTOR PELAYANAN PAJAK PRATAMA SIMPULAN", 0.97, True),
    WorkUnit("015", "015402", "KANTOR PELAYANAN PERBENDAHARAAN NEGARA SIMPULAN", 0.99, False),
    WorkUnit("025", "025501", "KANTOR KEMENTERIAN AGAMA KOTA SIMPULAN", 0.88, True),
    WorkUnit("025", "025502", "MADRASAH ALIYAH NEGERI 1 TALI RAYA", 0.60, False),
    WorkUnit("025", "025503", "MADRASAH TSANAWIYAH NEGERI 2 TALI RAYA", 0.75, False),
    WorkUnit("054", "054201", "BADAN PUSAT STATISTIK KOTA SIMPULAN", 0.96, True),
    WorkUnit("054", "054202", "BADAN PUSAT STATISTIK KABUPATEN TALI RAYA", 0.85, True),
    WorkUnit("060", "060601", "POLRES SIMPULAN", 0.93, True),
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


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[Any]]], title_rows: int = 0) -> None:
    """Write a workbook with the same bytes each time; ``title_rows`` lines of title stand above the header."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        book.set_properties({"title": "Data contoh", "created": datetime(2024, 1, 1, tzinfo=UTC)})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.add_write_handler(str, _formula_without_value)
            for line in range(title_rows):
                sheet.write(line, 0, ("DATA CONTOH", "Bukan data sesungguhnya", "")[line % 3])
            for line, row in enumerate(rows):
                sheet.write_row(line + title_rows, 0, row)


def _formula_without_value(sheet: Any, row: int, column: int, text: str, *_: Any) -> Any:
    return sheet.write_formula(row, column, text, None, "") if text.startswith("=") else None


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


def ikpa() -> None:
    """Write one workbook a month; April 2024 has its header on the fourth line."""
    for year, month in PERIODS:
        name = HERE / "kemenkeu" / f"IKPA_{MONTHS[month - 1]}_{year}.xlsx"
        workbook(name, {"Data IKPA": ikpa_rows(year, month)}, title_rows=3 if (year, month) == (2024, 4) else 0)


def makers() -> list[ModuleType]:
    """Return the makers of the other samples, each a ``make_<name>.py`` beside this one."""
    names = sorted(path.stem for path in HERE.glob("make_*.py"))
    return [importlib.import_module(name) for name in names if name not in ("make_samples", "make_broken")]


if __name__ == "__main__":
    ikpa()
    for maker in makers():
        maker.write()
    importlib.import_module("make_broken").write(makers())
