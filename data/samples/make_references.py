"""Kemendagri's samples beside the region codes: retired codes and the list of ministries; all invented."""

from __future__ import annotations

from pathlib import Path

from make_samples import HERE

RETIRED = (
    "kode,nama,dicabut,kode_pengganti",
    "97.01.09,Kecamatan Lama,25-04-2025,97.01.01",
    "97.01.09.2001,Desa Lama,25-04-2025,97.01.01.2001",
    "98.02.09,Kecamatan Lama,25-04-2025,",
)
AGENCIES = (
    "kode,nama,singkatan,berlaku_mulai,berlaku_sampai,kode_asal",
    "KM.90,Kementerian Contoh Lama,KemenCL,23-10-2019,20-10-2024,",
    "KM.91,Kementerian Contoh Satu,KemenCS,21-10-2024,,KM.90",
    "KM.92,Kementerian Contoh Dua,KemenCD,21-10-2024,,KM.90",
    "LB.90,Badan Contoh,BC,23-10-2019,,",
)
"""One ministry became two."""


def write() -> None:
    """Write the retired codes and the list of ministries."""
    folder = HERE / "kemendagri"
    folder.mkdir(exist_ok=True)
    for name, lines in (("kode-dicabut", RETIRED), ("referensi-kl", AGENCIES)):
        (folder / f"{name}.csv").write_text("\n".join([*lines, ""]), "utf-8")


def broken(folder: Path) -> list[dict[str, str]]:
    """Write a list in which a ministry ends before it begins; return its entry."""
    lines = [*AGENCIES[:-1], "LB.90,Badan Contoh,BC,23-10-2019,01-01-2019,"]
    (folder / "ended_early.broken").write_text("\n".join([*lines, ""]), "utf-8")
    return [{"file": "ended_early.broken", "agency": "kemendagri", "table": "agencies",
             "deliver_as": "referensi-kl.csv", "ends": "refused", "says": "ends after it begins"}]  # fmt: skip
