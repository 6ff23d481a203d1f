"""Make the sample data again: ``python data/samples/make_samples.py``. Every name and value is invented.

The shapes are those of real deliveries: see README.md. Broken files come from ``make_broken.py``.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import xlsxwriter

HERE = Path(__file__).resolve().parent


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


def makers() -> list[ModuleType]:
    """Return the makers of the other samples, each a ``make_<name>.py`` beside this one."""
    names = sorted(path.stem for path in HERE.glob("make_*.py"))
    return [importlib.import_module(name) for name in names if name not in ("make_samples", "make_broken")]


if __name__ == "__main__":
    for maker in makers():
        maker.write()
    importlib.import_module("make_broken").write(makers())
