"""KemenPANRB's relocation samples: a plan's workbook, a list of who moves, and national figures that conflict.

All invented.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from make_oikn import PEOPLE, nip
from make_samples import HERE, workbook

AGENCIES = ("KEMENTERIAN CONTOH SATU", "KEMENTERIAN CONTOH DUA *)", "BADAN CONTOH")
UNITS = ("Setjen", "Ditjen Contoh", "Itjen")
HEAD = ["No", "Versi Rencana", "Prioritas", "Kementerian/Lembaga", "Unit Eselon I", "Jumlah ASN Minimum",
        "Jumlah ASN Direncanakan", "Bulan", "Tahun", "Realisasi", "Sumber", "Tanggal Sumber", "Status"]  # fmt: skip
FIGURES = ["No", "Versi Rencana", "Prioritas", "Uraian", "Angka Minimum", "Angka", "Sumber", "Tanggal Sumber", "Status",
           "Catatan"]  # fmt: skip
LIST = ["Nomor", "Gelombang", "Prioritas", "Nama", "NIP", "Tanggal Lahir", "Jenis Kelamin", "Kementerian/Lembaga",
        "Unit Eselon I", "Unit Kerja", "Bulan", "Tahun"]  # fmt: skip
LISTED = 40
"""Lines of the list; the first are the people who hold the sample's seats."""


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


def number(place: int) -> str:
    """Return the invented number of a line; those of the first eight are of who holds the sample's seats."""
    sex = "1" if place < len(PEOPLE) else "12"[place % 2]
    return f"{nip(place)[:4]}{1 + place % 12:02}{nip(place)[6:14]}{sex}{nip(place)[15:]}"


def waiting() -> list[list[Any]]:
    """Return who is listed for a wave: one without a number, two whose numbers changed places, one without a unit."""
    rows: list[list[Any]] = [list(LIST)]
    for place in range(LISTED):
        name = f"{('', 'Dr. ')[place % 7 == 0]}{PEOPLE[place % len(PEOPLE)]}{' Tua' * (place // len(PEOPLE))}, S.T."
        written = {3: None, 5: number(6), 6: number(5)}.get(place, number(place))
        born = None if place == 4 else f"15/{1 + place % 12:02}/1990"
        unit = None if place == LISTED - 1 else UNITS[place % 3]
        rows.append([place + 1, "1", "1", name, written, born, "LP"[int(number(place)[14]) - 1], AGENCIES[place % 3],
                     unit, "Biro Contoh", "September", 2024])  # fmt: skip
    return rows


def write() -> None:
    """Write a plan, the report on it a quarter later, the list of a wave, and the national figures."""
    for month, moved in (("2024-04", 0), ("2024-06", 3)):
        path = HERE / "panrb" / f"Rencana_Pemindahan_ASN_{month}.xlsx"
        workbook(path, {"Rencana Pemindahan": plan(moved)}, title_rows=3)
    path = HERE / "panrb" / "Daftar_ASN_Pindah_2024-09_Gelombang_1.xlsx"
    workbook(path, {"Daftar ASN": waiting()}, title_rows=3)
    workbook(HERE / "panrb" / "Angka_Nasional_Pemindahan_contoh.xlsx", {"Angka": figures()}, title_rows=2)


def broken(folder: Path) -> list[dict[str, str]]:
    """Write a plan whose minimum stands above what is planned, and a list of people who move in another wave."""
    rows = plan(0)
    rows[4][HEAD.index("Jumlah ASN Minimum")] = "900"
    workbook(folder / "upside_down_range.broken", {"Rencana Pemindahan": rows})
    late = [row[:-1] + [2025] if place else row for place, row in enumerate(waiting())]
    workbook(folder / "other_wave.broken", {"Daftar ASN": late})
    names = ("file", "agency", "table", "deliver_as", "ends", "says")
    told = (
        ("upside_down_range.broken", "panrb", "relocation_plan", "Rencana_Pemindahan_ASN_2024-07.xlsx", "refused",
         "smallest number"),
        ("other_wave.broken", "panrb", "relocation_list", "Daftar_ASN_Pindah_2024-09_Gelombang_1.xlsx", "refused",
         "half a year"),
    )  # fmt: skip
    return [dict(zip(names, each, strict=True)) for each in told]
