"""The planning ministry's samples: programmes and outputs as KRISNA serves them; all but budget sections invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from make_samples import HERE, UNITS

Rows = list[dict[str, Any]]
YEAR = 2024
NAMES = {"005": "MA", "006": "Kejaksaan", "015": "Kem. Keuangan", "025": "Kem. Agama", "054": "BPS", "060": "Polri"}
OUTPUTS = [
    ("WA", "EBA", "994", "Layanan Perkantoran", "Layanan", 1),
    ("WA", "EBB", "951", "Sarana Internal", "Unit", 12),
]
"""Programme, KRO, RO, name, unit, target."""


def programmes() -> Rows:
    """Return two programmes a section; the figure of one stands in two versions, from two sources."""
    rows = [
        {"tahun": YEAR, "kode_ba": int(section), "nama_kl": name, "kode_program": code, "uraian_program": title,
         "prioritas_nasional": None if code == "WA" else "PN3",
         "pagu_indikatif": 4_000_000_000 + 10_000_000 * int(section), "tagging_ikn": "Tidak",
         "versi": "1", "status_pagu": "Indikatif", "sumber": "data contoh", "tanggal_sumber": "31-08-2023"}
        for section, name in NAMES.items()
        for code, title in (("WA", "Program Dukungan Manajemen"), ("CA", f"Program Contoh {name}"))
    ]  # fmt: skip
    other = {"versi": "2", "status_pagu": "Diberitakan", "sumber": "berita contoh", "tanggal_sumber": None}
    return [*rows, rows[1] | other | {"pagu_indikatif": 3_500_000_000, "tagging_ikn": "Ya"}]


def outputs() -> Rows:
    """Return the outputs of the samples' work units, the fourth quarter still open."""
    return [
        {"tahun": YEAR, "kode_ba": int(unit.section), "nama_kl": NAMES[unit.section], "kode_unit": "1",
         "kode_satker": unit.code, "kode_program": programme, "kode_kegiatan": f"{1001 + number}",
         "uraian_kegiatan": f"Kegiatan contoh {number + 1}", "kode_kro": kro, "kode_ro": ro, "uraian": name,
         "prioritas_nasional": None, "target": target, "satuan": kind, "pagu_indikatif": 90_000_000 * (number + 1),
         "tagging_ikn": "Tidak", "realisasi_tw1": round(0.2 * target, 1), "realisasi_tw2": round(0.4 * target, 1),
         "realisasi_tw3": round(0.7 * target, 1), "realisasi_tw4": None}
        for number, unit in enumerate(UNITS)
        for programme, kro, ro, name, kind, target in OUTPUTS
    ]  # fmt: skip


def records(path: Path, rows: Rows) -> None:
    """Write rows as the interface answers: an object a line."""
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), "utf-8")


def write() -> None:
    """Write a year's programmes and outputs."""
    folder = HERE / "bappenas"
    folder.mkdir(exist_ok=True)
    records(folder / f"krisna_program_{YEAR}.json", programmes())
    records(folder / f"krisna_rincian_output_{YEAR}.json", outputs())


def broken(folder: Path) -> list[dict[str, str]]:
    """Write outputs of which less was reached as the year went on; return their entry."""
    shrunk = [row | {"realisasi_tw2": 0} for row in outputs()[:6]]
    records(folder / "shrinking_output.broken", shrunk)
    return [{"file": "shrinking_output.broken", "agency": "bappenas", "table": "outputs",
             "deliver_as": "krisna_rincian_output_2024.json", "ends": "refused", "says": "quarter"}]  # fmt: skip
