"""The story of the shared office: how full, when used, which tower wastes most, who shares, how green."""

import pytest
import small_edition
from spoken import doors_of, drawn_alt, text_of


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    """Return a folder with an edition that tells of three shared buildings."""
    folder = tmp_path_factory.mktemp("office")
    small_edition.build(folder / "editions", changes=(small_edition.HERE / "small_office.sql").read_text("utf-8"))
    return folder


@pytest.fixture
def said(opened, used):
    """Return what the page says."""
    return text_of(opened("shared_office", folder=used))


def test_which_tower_wastes_most(said):
    assert "Gedung Bersama 1 paling boros: 100 dari 100 meja kosong (100 %)" in said


def test_the_towers_say_how_many_floors_are_told_of(said):
    assert "Kekosongan meja tertinggi 90 %: Menara 2 Kemenko 1 · lantai 1" in said
    assert "3 dari 6 lantai tercatat" in said


def test_the_hours_name_the_fullest_and_the_emptiest(said):
    assert "Paling ramai Senin 08.00-09.00 (70 %); paling sepi Jumat 08.00-09.00 (20 %)" in said


def test_who_shares_is_ranked_with_its_seats(said):
    assert "Menara 1 Kemenko 1 paling banyak dipakai bersama: 100 % lantainya" in said


def test_green_buildings_are_counted(said):
    assert "1 dari 2 gedung berperingkat Gold ke atas; Gedung Bersama 1 paling boros listrik per m²" in said


def test_who_comes_is_told_by_the_agency_of_the_holders(said):
    assert "paling sering hadir: 90 % hari kerja" in said
    assert "seluruhnya, 75 %" in said


def test_hand_overs_nearby_are_counted_and_every_pair_of_units_says_how_near(said):
    assert "2 dari 3 serah terima antarunit berlangsung dalam satu gedung atau kompleks" in said
    assert "['berjauhan', 'satu kompleks', 'satu lantai']" in said


def test_hand_overs_of_two_agencies_stand_beneath_each_other(opened, used):
    page = opened("shared_office", folder=used, compared="005")
    alts = " ".join(drawn_alt(page)).replace("\N{NO-BREAK SPACE}", " ")
    assert "● Pangan 1 dari 1; ● Energi 1 dari 2; ○ Energi 0 dari 1" in alts
    said = text_of(page)
    assert "Semua instansi: 2 dari 3 serah terima antarunit" in said and "○ Mahkamah Agung." in said
    assert "['berjauhan', 'satu kompleks', 'satu lantai']" in said, "the units of both"


def test_a_floor_opens_its_own_cells(opened, used):
    page = opened("shared_office", folder=used, floor="M1-1")
    assert "Menara 1 Kemenko 1 · lantai 1" in text_of(page)
    own = {cell.split("~")[0] for cell in doors_of(page).values() if cell.endswith("~floor~M1-1")}
    assert {"workpoint_vacancy", "mean_utilisation"} <= own


def test_another_measure_is_chosen_by_the_address(opened, used):
    assert "Utilisasi rata-rata tertinggi 60 %" in text_of(
        opened("shared_office", folder=used, measure="mean_utilisation")
    )


def test_every_complex_has_its_picture_and_its_sentence(opened, used):
    told = drawn_alt(opened("shared_office", folder=used))
    assert any(sentence.startswith("Kemenko 1") for sentence in told)
    assert any(sentence.startswith("Gedung bersama lain") for sentence in told)
