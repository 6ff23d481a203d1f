"""The lists of who moves: titles around names, ministries as they were, and identities as wrong as the profile says."""

from pathlib import Path

import polars as pl
import pytest
from sample_nation import spoiled
from sample_nation.dialects.panrb_relocation_list import deliver_lists
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox
from sample_nation.world.people import employees

FIRST = "Daftar_ASN_Pindah_2024-09_Gelombang_1.xlsx"


def sent(folder: Path, faults: str) -> tuple[Nation, Outbox]:
    """Return a country whose ministry has sent its lists."""
    nation = Nation(people=5_000, faults=faults, out=folder)
    outbox = Outbox(nation, "panrb")
    deliver_lists(nation, outbox)
    outbox.close()
    return nation, outbox


def lists(nation: Nation) -> pl.DataFrame:
    """Return the lines of all lists, below their titles."""
    books = sorted((nation.out / "drop" / "panrb").glob("Daftar_*.xlsx"))
    return pl.concat(pl.read_excel(book, read_options={"header_row": 3}, infer_schema_length=None) for book in books)


@pytest.fixture(scope="module")
def clean(tmp_path_factory) -> Nation:
    """Return a country in which nothing is wrong."""
    return sent(tmp_path_factory.mktemp("clean"), "none")[0]


def test_the_truth_tells_who_each_line_is(clean):
    truth = pl.read_parquet(clean.out / "truth" / "relocation_list.parquet")
    lines = lists(clean).with_columns(wave=pl.col("Gelombang").cast(pl.Int64), number=pl.col("Nomor"))
    known = lines.join(truth, on=["wave", "number"]).join(employees(clean, "person_id", "nip"), on="person_id")
    assert known.height == lines.height == truth.height > 700
    assert (known["NIP"] == known["nip"]).all()


def test_names_carry_titles_and_sexes_are_l_and_p(clean):
    lines = lists(clean)
    assert lines["Nama"].str.contains(", S").any() and lines["Nama"].str.starts_with("Dr").any()
    assert set(lines["Jenis Kelamin"]) == {"L", "P"}
    assert lines["Tanggal Lahir"].str.contains(r"^\d\d/\d\d/\d{4}$").all()


def test_the_first_list_names_ministries_as_they_were(clean):
    first = pl.read_excel(clean.out / "drop" / "panrb" / FIRST, read_options={"header_row": 3})
    later = lists(clean).filter(pl.col("Gelombang") != "1")
    old = set(first["Kementerian/Lembaga"]) - set(later["Kementerian/Lembaga"])
    assert any("PEKERJAAN UMUM DAN PERUMAHAN RAKYAT" in name for name in old)
    assert later["Unit Eselon I"].str.starts_with("Setjen").any()


def test_identities_are_wrong_as_often_as_the_profile_says(tmp_path, monkeypatch):
    monkeypatch.setitem(spoiled.RATES, "hard", 0.0)
    nation, outbox = sent(tmp_path, "hard")
    counts, lines = dict(pl.concat(outbox.told)["kind"].value_counts().iter_rows()), lists(nation)
    assert lines["NIP"].null_count() / lines.height == pytest.approx(0.05, rel=0.4)
    assert counts["name_variant"] / lines.height == pytest.approx(0.10, rel=0.35)
    swapped = pl.concat(outbox.told).filter(kind="swapped_identifier")
    assert swapped.height and swapped.height % 2 == 0
    assert sorted(swapped["before"]) == sorted(swapped["after"]), "each has the other's number"
