"""The procurement JSON of the samples, in the shape of LKPP's endpoints; all invented."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from make_samples import HERE

REGION = {"kd_klpd": "D900", "nama_klpd": "Kab. Tali Raya", "jenis_klpd": "KABUPATEN"}
SKPD = ["SEKRETARIAT DAERAH", "DINAS PENDIDIKAN", "DINAS KESEHATAN", "DINAS PEKERJAAN UMUM", "DINAS KOMUNIKASI"]
METHODS = [("Tender", "Pekerjaan Konstruksi"), ("Seleksi", "Jasa Konsultansi Badan Usaha Konstruksi")]
STATUSES = ["Selesai", "Selesai", "Selesai", "Gagal/Batal", "Berlangsung"]
KEY_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def unit_fields(place: int) -> dict[str, Any]:
    """Return the fields that name a regional work unit; the last one still carries a code of the old style."""
    code = "1. 20. 03" if place == len(SKPD) - 1 else f"{place + 1}.01.0.00.0.00.{place + 1:02}.0000"
    return {"kd_satker_str": code, "nama_satker": SKPD[place]}


def plans() -> dict[str, list[dict[str, Any]]]:
    """Return the planning registers: work units, programmes, activities, subactivities."""
    found: dict[str, list[dict[str, Any]]] = {"satker": [], "program": [], "kegiatan": [], "sub": []}
    empty = dict.fromkeys(["alamat", "telepon", "fax", "kodepos", "kode_eselon"])
    year = {"tahun_anggaran": 2025, **REGION}
    for u in range(len(SKPD)):
        found["satker"].append({"kd_satker": 9100 + u, **unit_fields(u), "status_satker": "Aktif", **empty,
                                "ket_satker": "Satker/OPD Non-BLU/BLUD", "jenis_satker": "SKPD", **REGION})  # fmt: skip
        up: dict[str, Any] = {**year, "kd_satker": 9100 + u, "kd_program": 51000 + u}
        money, last = 400_000_000 + 90_000_000 * u, {"is_deleted": False, "_event_date": "2025-10-03"}
        found["program"].append({**up, "kd_program_str": f"{u + 1}.01.02", "nama_program": f"PROGRAM CONTOH {u + 1}",
                                 "pagu_program": money, "kd_program_lokal": None, **last})  # fmt: skip
        for k in range(2):
            act = {**up, "kd_kegiatan": 52000 + 10 * u + k}
            found["kegiatan"].append({**act, "kd_kegiatan_str": f"{u + 1}.01.02.2.0{k + 1}", "kd_kegiatan_lokal": None,
                                      "nama_kegiatan": f"Kegiatan contoh {k + 1}", "pagu_kegiatan": money / 2,
                                      **last})  # fmt: skip
            found["sub"].append({**act, "kd_subkegiatan": 53000 + 10 * u + k, "kd_subkegiatan_lokal": None,
                                 "kd_subkegiatan_str": f"{u + 1}.01.02.2.0{k + 1}.0001", "pagu_subkegiatan": money / 2,
                                 "nama_subkegiatan": f"Subkegiatan contoh {k + 1}", **last})  # fmt: skip
    return found


def package(number: int) -> dict[str, Any]:
    """Return one planned package; every fifth tells no contract dates yet."""
    ceiling, later = 40_000_000 + 25_000_000 * number, number % 5 == 4
    return {
        "tahun_anggaran": 2025, **REGION, "kd_satker": 9100 + number % 5, **unit_fields(number % 5),
        "kd_rup": 57_000_000 + number, "nama_paket": f"Paket contoh {number + 1}", "pagu": ceiling,
        "metode_pengadaan": ("Pengadaan Langsung", "E-Purchasing", "Tender")[number % 3], "jenis_pengadaan": "Barang",
        "volume_pekerjaan": "1 Paket", "mak": "1.01.02.2.01.0001.5.1.02", "sumber_dana": "APBD",
        "tgl_awal_pemilihan": f"2025-02-{10 + number % 15:02}", "tgl_awal_kontrak": None if later else "2025-03-15",
        "tgl_akhir_kontrak": None if later else "2025-12-15", "status_umumkan_rup": "Terumumkan",
        "nip_ppk": None, "nama_ppk": None, "_event_date": "2025-10-03",
    }  # fmt: skip


def tender(number: int) -> dict[str, Any]:
    """Return one announced tender; its work-unit id is another one than in the plans, and text."""
    method, kind = METHODS[number % 2]
    ceiling = 200_000_000 + 35_000_000 * number
    return {
        "tahun_anggaran": 2025, "list_tahun_anggaran": "2025", **REGION, "kd_satker": f"88{number % 5}900",
        **unit_fields(number % 5), "kd_lpse": 900, "nama_lpse": "LPSE Kabupaten Tali Raya",
        "kd_tender": (10_100_000 + 37 * number) * 1000, "kd_pkt_dce": (10_200_000 + 37 * number) * 1000,
        "kd_rup": f"{57_000_000 + number}", "nama_paket": f"Paket contoh {number + 1}", "pagu": ceiling,
        "hps": round(ceiling * 0.985, 2), "sumber_dana": "APBD", "kualifikasi_paket": None if number == 3 else "Kecil",
        "jenis_pengadaan": kind, "mtd_pemilihan": method, "mtd_evaluasi": "Harga Terendah Sistem Gugur",
        "mtd_kualifikasi": "Pasca Satu File", "kontrak_pembayaran": "Lumsum", "status_tender": STATUSES[number % 5],
        "tanggal_status": "2025-10-02", "versi_tender": 1 + number % 2, "nip_ppk": None, "nama_ppk": None,
        "tgl_pengumuman_tender": f"2025-02-{10 + number:02} 10:00:00", "lokasi_pekerjaan": "Tali Raya",
        "url_lpse": "https://lpse.taliraya.example", "_event_date": "2025-10-03",
    }  # fmt: skip


def purchase(number: int) -> dict[str, Any]:
    """Return one catalogue purchase; number 41 has an id that is one sign short and must be quarantined."""
    chance = random.Random(number)
    key = "01K" + "".join(chance.choices(KEY_LETTERS, k=22 if number == 41 else 23))
    return {
        "tahun_anggaran": 2025, "jenis_instansi": "KABUPATEN", "nama_instansi": REGION["nama_klpd"],
        "kd_klpd": REGION["kd_klpd"], **unit_fields(number % 5), "kd_paket": key, "kd_rup": f"{58_000_000 + number}",
        "rup_nama_pkt": f"Belanja contoh {number + 1}", "product_ids": "contoh", "sumber_dana": "APBD", "mak": None,
        "kd_penyedia_v6": f"01J{number % 7:023}", "kd_penyedia_sikap": 900 + number % 7, "jml_jenis_produk": 1,
        "jml_produk": chance.randrange(1, 90), "ongkir": 0, "total_harga": chance.randrange(1, 900) * 100_000,
        "tgl_order": f"2025-0{1 + number % 9}-15", "status_pkt": "ON_PROCESS", "status_pengiriman": "COMPLETED",
    }  # fmt: skip


def write() -> None:
    """Write LKPP's endpoints as they are saved: one JSON list a file."""
    plan, tenders = plans(), [tender(n) for n in range(15)]
    gone = {"list_tahun_anggaran", "tanggal_status", "versi_tender", "lokasi_pekerjaan", "_event_date"}
    award = {"mak": "1.03.08.5.2.03.", "tgl_penetapan_pemenang": "2025-04-07 15:00:00"}
    won = [t for t in tenders if t["status_tender"] == "Selesai"]
    completed = [{**{k: v for k, v in t.items() if k not in gone}, **award} for t in won]
    provinces = [{"kd_provinsi": n, "nama_provinsi": name} for n, name in ((1, "Nusa Simpul"), (2, "Nusa Tali"))]
    files = {
        "91_1008_RUP-MasterSatker": plan["satker"], "92_1041_RUP-ProgramMaster": plan["program"],
        "93_1040_RUP-KegiatanMaster": plan["kegiatan"], "94_1039_RUP-SubKegiatanMaster": plan["sub"],
        "95_1013_SPSE-TenderPengumuman": tenders, "96_1014_SPSE-TenderSelesai": completed,
        "97_1213_Ecat-PaketEPurchasingV6": [purchase(n) for n in range(60)], "98_1066_RUP-MasterProvinsi": provinces,
        "99_1010_RUP-PaketPenyedia-Terumumkan": [package(n) for n in range(12)],
    }  # fmt: skip
    (HERE / "lkpp").mkdir(exist_ok=True)
    for name, rows in files.items():
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        (HERE / "lkpp" / f"{name}.json").write_text(f"[\n{lines}\n]\n", "utf-8")


def broken(folder: Path) -> list[dict[str, str]]:
    """Write packages whose contracts end before they begin; return their entry."""
    backwards = [package(n) | {"tgl_awal_kontrak": "2025-12-20"} for n in range(4)]
    (folder / "backward_contract.broken").write_text(json.dumps(backwards, ensure_ascii=False), "utf-8")
    return [{"file": "backward_contract.broken", "agency": "lkpp", "table": "procurement_packages",
             "deliver_as": "99_1010_RUP-PaketPenyedia-Terumumkan.json", "ends": "refused",
             "says": "contract"}]  # fmt: skip
