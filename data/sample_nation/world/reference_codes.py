"""The reference codes of the e-government architecture: which affairs, services, data and applications there are.

Levels 1 and 2 of RAB are those of Perpres 132/2022 (public facts); levels 3 and 4 are each agency's own, and drawn
here. The numbers of RAL.01 and RAD follow the order of the affairs, which is our assumption.
"""

from __future__ import annotations

SECTORS = {
    "01": ("Pertahanan dan Luar Negeri", ("Pertahanan", "Hubungan Luar Negeri")),
    "02": ("Ekonomi dan Industri", (
        "Industri", "Perdagangan", "Pertanian", "Perkebunan", "Peternakan", "Perikanan", "Badan Usaha Milik Negara",
        "Investasi", "Koperasi", "Usaha Kecil dan Menengah", "Pariwisata",
    )),
    "03": ("Pembangunan Kewilayahan", (
        "Pekerjaan Umum", "Transmigrasi", "Transportasi", "Perumahan", "Pembangunan Kawasan atau Daerah", "Pertanahan",
        "Kependudukan",
    )),
    "04": ("Perlindungan Sosial dan Kesehatan", ("Kesehatan", "Sosial", "Pemberdayaan Perempuan")),
    "05": ("Ketertiban Umum dan Keselamatan", ("Hukum", "Keamanan", "Hak Asasi Manusia")),
    "06": ("Pendidikan dan Tenaga Kerja", (
        "Pendidikan", "Ketenagakerjaan", "Ilmu Pengetahuan dan Teknologi", "Pemuda", "Olahraga",
    )),
    "07": ("Lingkungan dan Sumber Daya Alam", (
        "Pertambangan", "Energi", "Kehutanan", "Kelautan", "Lingkungan Hidup",
    )),
    "08": ("Budaya dan Agama", ("Agama", "Kebudayaan")),
    "09": ("Pemerintahan Umum", (
        "Dalam Negeri", "Keuangan", "Informasi", "Komunikasi", "Perencanaan Pembangunan", "Aparatur Negara",
        "Kesekretariatan Negara",
    )),
}  # fmt: skip
"""Sector code → its name and the names of its affairs, numbered from 01; the list we found prints 45 of its 46."""
AFFAIRS = {
    f"{sector}.{number:02}": name for sector, (_, names) in SECTORS.items() for number, name in enumerate(names, 1)
}
"""Code of an affair (levels 1 and 2) → its name."""
ADMINISTRATION = (
    "Dalam Negeri", "Keuangan", "Perencanaan Pembangunan Nasional", "Aparatur Negara", "Kesekretariatan Negara",
    "Dukungan Operasional Organisasi", "Akuntabilitas Kinerja", "Organisasi dan Tata Kelola",
    "Data dan Informasi Pemerintahan",
)  # fmt: skip
"""The nine areas of RAL.02, services of administration (Perpres 132/2022)."""
AGENCY_AFFAIR = {
    "Kemenko Polkam": "05.02", "Kemenko Kumham Imipas": "05.01", "Kemenko Perekonomian": "02.02",
    "Kemenko PMK": "04.02", "Kemenko Infra": "03.05", "Kemenko PM": "04.02", "Kemenko Pangan": "02.03",
    "Kemensetneg": "09.07", "Kemendagri": "09.01", "Kemenlu": "01.02", "Kemenhan": "01.01", "Kemenag": "08.01",
    "Kemenkum": "05.01", "KemenHAM": "05.03", "Kemenimipas": "05.02", "Kemenkeu": "09.02", "Kemendikdasmen": "06.01",
    "Kemendiktisaintek": "06.03", "Kemenbud": "08.02", "Kemenkes": "04.01", "Kemensos": "04.02", "Kemnaker": "06.02",
    "KemenP2MI": "06.02", "Kemenperin": "02.01", "Kemendag": "02.02", "Kemen ESDM": "07.02", "KemenPU": "03.01",
    "KemenPKP": "03.04", "Kemendes PDT": "03.05", "Kementrans": "03.02", "Kemenhub": "03.03", "Komdigi": "09.04",
    "Kementan": "02.03", "Kemenhut": "07.03", "KKP": "07.04", "ATR/BPN": "03.06", "Bappenas": "09.05",
    "KemenPANRB": "09.06", "KemenBUMN": "02.07", "Kemendukbangga": "03.07", "KemenLH": "07.05",
    "Kemeninves": "02.08", "Kemenkop": "02.09", "KemenUMKM": "02.10", "Kemenpar": "02.11", "Kemenekraf": "02.11",
    "KemenPPPA": "04.03", "Kemenpora": "06.04", "OIKN": "03.05", "BKN": "09.06", "LKPP": "09.02", "BSSN": "05.02",
    "BPS": "09.03", "BPKP": "09.02", "LAN": "09.06", "ANRI": "09.07",
}  # fmt: skip
"""Agency → the affair that its own work belongs to: our assumption, made by name."""
GENERAL_AFFAIR = "09.07"
"""The affair of an agency that the list above does not name."""
COMMON, SPECIFIC = ("RAA.01.01", "RAA.01.02"), ("RAA.02.01", "RAA.02.02")
"""Common applications (public service, administration) and specific ones (of a mission, of a function); DOMAIN A6."""


def affair_name(code: str) -> str:
    """Return the name of an affair or, for two digits, of a sector."""
    return AFFAIRS[code] if "." in code else SECTORS[code][0]


def service_area(affair: str) -> str:
    """Return the RAL code of public services in an affair."""
    return f"RAL.01.{list(AFFAIRS).index(affair) + 1:02}"
