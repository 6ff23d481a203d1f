"""BKN's samples: people, units, ratings and assessments as SIASN's records, one JSON object a line; all invented.

The first eight people are those who sit in Otorita IKN's samples.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from make_samples import HERE

Rows = list[dict[str, Any]]
AGENCIES = ("Kementerian Contoh Satu", "Kementerian Contoh Dua", "Badan Contoh")
NAMES = ("Ayu Simpul", "Bima Tali", "Citra Simpul", "Dewa Raya", "Eka Tali", "Fajar Simpul", "Gita Raya", "Hadi Tali",
         "Indra", "Joko Raya", "Kartika Simpul", "Lukman Tali", "Mega Raya", "Nanda Simpul", "Oki", "Putri Tali",
         "Rama Raya", "Sari Simpul", "Tono", "Umar Tali")  # fmt: skip
HALF, YEAR = (2024, 1), 2024
ABOVE, MEETS, BELOW = "Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi"
RATINGS = (("Baik", MEETS, ABOVE), ("Sangat Baik", ABOVE, ABOVE), ("Baik", MEETS, MEETS),
           ("Butuh Perbaikan", BELOW, MEETS), ("Baik", ABOVE, MEETS), ("Kurang", MEETS, BELOW))  # fmt: skip


def number(place: int) -> str:
    """Return a civil-servant number that is nobody's."""
    return f"1990{1 + place % 12:02}15" + "201503" + "1" + f"{900 + place}"


def key(kind: int, place: int) -> str:
    """Return an invented UUID of an agency (0) or unit (1)."""
    return f"0000000{kind}-0000-4000-8000-{place:012}"


def people() -> Rows:
    """Return one record per person; the first of each agency heads its unit, the last has left."""
    found = []
    for place, name in enumerate(NAMES):
        home, month = place % 3, 1 + place % 12
        leads, left = place < 3, place == len(NAMES) - 1
        found.append({
            "nipBaru": number(place), "nik": f"97010115{month:02}90{place + 1:04}", "nama": name, "gelarDepan": None,
            "gelarBelakang": "S.Kom." if place % 4 else None, "tglLahir": f"15-{month:02}-1990", "jenisKelamin": "M",
            "jenisAsn": "PNS", "kedudukanPnsId": "99" if left else "01", "tmtCpns": "01-03-2015",
            "tmtBerhenti": "01-05-2024" if left else None, "golRuangAkhirId": "33", "golRuangAkhir": "III/c",
            "jenisJabatanId": "1" if leads else "2",
            "jabatanNama": "Kepala Biro Contoh" if leads else "Perencana Ahli Muda",
            "rumpunJabatan": "Pimpinan" if leads else "Perencana", "eselonId": "21" if leads else None,
            "unorId": key(1, home), "unorNama": "Biro Contoh", "instansiIndukId": key(0, home),
            "instansiIndukNama": AGENCIES[home], "instansiKerjaId": key(0, 1 if place == 9 else home),
            "instansiKerjaNama": AGENCIES[1 if place == 9 else home], "tingkatPendidikan": "D-IV/S-1",
            "email": f"orang{place + 1}@contoh.example", "noHp": "0812", "agama": "-", "npwp": "-",
        })  # fmt: skip
    return found


def units() -> Rows:
    """Return the agencies and a unit of each; one agency has ended."""
    tops = [(key(0, place), None, name, place) for place, name in enumerate((*AGENCIES, "Kementerian Contoh Lama"))]
    below = [(key(1, place), key(0, place), "Biro Contoh", place) for place in range(len(AGENCIES))]
    names = (*AGENCIES, "Kementerian Contoh Lama")
    return [
        {"unorId": own, "diatasanId": above, "namaUnor": name, "instansiId": key(0, place),
         "instansiNama": names[place], "eselonId": "21" if above else None, "aktif": place < len(AGENCIES)}
        for own, above, name, place in (*tops, *below)
    ]  # fmt: skip


def ratings() -> Rows:
    """Return everyone's rating of a half-year; heads are rated by nobody in the list."""
    return [
        {"nip": number(place), "tahun": HALF[0], "semester": HALF[1], "predikat": told[0], "hasilKerja": told[1],
         "perilakuKerja": told[2], "nipPenilai": number(place % 3) if place > 2 else None, "unorId": key(1, place % 3),
         "predikatOrganisasi": "Baik", "tanggalPenilaian": f"{10 + place % 15:02}-06-2024", "eKinerja": place % 5 > 0}
        for place, told in ((place, RATINGS[place % len(RATINGS)]) for place in range(len(NAMES)))
    ]  # fmt: skip


def assessments() -> Rows:
    """Return a year's assessments of six people."""
    kinds = ("Manajerial", "Sosial Kultural", "Teknis", "Literasi Digital")
    return [
        {"nip": number(place), "tahun": YEAR, "jenisKompetensi": kind, "levelStandar": 2,
         "levelHasil": 1 + (place + step) % 4, "tanggalPenilaian": f"{5 + place:02}-03-2024"}
        for place in range(6) for step, kind in enumerate(kinds)
    ]  # fmt: skip


def trainings() -> Rows:
    """Return a year's trainings of the first eight people; the first three attended two."""
    courses = (
        ("Teknis", "Pelatihan Contoh Satu", 16, True),
        ("Fungsional", "Pelatihan Contoh Dua", 30, False),
    )
    return [
        {"nip": number(place), "tahun": YEAR, "jenisDiklat": kind, "namaDiklat": name, "jumlahJam": hours,
         "tanggalSelesai": f"{5 + place:02}-0{3 + step}-2024", "daring": is_digital}
        for place in range(8) for step, (kind, name, hours, is_digital) in enumerate(courses) if step == 0 or place < 3
    ]  # fmt: skip


def write() -> None:
    """Write the four resources as the gateway's pages hold them, one after the other."""
    (HERE / "bkn").mkdir(exist_ok=True)
    files = {"employees": people(), "work_units": units(), f"performance_ratings_{HALF[0]}-01": ratings(),
             f"competencies_{YEAR}": assessments(), f"trainings_{YEAR}": trainings()}  # fmt: skip
    for name, rows in files.items():
        records(HERE / "bkn" / f"{name}.ndjson", rows)


def records(path: Path, rows: Rows) -> None:
    """Write one JSON object a line."""
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), "utf-8")


def broken(folder: Path) -> list[dict[str, str]]:
    """Write people whose numbers tell another birth date, and ratings that their cells do not give."""
    wrong, rated = people()[:10], ratings()
    wrong[4]["tglLahir"] = "16-05-1990"
    rated[2]["predikat"] = "Sangat Baik"
    records(folder / "other_birth_date.broken", wrong)
    records(folder / "generous_rating.broken", rated)
    return [
        {"file": "other_birth_date.broken", "agency": "bkn", "table": "employees", "deliver_as": "bkn_employees.ndjson",
         "ends": "refused", "says": "begins with the birth date"},
        {"file": "generous_rating.broken", "agency": "bkn", "table": "performance_ratings",
         "deliver_as": "bkn_performance_ratings_2024-01.ndjson", "ends": "refused", "says": "matrix"},
    ]  # fmt: skip
