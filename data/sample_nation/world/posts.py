"""Posts: heads of units by echelon, functional ladders by family, staff; and the grades that go with them."""

from __future__ import annotations

import numpy as np
import polars as pl

KEAHLIAN = (
    "Analis Kebijakan", "Perencana", "Auditor", "Pranata Komputer", "Statistisi", "Arsiparis", "Analis SDM Aparatur",
    "Pengelola Pengadaan Barang/Jasa", "Analis Anggaran", "Analis Hukum", "Perancang Peraturan Perundang-undangan",
    "Pranata Hubungan Masyarakat", "Widyaiswara", "Penata Laksana", "Peneliti", "Manggala Informatika",
)  # fmt: skip
"""Families of expertise that every agency has."""
OWN = {
    "Kemenag": ("Guru", "Dosen", "Penyuluh Agama", "Penghulu"),
    "Kemendikdasmen": ("Guru", "Pengembang Teknologi Pembelajaran", "Widyaprada"),
    "Kemendiktisaintek": ("Dosen", "Pranata Laboratorium Pendidikan"),
    "Kemenkeu": ("Pemeriksa Pajak", "Pemeriksa Bea dan Cukai", "Penilai Pemerintah", "Analis Pembiayaan"),
    "Kemenkes": ("Dokter", "Perawat Ahli", "Epidemiolog Kesehatan", "Apoteker"),
    "Kemenimipas": ("Analis Keimigrasian", "Pembimbing Kemasyarakatan"),
    "KemenPU": ("Teknik Jalan dan Jembatan", "Teknik Pengairan", "Teknik Tata Bangunan dan Perumahan"),
    "Kemenhub": ("Penguji Kendaraan Bermotor", "Pengawas Keselamatan Pelayaran"),
    "Kementan": ("Penyuluh Pertanian", "Medik Veteriner", "Pengendali Organisme Pengganggu Tumbuhan"),
    "BSSN": ("Sandiman", "Manggala Informatika"),
    "BPS": ("Statistisi", "Pranata Komputer"),
    "BPKP": ("Auditor",),
    "ATR/BPN": ("Penata Pertanahan", "Surveyor Pemetaan", "Penata Ruang"),
    "Kemenlu": ("Diplomat",),
    "Kemenhut": ("Pengendali Ekosistem Hutan", "Polisi Kehutanan"),
}
"""Families of expertise that one agency has most of, by short name."""
KETERAMPILAN = (
    "Arsiparis",
    "Pranata Komputer",
    "Pranata Keuangan APBN",
    "Pranata SDM Aparatur",
    "Perawat",
    "Statistisi",
)
LADDERS = {True: ("Ahli Pertama", "Ahli Muda", "Ahli Madya", "Ahli Utama"), False: ("Terampil", "Mahir", "Penyelia")}
YEARS = {True: (8, 18, 28), False: (8, 18)}
"""Years of service after which the next rung is held."""
STAFF = {
    "SMA": ("Pengadministrasi Perkantoran", "Operator Layanan Operasional"),
    "D-III": ("Pengolah Data dan Informasi", "Pengelola Layanan Operasional"),
    "D-IV/S-1": ("Penelaah Teknis Kebijakan", "Penata Layanan Operasional"),
}
HEADS = (
    ("Direktorat Jenderal ", "Direktur Jenderal "), ("Sekretariat ", "Sekretaris "), ("Inspektorat ", "Inspektur "),
    ("Deputi ", "Deputi "), ("Badan ", "Kepala Badan "), ("Biro ", "Kepala Biro "), ("Pusat ", "Kepala Pusat "),
    ("Direktorat ", "Direktur "),
)  # fmt: skip
PNS_GRADES = tuple(f"{roman}/{letter}" for roman in ("I", "II", "III") for letter in "abcd") + tuple(
    f"IV/{letter}" for letter in "abcde"
)
PPPK_GRADES = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
)
FIRST_GRADE = {"SMA": "II/a", "D-III": "II/c", "D-IV/S-1": "III/a", "S-2": "III/b", "S-3": "III/c"}
LAST_GRADE = {"SMA": "III/b", "D-III": "III/d", "D-IV/S-1": "IV/b", "S-2": "IV/c", "S-3": "IV/d"}
HEAD_GRADES = {
    "I.a": ("IV/d", "IV/e"),
    "II.a": ("IV/b", "IV/d"),
    "III.a": ("III/d", "IV/a"),
    "IV.a": ("III/c", "III/d"),
}
CONTRACT_GRADE = {"SMA": "V", "D-III": "VII", "D-IV/S-1": "IX", "S-2": "X", "S-3": "XI"}


def heads(unit_names: pl.Series) -> pl.Series:
    """Return what heads of units are called, then those of their divisions (echelon III) and subdivisions (IV)."""
    called = pl.col("unit")
    for unit, head in reversed(HEADS):
        begins = pl.col("unit").str.starts_with(unit)
        called = pl.when(begins).then(pl.col("unit").str.replace(unit, head, literal=True)).otherwise(called)
    below = [pl.lit(f"Kepala {each} Tata Usaha, ") + pl.col("unit") for each in ("Bagian", "Subbagian")]
    told = pl.DataFrame({"unit": unit_names}).select(head=called, division=below[0], subdivision=below[1])
    return pl.concat(told.get_columns())


def functional(rng: np.random.Generator, people: pl.DataFrame) -> pl.DataFrame:
    """Draw family and rung of people with columns ``short_name``, ``education``, ``years``; a post's name follows."""
    number = people.height
    is_expert = ~people["education"].is_in(["SMA", "D-III"]).to_numpy()
    pool = [*KEAHLIAN, *KETERAMPILAN, *(family for own in OWN.values() for family in own)]
    family = np.where(
        is_expert, rng.integers(0, len(KEAHLIAN), number), len(KEAHLIAN) + rng.integers(0, len(KETERAMPILAN), number)
    )
    begin, where = len(KEAHLIAN) + len(KETERAMPILAN), people["short_name"]
    for agency, own in OWN.items():
        is_own = is_expert & (where == agency).to_numpy() & (rng.random(number) < 0.7)
        family = np.where(is_own, begin + rng.integers(0, len(own), number), family)
        begin += len(own)
    years = people["years"].to_numpy()
    rungs = {kind: np.digitize(years, YEARS[kind]) for kind in (True, False)}
    ladder = pl.Series([*LADDERS[True], *LADDERS[False]])
    rung = ladder.gather(np.where(is_expert, rungs[True], len(LADDERS[True]) + rungs[False]))
    named = pl.DataFrame({"post_family": pl.Series(pool).gather(family), "rung": rung})
    return named.select("post_family", post_name=pl.col("post_family").str.replace(" Ahli", "") + " " + pl.col("rung"))


def staff(rng: np.random.Generator, education: pl.Series) -> pl.Series:
    """Draw the staff post that an education leads to."""
    pool = [post for posts in STAFF.values() for post in posts]
    level = education.replace_strict(list(STAFF), [0, 1, 2], default=2, return_dtype=pl.Int64).to_numpy()
    return pl.Series(pool).gather(2 * level + rng.integers(0, 2, len(education)))


def grades(rng: np.random.Generator, people: pl.DataFrame) -> pl.Series:
    """Return each one's grade: by education and years, a rung every four years; heads by echelon; PPPK by education."""
    order = {grade: number for number, grade in enumerate(PNS_GRADES)}
    years, education = people["years"].to_numpy(), people["education"]

    def number(table: dict[str, str]) -> np.ndarray:
        return education.replace_strict({k: order[v] for k, v in table.items()}, return_dtype=pl.Int64).to_numpy()

    reached = np.minimum(number(FIRST_GRADE) + (years // 4).astype(int), number(LAST_GRADE))
    for echelon, (low, high) in HEAD_GRADES.items():
        is_head = (people["echelon"] == echelon).fill_null(False).to_numpy()
        reached = np.where(is_head, rng.integers(order[low], order[high] + 1, len(reached)), reached)
    contract = {k: len(order) + PPPK_GRADES.index(v) for k, v in CONTRACT_GRADE.items()}
    held = education.replace_strict(contract, return_dtype=pl.Int64).to_numpy() + (years >= 4)
    return pl.Series([*PNS_GRADES, *PPPK_GRADES]).gather(np.where((people["kind"] == "PPPK").to_numpy(), held, reached))
