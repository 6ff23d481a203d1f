"""The yearly workbooks and the region CSV of the samples; all invented."""

from __future__ import annotations

import random
from datetime import datetime
from typing import Any

from make_samples import HERE, UNITS, workbook

SECTIONS = {
    "001": "MAJELIS PERMUSYAWARATAN RAKYAT", "005": "MAHKAMAH AGUNG", "006": "KEJAKSAAN REPUBLIK INDONESIA",
    "007": "KEMENTERIAN SEKRETARIAT NEGARA", "010": "KEMENTERIAN DALAM NEGERI", "015": "KEMENTERIAN KEUANGAN",
    "025": "KEMENTERIAN AGAMA *)", "033": "KEMENTERIAN PEKERJAAN UMUM DAN PERUMAHAN RAKYAT",
    "042": "KEMENTERIAN LAMA *)",
    "054": "BADAN PUSAT STATISTIK", "060": "KEPOLISIAN NEGARA REPUBLIK INDONESIA", "124": "BADAN BARU **)",
}  # fmt: skip
"""Real budget-section codes, for codes are facts; the amounts beside them are invented."""


def dipa() -> None:
    """Write the budget warrants of two fiscal years; in 2024 the section codes lost their zeros."""
    head = ["Kode Satker", "Satker", "Tahun", "Tanggal Posting Revisi", "Total Pagu", "Jenis Satker", "NO",
            "Kementerian", "Kode Status History", "Jenis Revisi", "Revisi ke-", "No Dipa", "Tanggal Dipa",
            "Digital Stamp"]  # fmt: skip
    for year in (2023, 2024):
        rows: list[list[Any]] = [head]
        for number, unit in enumerate(UNITS, 1):
            size = random.Random(f"{unit.code} {year}").randrange(400, 9000)
            day = datetime(year, 1 + number % 12, 5 + number)
            kind = "Satker Besar" if size > 6000 else "Satker Sedang" if size > 2000 else "Satker Kecil"
            section: str | int = int(unit.section) if year == 2024 else unit.section
            warrant = f"DIPA-{unit.section}.01.2.{unit.code}/{year}"
            rows.append([unit.code, unit.name, year, day, size * 1_000_000, kind, number,
                         section, None, None, number % 4, warrant, day, "CONTOH"])  # fmt: skip
        workbook(HERE / "kemenkeu" / f"DIPA_{year}.xlsx", {f"DIPA_{year}": rows})


def apbn() -> None:
    """Write the budget workbook; codes and years are numbers, a dash is no spending, stars are footnotes."""
    years = list(range(2018, 2024))
    rows: list[list[Any]] = [["Kode BA", "Kementerian Negara / Lembaga", *map(float, years)]]
    for code, name in SECTIONS.items():
        chance = random.Random(code)
        base = chance.uniform(300, 9000)
        amounts: list[Any] = [round(base * 1.05 ** (y - 2018) * chance.uniform(0.9, 1.1), 1) for y in years]
        if code == "042":
            amounts[2:] = ["-"] * 4
        if code == "124":
            amounts[:3] = ["-"] * 3
        rows.append([float(code), name, *amounts])
    summary = [["Uraian", 2022, 2023], ["Belanja pemerintah pusat", 1.5, 1.6]]
    workbook(HERE / "kemenkeu" / "APBN_contoh.xlsx", {"1. Ringkasan (miliar)": summary, "5. Belanja KL": rows})


def regions() -> None:
    """Write the region codes: 2, 4, 6 and 10 digits; the districts come with semicolons and a byte-order mark."""
    folder = HERE / "kemendagri"
    folder.mkdir(exist_ok=True)
    provinces = ["97,Nusa Simpul", "98,Nusa Tali"]
    regencies = [f"{p}.{n:02},{p},Kabupaten Contoh {p}{n}" for p in (97, 98) for n in (1, 2)]
    districts = [f"{r[:5]}.{n:02};{r[:5]};Kecamatan {n}" for r in regencies for n in (1, 2)]
    villages = [f"{d[:8]}.{2000 + n},{d[:8]},Desa {n}" for d in districts for n in (1, 2, 3)]
    for name, head, rows in (("provinces", "code,name", provinces), ("regencies", "code,province_code,name", regencies),
                             ("villages", "code,district_code,name", villages)):  # fmt: skip
        (folder / f"{name}.csv").write_text("\n".join([head, *rows, ""]), "utf-8")
    (folder / "districts.csv").write_text(
        "\r\n".join(["code;regency_code;name", *districts, ""]), "utf-8-sig", newline=""
    )


def write() -> None:
    """Write everything that is not an IKPA workbook."""
    dipa()
    apbn()
    regions()
