"""Otorita IKN's samples: its registers as CSV; all invented."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from make_samples import HERE

Rows = list[dict[str, Any]]
STAMP = "2024-06-30 17:00:00"
BUILDINGS = {"KMK101": ("Menara Contoh 1", 6, 24), "KMK102": ("Menara Contoh 2", 6, 18),
             "NSB001": ("Gedung Bersama Contoh", 3, 12), "JKT001": ("Kantor Contoh Lama", 4, 60)}  # fmt: skip
"""Code → name, floors, capacity."""
PEOPLE = ["Ayu Simpul", "Bima Tali", "Citra Simpul", "Dewa Raya", "Eka Tali", "Fajar Simpul", "Gita Raya", "Hadi Tali"]
AGENCIES = ("Kementerian Contoh Satu", "Kementerian Contoh Dua", "Badan Contoh")


def nip(number: int) -> str:
    """Return a civil-servant number that is nobody's."""
    return f"1990{number + 1:02}15" + "201503" + "1" + f"{900 + number}"


def registers() -> dict[str, Rows]:
    """Return buildings, floors, workpoints."""
    held, storeys, desks = [], [], []
    for code, (name, floors, people) in BUILDINGS.items():
        is_new = not code.startswith("JKT")
        whose = ("", "") if is_new else ("OI007", "Kementerian Contoh")
        held.append({
            "kode_gedung": code, "nama_gedung": name, "nama_kompleks": "Kemenko Contoh" if "KMK" in code else "",
            "lokasi": "Nusantara" if is_new else "Jakarta", "kode_wilayah": "64.09" if is_new else "31.71",
            "kode_instansi_oikn": whose[0], "instansi": whose[1], "kepemilikan": "Milik negara" if is_new else "Sewa",
            "jumlah_lantai": floors, "kapasitas_asn": people, "kapasitas_kompleks": 45 if "KMK" in code else "",
            "sumber_kapasitas": "data contoh", "tgl_sumber": "2023-11-21", "status_kapasitas": "Contoh",
            "catatan_kapasitas": "menara 42, disebut 45" if "KMK" in code else "", "mulai_dipakai": "2024-01-02",
        })  # fmt: skip
        for floor in range(1, floors + 1):
            seats, place = people // floors, f"{code}-{floor:02}"
            storeys.append({
                "kode_lantai": place, "kode_gedung": code, "nomor_lantai": floor, "kapasitas_asn": seats,
                "zona_akses": 100 * len(held) + floor if is_new else "", "luas_neto_m2": 12.5 * seats,
                "luas_bruto_m2": round(12.5 * seats / 0.75, 1), "sumber_luas": "data contoh",
            })  # fmt: skip
            desks += [{"kode_meja": f"{place}-{n:03}", "kode_lantai": place, "tersedia_dari": "2024-01-02",
                       "jenis_meja": ("Tetap", "Tetap", "Bersama", "Rapat")[n % 4]}
                      for n in range(1, seats + 1) if is_new]  # fmt: skip
    return {"gedung": held, "lantai": storeys, "meja": desks}


def people() -> dict[str, Rows]:
    """Return who sits where and who lives where; the NIP of one seat's holder is not known."""
    seats = [
        {"kode_penempatan": f"PD{n + 1:07}", "kode_meja": f"KMK101-{1 + n // 4:02}-{1 + n % 4:03}",
         "no_kartu": 1_000_001 + n, "nip_pemegang": "" if n == 3 else nip(n), "nama_pemegang": name,
         "tgl_lahir_pemegang": f"15-{n + 1:02}-1990", "kode_instansi_oikn": f"OI{7 + n % 3:03}",
         "instansi": AGENCIES[n % 3], "unit_kerja": "Biro Contoh", "berlaku_dari": "2024-02-01",
         "berlaku_sampai": "2024-05-20" if n == 7 else ""}
        for n, name in enumerate(PEOPLE)
    ]  # fmt: skip
    return {"penempatan": seats, "unit_hunian": [home(tower, n) for tower in (1, 2) for n in range(12)]}


def home(tower: int, place: int) -> dict[str, Any]:
    """Return a housing unit; half of the first tower is lived in, the second is not finished."""
    storey, is_ready = 1 + place // 6, tower == 1
    lives = {"dihuni_dari": "2024-02-01", "nip_penghuni": nip(place), "nama_penghuni": PEOPLE[place % len(PEOPLE)],
             "jumlah_penghuni": 1 + place % 4}  # fmt: skip
    is_lived_in = is_ready and storey == 1
    return {
        "kode_unit": f"RSN{tower:02}-{storey:02}-{1 + place % 6}", "kode_menara": f"RSN{tower:02}", "lantai": storey,
        "luas_m2": 98, "jumlah_kamar": 3, "peruntukan": "ASN" if is_ready else "Hankam", "peruntukan_2023": "ASN",
        "tgl_serah_terima": "2024-01-15" if is_ready else "",
        "status_unit": "Terisi" if is_lived_in else "Siap huni" if is_ready else "Penyelesaian",
        **(lives if is_lived_in else dict.fromkeys(lives, "")),
    }  # fmt: skip


def running() -> dict[str, Rows]:
    """Return what buildings used in half a year, and what was asked of the facility desk."""
    used = [
        {"tahun": 2024, "bulan": month, "kode_gedung": code, "listrik_kwh": 900 * floors + 10 * month,
         "air_m3": 30 + month, "surya_kwh": 0 if code.startswith("JKT") else 120 * floors, "sampah_kg": 55.5 + month,
         "peringkat_hijau": "Belum" if code.startswith("JKT") else "Gold"}
        for month in range(1, 7) for code, (_, floors, _) in BUILDINGS.items()
    ]  # fmt: skip
    asked = [
        {"tahun": 2024, "no_tiket": f"LF{n + 1:07}", "kode_gedung": "KMK101", "kode_lantai": f"KMK101-{1 + n % 3:02}",
         "kode_instansi_oikn": f"OI{7 + n % 3:03}", "kategori": ("Listrik", "Jaringan", "Tata udara")[n % 3],
         "prioritas": ("Sedang", "Tinggi")[n % 2], "dibuka": f"2024-05-{10 + n}T08:15:00+08:00",
         "ditutup": "" if n == 8 else f"2024-05-{11 + n}T10:00:00+08:00", "batas_jam": (48, 24)[n % 2]}
        for n in range(9)
    ]  # fmt: skip
    return {"utilitas_2024": used, "layanan_fasilitas_2024": asked}


def table(path: Path, rows: Rows) -> None:
    """Write rows as the database exports them."""
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, [*rows[0], "diperbarui_pada"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | {"diperbarui_pada": STAMP} for row in rows)


def write() -> None:
    """Write the registers."""
    folder = HERE / "oikn"
    folder.mkdir(exist_ok=True)
    for name, rows in (registers() | people() | running()).items():
        table(folder / f"oikn_{name}.csv", rows)


def broken(folder: Path) -> list[dict[str, str]]:
    """Write areas that changed places, and return their entry."""
    net, gross = "luas_neto_m2", "luas_bruto_m2"
    swapped = [row | {net: row[gross], gross: row[net]} for row in registers()["lantai"]]
    table(folder / "swapped_areas.broken", swapped)
    entry = {"file": "swapped_areas.broken", "agency": "oikn", "table": "floors", "deliver_as": "oikn_lantai.csv"}
    return [entry | {"ends": "refused", "says": "usable area"}]
