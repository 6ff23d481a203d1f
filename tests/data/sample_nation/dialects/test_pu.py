import csv
import re

from sample_nation.dialects import pu
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox


def test_quarters_come_as_semicolons_commas_and_days_first(tmp_path):
    nation = Nation(people=2_000, faults="none", out=tmp_path)
    pu.deliver(nation, Outbox(nation, "pu"))
    files = sorted(path.name for path in (tmp_path / "drop" / "pu").iterdir())
    assert files[0] == "progres_fisik_2024-07_TW3.csv" and files[-1] == "progres_fisik_2026-04_TW2.csv"
    with (tmp_path / "drop" / "pu" / files[0]).open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text, delimiter=";"))
    stated = next(row for row in rows if row["Kode Paket Konstruksi"] == "KMK-1")
    assert stated["Nilai Kontrak (Rp)"] == "745.700.000.000,00" and stated["Tanggal Kontrak"] == "30/12/2022"
    assert {row["Tanggal Laporan"] for row in rows} == {"31/07/2024", "31/08/2024", "30/09/2024"}
    assert all(re.fullmatch(r"\d{1,3},\d{1,2}", row["Rencana Fisik (%)"]) for row in rows)
    assert len({row["Kode Satker"] for row in rows}) == 1
