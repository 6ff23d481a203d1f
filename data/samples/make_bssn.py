"""BSSN's samples: assessments of a year and incidents of a half-year, in Windows' letters; all invented."""

from __future__ import annotations

import random
from pathlib import Path

from make_samples import HERE

AGENCIES = {"IIP-901": "Kem. Contoh Satu", "IIP-902": "Kem. Contoh Dua", "IIP-903": "Badan Contoh"}
SYSTEMS = ("SIMPEG Contoh", "e-Cuti Simpulan", "Portal Data Tali Raya", "e-Arsip Contoh")
KINDS = ("Phishing", "Web Defacement", "Kebocoran Data", "Ransomware", "DDoS", "Akses Ilegal", "Malware")
ASSESSED = (
    "Nomor Asesmen;Tahun;Kode Instansi;Nama Instansi;Nama Sistem;Tanggal Asesmen;Tata Kelola;Identifikasi;Proteksi;"
    "Deteksi;Penanggulangan;Indeks;Jumlah Temuan;Temuan Ditutup;Asesor"
)
STRUCK = "Nomor Tiket;Kode Instansi;Nama Instansi;Nama Sistem;Jenis Insiden;Tingkat;Waktu Lapor;Waktu Tutup;Uraian"


def assessments(comma: str = ",") -> list[str]:
    """Return the header and a line for each system and agency; the index is the mean of the five domains."""
    lines, number = [ASSESSED], 0
    for code, name in AGENCIES.items():
        for system in SYSTEMS:
            number += 1
            chance = random.Random(number)
            scores = [round(chance.uniform(1, 5), 2) for _ in range(5)]
            told = [f"{each:.2f}".replace(".", comma) for each in (*scores, round(sum(scores) / 5, 2))]
            found = chance.randrange(2, 15)
            day = f"{1 + number:02}/03/2024"
            lines.append(";".join([f"IKAS-2024-{number:05}", "2024", code, name, system, day, *told, str(found),
                                   str(found // 2), "Tim asesor – contoh"]))  # fmt: skip
    return lines


def incidents() -> list[str]:
    """Return the header and a line for each incident: one without system, one open, one closed before it began."""
    lines, codes = [STRUCK], list(AGENCIES)
    for number in range(1, 41):
        code, month = codes[number % 3], 1 + number % 6
        begins, ends = f"{1 + number % 20:02}/{month:02}/2024 08:15", f"{3 + number % 20:02}/{month:02}/2024 17:00"
        ends = {7: "", 40: "01/01/2024 00:00"}.get(number, ends)
        system = "" if number == 11 else SYSTEMS[number % 4]
        lines.append(";".join([f"INS-2024-{number:05}", code, AGENCIES[code], system, KINDS[number % 7],
                               ("Rendah", "Sedang", "Tinggi", "Kritis")[number % 4], begins, ends,
                               "Ditangani tim tanggap – contoh"]))  # fmt: skip
    return lines


def write() -> None:
    """Write one year of assessments and one half-year of incidents."""
    folder = HERE / "bssn"
    folder.mkdir(exist_ok=True)
    files = {"Asesmen_Keamanan_2024.csv": assessments(), "Insiden_Siber_2024-01_sd_2024-06.csv": incidents()}
    for name, lines in files.items():
        (folder / name).write_bytes("\r\n".join([*lines, ""]).encode("cp1252"))


def broken(folder: Path) -> list[dict[str, str]]:
    """Write a year whose scores have decimal points where commas were promised; return its entry."""
    (folder / "pointed_scores.broken").write_bytes("\n".join([*assessments("."), ""]).encode("cp1252"))
    return [{"file": "pointed_scores.broken", "agency": "bssn", "table": "security_assessments",
             "deliver_as": "Asesmen_Keamanan_2025.csv", "ends": "needs_decision", "says": "Tata Kelola"}]  # fmt: skip
