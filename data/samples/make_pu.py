"""PU's sample: construction progress of a quarter as a CSV with semicolons and decimal commas; all invented."""

from __future__ import annotations

from pathlib import Path

from make_samples import HERE

HEAD = (
    "Kode Paket Konstruksi;Nama Paket;Kelompok;Kode Satker;Penyedia Jasa;Nilai Kontrak (Rp);Tanggal Kontrak;"
    "Rencana Selesai;Tanggal Laporan;Rencana Fisik (%);Realisasi Fisik (%);Realisasi Keuangan (%);Sumber Nilai;"
    "Tanggal Sumber;Status Nilai"
)
PACKAGES = (
    ("KMK-1", "Gedung Contoh 1", "Perkantoran", "745.700.000.000,00", "30/12/2022", "30/09/2024", 71.5, "Disebut"),
    ("RSN-1", "Rusun Contoh 1", "Hunian", "1.600.000.000.000,00", "01/02/2023", "30/06/2025", 64.25, "Turunan"),
    ("JLN-1", "Jalan Contoh 1", "Jalan", "421.500.000.000,00", "02/05/2023", "31/12/2024", 58.0, "Contoh"),
    ("AIR-1", "Jaringan Air Contoh", "Air", "356.900.000.000,00", "03/10/2022", "30/06/2024", 93.75, "Contoh"),
)
"""Code, name, cluster, value, contract day, planned end, progress in April 2024, status of the value."""
DAYS = ("30/04/2024", "31/05/2024", "30/06/2024")


def lines() -> list[str]:
    """Return the header and a line for each package and month; one package lags behind its plan."""
    found = [HEAD]
    for month, day in enumerate(DAYS):
        for code, name, cluster, value, begins, ends, progress, status in PACKAGES:
            planned = min(100.0, progress + 3 * month)
            actual = planned - (4.5 if code == "JLN-1" else 0)
            told = [f"{each:.2f}".replace(".", ",") for each in (planned, actual, actual * 0.9)]
            found.append(";".join([code, name, cluster, "691234", "Penyedia Contoh", value, begins, ends, day, *told,
                                   "data contoh", "", status]))  # fmt: skip
    return found


def write() -> None:
    """Write one quarter, named by its first month."""
    folder = HERE / "pu"
    folder.mkdir(exist_ok=True)
    (folder / "progres_fisik_2024-04_TW2.csv").write_text("\n".join([*lines(), ""]), "utf-8")


def broken(folder: Path) -> list[dict[str, str]]:
    """Write a quarter whose percentages have decimal points where commas were promised; return its entry."""
    head, *rows = lines()
    cells = [row.split(";") for row in rows]
    pointed = [";".join([*row[:9], *(each.replace(",", ".") for each in row[9:12]), *row[12:]]) for row in cells]
    (folder / "decimal_points.broken").write_text("\n".join([head, *pointed, ""]), "utf-8")
    place = {"file": "decimal_points.broken", "agency": "pu", "table": "construction_progress"}
    told = {"deliver_as": "progres_fisik_2024-07_TW3.csv", "ends": "needs_decision", "says": "Rencana Fisik"}
    return [place | told]
