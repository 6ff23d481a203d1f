"""BSSN's dialect: texts with decimal commas and dd/mm/yyyy in Windows' letters, agencies as they were on the day."""

import polars as pl
from sample_nation.dialects import bssn
from sample_nation.nation import Nation
from sample_nation.organisations import agencies
from sample_nation.outbox import Outbox


def test_its_files_are_by_year_and_half_year(tmp_path):
    nation = Nation(people=25_000, months=12, until="2025-06", faults="none", out=tmp_path)
    bssn.deliver(nation, Outbox(nation, "bssn"))
    names = sorted(path.name for path in (tmp_path / "drop" / "bssn").iterdir())
    assert names[:2] == ["Asesmen_Keamanan_2024.csv", "Asesmen_Keamanan_2025.csv"]
    assert "Insiden_Siber_2024-07_sd_2024-12.csv" in names
    text = (tmp_path / "drop" / "bssn" / names[0]).read_bytes().decode("cp1252")
    head, first, *_ = text.splitlines()
    assert head.startswith("Nomor Asesmen;Tahun;Kode Instansi")
    assert first.split(";")[5][2::3][:2] == "//"
    assert first.split(";")[6][1:2] in (",", "")
    assert "–" in text


def test_an_ended_agency_answers_for_what_was_before():
    nation = Nation(people=25_000)
    ended = agencies(nation).filter(pl.col("valid_to").is_not_null())["agency_id"].to_list()
    old = set(bssn.codes(nation).filter(pl.col("agency_id").is_in(ended))["code"])
    assert old & set(bssn.struck(nation, 2024).filter(pl.col("month") < 10)["Kode Instansi"])
    assert not old & set(bssn.struck(nation, 2025)["Kode Instansi"])


def test_numbers_of_assessments_and_tickets_are_unique():
    nation = Nation(people=25_000)
    assert bssn.assessed(nation, 2025)["Nomor Asesmen"].is_unique().all()
    assert bssn.struck(nation, 2025)["Nomor Tiket"].is_unique().all()


def test_what_was_closed_later_is_told_in_a_correction(tmp_path):
    nation = Nation(people=25_000, months=12, until="2025-06", faults="none", out=tmp_path)
    first, final = (bssn.half(nation, 2024, 7, is_final=is_final) for is_final in (False, True))
    assert first.drop("Waktu Tutup").equals(final.drop("Waktu Tutup"))
    assert first["Waktu Tutup"].null_count() > final["Waktu Tutup"].null_count() > 0
    bssn.deliver(nation, Outbox(nation, "bssn"))
    revised = tmp_path / "drop" / "bssn" / "Insiden_Siber_2024-07_sd_2024-12_REVISI.csv"
    others = [path for path in revised.parent.glob("Insiden*") if path != revised]
    assert all(path.stat().st_mtime < revised.stat().st_mtime for path in others)
