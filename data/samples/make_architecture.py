"""KemenPANRB's samples: the workbook of maturity levels, and the architecture register as NDJSON; all invented."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from make_samples import HERE, workbook

AGENCIES = ("KEMENTERIAN CONTOH SATU", "KEMENTERIAN CONTOH DUA", "BADAN CONTOH")
WEIGHTS = (*[1.3] * 10, *[2.5] * 10, *[1.5] * 11, *[2.75] * 10, *[3.0] * 6)
"""PermenPANRB 59/2020."""
BANDS = ((4.2, "Memuaskan"), (3.5, "Sangat Baik"), (2.6, "Baik"), (1.8, "Cukup"), (0.0, "Kurang"))
Rows = list[dict[str, Any]]


def scores(year: int) -> list[list[Any]]:
    """Return header and rows of a year: 47 indicators, from 2026 on the 35 of the next instrument, weighed alike."""
    weights = WEIGHTS if year < 2026 else (100 / 35,) * 35
    rows: list[list[Any]] = [["Instansi", "Instrumen", "Tahun", "Indeks", "Predikat", *range(1, len(weights) + 1)]]
    for place, name in enumerate(AGENCIES):
        chance = random.Random(f"{year} {name}")
        levels = [min(5, max(1, round(chance.gauss(3 + place / 2, 0.8)))) for _ in weights]
        index = round(sum(w * level for w, level in zip(weights, levels, strict=True)) / 100, 2)
        predicate = next(word for bound, word in BANDS if index >= bound)
        rows.append([name, "SPBE-2020" if year < 2026 else "PEMDI-2026", year, index, predicate, *levels])
    return rows


def register() -> dict[str, Rows]:
    """Return the four parts of the register: each agency has a process in two levels, applications, services, data.

    The first application of each agency does the same under another name: a duplicate.
    """
    found: dict[str, Rows] = {"business_processes": [], "services": [], "applications": [], "data_sets": []}
    for place, agency in enumerate(AGENCIES):
        owner, top = {"instansi": agency, "unit_pemilik": "Biro Contoh"}, 2 * place + 901
        theme = {"is_tematik": place == 0, "tema": "Tema Contoh" if place == 0 else None}
        found["business_processes"] += [
            {"id_proses": f"DAB.{top:06}", "kode_rab": "RAB.09.06.01", "nama": "Pengelolaan Pegawai", "tingkat": 3,
             "id_induk": None, "is_tematik": False, "tema": None, **owner, "id_tujuan": None, "kontak": "contoh"},
            {"id_proses": f"DAB.{top + 1:06}", "kode_rab": "RAB.09.06.01.01", "nama": "Mutasi Pegawai", "tingkat": 4,
             "id_induk": f"DAB.{top:06}", **theme, **owner, "id_tujuan": f"DAB.{901 + (2 * place + 2) % 6:06}",
             "kontak": "contoh"},
        ]  # fmt: skip
        for number in range(2):
            _add_application(found, 901 + 2 * place + number, number, owner, f"DAB.{top + 1:06}")
    return found


def _add_application(found: dict[str, Rows], id_: int, number: int, owner: dict[str, str], process: str) -> None:
    name = ("SIMPEG", "e-Kepegawaian", "SIKEP")[id_ // 2 % 3] if number == 0 else f"Portal Contoh {id_}"
    ral = "RAL.02.04.01" if number == 0 else "RAL.01.41.07"
    kind = "Layanan Administrasi Pemerintahan" if number == 0 else "Layanan Publik"
    found["applications"].append({
        "id_aplikasi": f"DAA.{id_:06}", "nama": name, "fungsi": "Mengelola data contoh.", "kategori": "Khusus",
        "kode_raa": f"RAA.02.0{2 - number}", "kode_rab": "RAB.09.06.01.01", "kode_ral": ral, **owner,
        "jumlah_pengguna": 10 * id_, "data_digunakan": f"DAD.{id_:06}", "biaya_pemeliharaan": 1_000_000 * id_,
        "tahun_peluncuran": 2015 + number, "status": "Operasional", "kontak": "contoh",
    })  # fmt: skip
    found["services"].append({
        "id_layanan": f"DAL.{id_:06}", "kode_ral": ral, "nama": f"Layanan {name}", **owner, "jenis": kind,
        "id_proses": process, "id_aplikasi": f"DAA.{id_:06}",
        "id_layanan_splp": f"SVC-{90001 + (id_ - 901) // 2}" if number == 0 else None,
    })  # fmt: skip
    found["data_sets"].append({
        "id_data": f"DAD.{id_:06}", "kode_rad": "RAD.09.06", "nama": f"Data {name}", "produsen": owner["instansi"],
        "walidata": "Pusat Data Contoh", "id_aplikasi": f"DAA.{id_:06}", "akses": "Terbatas", "memenuhi_standar": True,
        "memiliki_metadata": number == 0, "interoperabel": False, "memakai_kode_referensi": number == 1,
    })  # fmt: skip


def write() -> None:
    """Write the workbooks of both instruments and the register as it is pulled."""
    folder = HERE / "panrb"
    folder.mkdir(exist_ok=True)
    for year, name in ((2025, "Hasil_Evaluasi_SPBE_2025"), (2026, "Hasil_Evaluasi_Pemdi_2026")):
        workbook(folder / f"{name}.xlsx", {"Hasil": scores(year)}, title_rows=3)
    for part, rows in register().items():
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        (folder / f"{part}.ndjson").write_text("\n".join([*lines, ""]), "utf-8")


def broken(folder: Path) -> list[dict[str, str]]:
    """Write a year with levels that no instrument knows; return its entry."""
    rows = scores(2024)
    workbook(folder / "strange_level.broken", {"Hasil": [rows[0], *([*row[:5], 9, *row[6:]] for row in rows[1:])]})
    return [{"file": "strange_level.broken", "agency": "panrb", "table": "spbe_scores",
             "deliver_as": "Hasil_Evaluasi_SPBE_2024.xlsx", "ends": "refused", "says": "between 1 and 5"}]  # fmt: skip
