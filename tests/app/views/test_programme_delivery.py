"""The pictures of programmes and budgets: money to its end, works against money, offices, KPIs and contradictions."""

import json
from pathlib import Path

import pytest
import small_edition
from spoken import drawn_alt, text_of

FACTS = Path(__file__).parents[1] / "small_programme.sql"


@pytest.fixture
def programmes(tmp_path) -> Path:
    """A data folder with an edition that tells of programmes and works."""
    small_edition.build(tmp_path / "editions", changes=FACTS.read_text("utf-8"))
    return tmp_path


def test_money_is_followed_from_priority_to_output_to_spending(opened, programmes):
    page = opened("programme_delivery", folder=programmes)
    assert "Prasarana terbesar: Rp 6,000 triliun, dibelanjakan Rp 1,000 triliun" in text_of(page)
    (flows,) = page.get("echarts_chart")
    nodes = json.loads(flows.proto.spec)["series"][0]["data"]
    told = [node["label"]["formatter"].replace("\N{NO-BREAK SPACE}", " ") for node in nodes]
    assert {"Prioritas nasional 3 · Rp 6,000 triliun", "Layanan Perkantoran · Rp 3,000 triliun"} < set(told)
    assert "Dibelanjakan\nRp 2,900 triliun" in told


def test_works_are_held_against_the_money_and_the_late_are_listed(opened, programmes):
    page = opened("programme_delivery", folder=programmes)
    said = text_of(page)
    assert "2 dari 3 paket di belakang rencana; terjauh: Menara A" in said
    assert "1 kontrak kritis: Rp 200,0 miliar" in said
    assert any(
        "Rp 200,0 miliar · kritis, −20,0 poin" in alt.replace("\N{NO-BREAK SPACE}", " ") for alt in drawn_alt(page)
    )


def test_four_offices_stand_on_one_line(opened, programmes):
    said = text_of(opened("programme_delivery", folder=programmes))
    assert "Keempat pihak sepakat atas 3 dari 12 keluaran" in said


def test_what_cannot_be_measured_says_what_it_lacks(opened, programmes):
    said = text_of(opened("programme_delivery", folder=programmes))
    assert "2 dari 3 KPI ibu kota dapat diukur" in said
    assert "Peta tutupan" in said
    assert r"\>75% kawasan hijau" in said


def test_what_is_measured_in_part_says_by_which_number_and_how_much(opened, programmes):
    said = text_of(opened("programme_delivery", folder=programmes)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Capaian keluaran: 25,0 % (Maret 2025)" in said


def test_contradictions_are_told_and_none_is_chosen(opened, programmes):
    said = text_of(opened("programme_delivery", folder=programmes))
    assert "Paling tidak sepakat: OIKN – BKN" in said
    assert "Paling bertentangan: Anggaran IKN · APBN 2026, Rp 6,000 triliun sampai Rp 21,00 triliun" in said
    assert "majalah" in said


def test_a_chosen_agency_sees_its_own_money_and_works(opened, programmes):
    said = text_of(opened("programme_delivery", folder=programmes, agency="025"))
    assert "2 dari 2 paket di belakang rencana" in said


def test_it_is_told_in_english_too(opened, programmes):
    said = text_of(opened("programme_delivery", folder=programmes, lang="en"))
    assert "All four offices agree on 3 of 12 outputs" in said
    assert "1 contract is critical: Rp 200.0 billion" in said


def test_works_of_two_agencies_stand_in_one_picture(opened, programmes):
    page = opened("programme_delivery", folder=programmes, agency="025", compared="054")
    said = text_of(page)
    assert "Kementerian Agama: 2 dari 2 paket di belakang rencana; terjauh: Menara A" in said
    assert "○ Badan Pusat Statistik: Semua 1 paket sesuai rencana." in said
    assert "○ Jalan" in said and "● Menara A" in said and "tidak ada kontrak yang terlambat" in said
    late = next(alt for alt in drawn_alt(page) if "kontrak kritis" in alt)
    assert "● Menara A" in late and "Jalan" not in late


def test_works_of_an_agency_beside_all_are_drawn_once(opened, programmes):
    page = opened("programme_delivery", folder=programmes, agency="054", compared="025")
    assert "Badan Pusat Statistik: tidak ada kontrak yang terlambat" in text_of(page)
    (works,) = [one.value for one in opened("programme_delivery", folder=programmes, agency="025",
                compared="all").table if "○ Jalan" in set(one.value.iloc[:, 1])]  # fmt: skip
    assert sorted(works.iloc[:, 1]) == ["○ Jalan", "● Menara A", "● Menara B"]
