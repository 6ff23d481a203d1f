"""The pictures of civil servants: ratings, the rule of their spread, what is suppressed, and what posts need."""

from pathlib import Path

import pytest
import small_edition
from spoken import drawn_alt, text_of

FACTS = Path(__file__).parents[1] / "small_asn.sql"


@pytest.fixture
def rated(tmp_path) -> Path:
    """A data folder with an edition that tells of ratings and competence."""
    small_edition.build(tmp_path / "editions", changes=FACTS.read_text("utf-8"))
    return tmp_path


def test_the_commonest_rating_is_named(opened, rated):
    assert "60 % berpredikat Baik pada Januari 2025, terbanyak" in text_of(opened("asn_performance", folder=rated))


def test_units_against_the_rule_are_listed_by_name(opened, rated):
    page = opened("asn_performance", folder=rated)
    assert "1 dari 3 unit menyebar predikat lain dari aturan" in text_of(page)
    (listed,) = [one.value for one in page.table if "Unit eselon I" in one.value.columns]
    assert list(listed["Unit eselon I"]) == ["Ditjen Pendis"]


def test_a_suppressed_cell_bears_its_symbol_and_no_number(opened, rated):
    page = opened("asn_performance", folder=rated)
    assert "2 dari 3 sel disamarkan, agar tidak ada yang dikenali" in text_of(page)
    (cells,) = [one.value for one in page.table if "Ditahan" in one.value.columns]
    assert sorted(cells["Nilai"]) == ["50.0", "c", "c"]


def test_each_unit_of_an_agency_stands_beside_the_rule(opened, rated):
    page = opened("asn_performance", folder=rated, agency="025")
    assert "Ditjen Pendis: 75,0 % berpredikat Baik, aturan membolehkan 70 %" in text_of(page).replace("\xa0", " ")
    (listed,) = [one.value for one in page.table if "Paling banyak menurut aturan (%)" in one.value.columns]
    assert list(listed["Nilai"]) == ["65.0", "15.0", "75.0", "c"]
    assert "Pilih instansi untuk melihat porsi tiap unitnya" in text_of(opened("asn_performance", folder=rated))


@pytest.mark.parametrize("is_told", [True, False])
def test_units_of_two_agencies_stand_beside_the_rule(opened, tmp_path, is_told):
    second = """insert into fct_metrics by name select * replace ('054' as agency_code) from fct_metrics
        where metric = 'rating_rule_conformity' and agency_code = '025';"""
    without = "" if is_told else "delete from fct_rating_units where agency_code = '054';"
    small_edition.build(tmp_path / "editions", changes=FACTS.read_text("utf-8") + second + without)
    page = opened("asn_performance", folder=tmp_path, agency="025", compared="054")
    (listed,) = [one.value for one in page.table if "Paling banyak menurut aturan (%)" in one.value.columns]
    assert list(listed["Nilai"]) == ["65.0", "15.0", "75.0", "c", *["20.0"] * is_told]
    assert list(listed["Instansi"]) == ["Kementerian Agama"] * 4 + ["Badan Pusat Statistik"] * is_told
    marks = "c: disamarkan. ● Kementerian Agama. ○ Badan Pusat Statistik."
    (end,) = {line.partition(marks)[2] for line in text_of(page).splitlines() if marks in line and "<h3>" in line}
    assert ("Badan Pusat Statistik: tidak ada angka pada Januari 2025 (x)." in end) is not is_told


def test_competence_is_held_against_what_posts_need(opened, rated):
    said = text_of(opened("asn_performance", folder=rated))
    assert "Literasi Digital paling jarang memenuhi jabatan: 62,0 % penilaian" in said
    assert "Literasi Digital berselisih −0,32 level dari tuntutan jabatan" in said
    assert any("Teknis +0,04" in alt for alt in drawn_alt(opened("asn_performance", folder=rated)))


def test_an_agency_without_competence_says_so(opened, rated):
    said = text_of(opened("asn_performance", folder=rated, agency="025"))
    assert "Kompetensi instansi ini tidak boleh disebut, atau belum disetor." in said


def test_the_ratings_of_two_agencies_stand_under_each_other(opened, rated):
    page = opened("asn_performance", folder=rated, agency="025", compared="all")
    said = text_of(page)
    assert "Kementerian Agama: 50 % berpredikat Baik pada Januari 2025, terbanyak" in said
    assert "● Kementerian Agama. ○ Semua instansi." in said
    ratings = next(one.value for one in page.table if {"Instansi", "Penyebut"} <= set(one.value.columns))
    assert set(ratings["Instansi"]) == {"Kementerian Agama", "Semua instansi"}
    assert "Kementerian Agama: 1 dari 2 unit menyebar predikat lain dari aturan" in said


def test_the_competence_of_two_agencies_stands_side_by_side(opened, tmp_path):
    other = """insert into fct_metrics by name select 'competency_match_share' as metric, '025' as agency_code,
        date '2025-01-01' as period, 'competency_kind' as dimension, * from (values
        ('digital', 45.0, 100.0, 45.0, null), ('teknis', null, null, null, 'small_group'))
        as t(member, numerator, denominator, value, withheld)"""
    small_edition.build(tmp_path / "editions", changes=f"{FACTS.read_text('utf-8')};{other}")
    page = opened("asn_performance", folder=tmp_path, agency="all", compared="025")
    said = text_of(page)
    assert "Dari 1, Semua instansi lebih tinggi pada 1 dan Kementerian Agama pada 0; selisih terbesar: Literasi" in said
    assert "c, disamarkan untuk Kementerian Agama: Teknis." in said
    assert any("Literasi Digital 62,0 % ↔ 45,0 %; Teknis 80,0 % ↔ x" in alt.replace("\N{NO-BREAK SPACE}", " ")
               for alt in drawn_alt(page))  # fmt: skip
