"""KemenPANRB's relocation samples: a plan's workbook with titles and marks, and national figures that conflict.

All invented.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from make_samples import HERE, workbook

AGENCIES = ("KEMENTERIAN CONTOH SATU", "KEMENTERIAN CONTOH DUA *)", "BADAN CONTOH")
UNITS = ("Setjen", "Ditjen Contoh", "Itjen")
HEAD = ["No", "Versi Rencana", "Prioritas", "Kementerian/Lembaga", "Unit Eselon I", "Jumlah ASN Minimum",
        "Jumlah ASN Direncanakan", "Bulan", "Tahun", "Realisasi", "Sumber", "Tanggal Sumber", "Status"]  # fmt: skip
FIGURES = ["No", "Versi Rencana", "Prioritas", "Uraian", "Angka Minimum", "Angka", "Sumber", "Tanggal Sumber", "Status",
           "Catatan"]  # fmt: skip


def plan(moved: int) -> list[list[Any]]:
    """Return header and rows of a plan's version, of whose people so many a unit have moved."""
    rows: list[list[Any]] = [list(HEAD)]
    for place, agency in enumerate(AGENCIES):
        for step, unit in enumerate(UNITS):
            people = 20 + 5 * place + step
            rows.append([len(rows), "1", str(1 + step % 2), agency, unit, str(people - 6), str(people), "September",
                         2024, str(moved), "data contoh", "01/04/2024", "berlaku"])  # fmt: skip
    return rows


def figures() -> list[list[Any]]:
    """Return national figures; two sources do not agree on the first, and the last is a range."""
    return [
        list(FIGURES),
        [1, 1, "1", "ASN", None, 120, "sumber contoh A", None, "berlaku", None],
        [2, 1, "1", "ASN", None, 125, "sumber contoh B", None, "bertentangan", "Sumber B menulis 125"],
        [3, 1, "2", "ASN", None, 80, "hitungan", None, "turunan", None],
        [4, 1, "Semua", "ASN", 150, 200, "sumber contoh A", "01/04/2024", "berlaku", None],
    ]


def write() -> None:
    """Write a plan, the report on it a quarter later, and the national figures."""
    for month, moved in (("2024-04", 0), ("2024-06", 3)):
        path = HERE / "panrb" / f"Rencana_Pemindahan_ASN_{month}.xlsx"
        workbook(path, {"Rencana Pemindahan": plan(moved)}, title_rows=3)
    workbook(HERE / "panrb" / "Angka_Nasional_Pemindahan_contoh.xlsx", {"Angka": figures()}, title_rows=2)


def broken(folder: Path) -> list[dict[str, str]]:
    """Write a plan in which a unit's minimum stands above what is planned."""
    rows = plan(0)
    rows[4][HEAD.index("Jumlah ASN Minimum")] = "900"
    workbook(folder / "upside_down_range.broken", {"Rencana Pemindahan": rows})
    return [{"file": "upside_down_range.broken", "agency": "panrb", "table": "relocation_plan",
             "deliver_as": "Rencana_Pemindahan_ASN_2024-07.xlsx", "ends": "refused",
             "says": "smallest number"}]  # fmt: skip
