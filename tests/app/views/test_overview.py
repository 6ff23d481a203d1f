"""The overview: the move, risks and savings, and six themes, in both languages; and what stands there without data."""

from pathlib import Path

import pytest
import small_edition
from spoken import doors_of, text_of

MOVE = Path(__file__).parents[1] / "small_overview.sql"


@pytest.fixture
def moving(tmp_path) -> Path:
    """A data folder with an edition that tells of the move."""
    small_edition.build(tmp_path / "editions", changes=MOVE.read_text("utf-8"))
    return tmp_path


def test_the_first_sentence_speaks_of_the_move_and_of_what_it_saves(opened, moving):
    said = text_of(opened("overview", folder=moving))
    assert "700 dari 800 ASN yang dijadwalkan sampai Juni 2025 telah tiba (87,5 %)." in said
    assert "Kantor bersama menghemat Rp 2,500 miliar dalam dua belas bulan sampai Juni 2025." in said


def test_without_a_move_it_says_where_the_budget_stands(opened):
    assert "Indeks pelaksanaan anggaran mencapai 93,50 poin pada Juni 2025" in text_of(opened("overview"))
    said = text_of(opened("overview", lang="en"))
    assert "Budget execution index: 93.50 points in June 2025" in said
    assert "documentElement.lang = 'en'" in said


def test_the_running_phase_is_marked_in_words_and_the_next_milestone_named(opened, moving):
    said = text_of(opened("overview", folder=moving))
    (phase,) = [step for step in said.split("<li") if "Kita di sini" in step]
    assert 'aria-current="step"' in phase
    assert "2025–2029 *" in phase
    assert "Berikutnya: Ibu kota politik, 2028." in said


def test_a_theme_says_what_changed_who_moved_it_and_what_was_revised(opened, moving):
    said = text_of(opened("overview", folder=moving))
    told = "Capaian rencana naik dari 50,0 % pada Juni 2024 menjadi 87,5 % pada Juni 2025 (membaik)."
    assert f"{told} Paling digerakkan oleh Kementerian Agama." in said
    assert "2 nilai terdahulu berubah, terutama karena setoran terlambat." in said
    english = text_of(opened("overview", folder=moving, lang="en"))
    assert "Plan attainment rose from 50.0% in June 2024 to 87.5% in June 2025 (improving)." in english


def test_each_indicator_has_value_change_target_and_quality_and_opens_its_own_number(opened, moving):
    page = opened("overview", folder=moving)
    said = text_of(page)
    assert "+37,5 poin persen dari Juni 2024 · membaik" in said
    assert "Juni 2025 · Target 95 % · kurang 7,5 poin persen" in said
    assert "Mutu: ◐ " in said
    assert doors_of(page)["Capaian rencana"] == "plan_attainment~all~2025-06-01~all~all"
    assert 'alt="Capaian rencana: 3 titik, dari 50,0 %' in said


def test_themes_without_data_say_so(opened):
    assert text_of(opened("overview")).count("x · Belum ada data tema ini yang disetor.") == 4


def test_risks_and_savings_are_ranked_by_size_and_open_their_rows(opened, moving):
    page = opened("overview", folder=moving)
    said = text_of(page)
    places = [said.index(text) for text in ("<b>90 orang</b>", "<b>Rp 150,0 miliar</b>", "<b>Rp 3,000 miliar</b>")]
    assert places == sorted(places)
    assert "yang paling sering belum siap: hunian" in said
    assert "Sebanyak Rp 7,000 miliar setahun lagi diusulkan" in said
    doors = doors_of(page)
    assert doors["Risiko 2: buka barisnya →"] == "commitments_at_risk~all~2025-06-01~all~all"
    assert doors["Penghematan 1: buka barisnya →"].endswith("~saving_state~realised")


def test_where_nothing_is_at_stake_it_says_why(opened):
    assert "Tidak ada dalam rilis ini (x): data yang diperlukan belum disetor." in text_of(opened("overview"))


def test_no_two_links_or_doors_are_named_alike(opened, moving):
    page = opened("overview", folder=moving)
    names = [link.proto.label for link in page.get("page_link")] + [button.label for button in page.button]
    assert len(names) == len(set(names))


def test_samples_say_that_they_are_samples(opened, tmp_path):
    assert "Data contoh" in text_of(opened("overview"))
    small_edition.build(tmp_path / "editions", facts={"is_sample": "false"})
    assert "Data contoh" not in text_of(opened("overview", folder=tmp_path))


def test_without_an_edition_it_says_what_to_run(opened, tmp_path):
    said = text_of(opened("overview", folder=tmp_path))
    assert "Belum ada rilis yang terbit" in said
    assert "make run" in said


def test_an_edition_that_is_not_here_is_named(opened):
    said = text_of(opened("overview", edition="000009-0123456789ab"))
    assert "Rilis ini tidak ada di rak" in said
    assert "000009-0123456789ab" in said
