"""The pictures of digital government: each says its message from the data, and a chosen agency narrows them."""

from pathlib import Path

import pytest
import small_edition
from spoken import drawn_alt, text_of

FACTS = Path(__file__).parents[1] / "small_digital.sql"


@pytest.fixture
def digital(tmp_path) -> Path:
    """A data folder with an edition that tells of digital government."""
    small_edition.build(tmp_path / "editions", changes=FACTS.read_text("utf-8"))
    return tmp_path


def test_the_profile_names_what_is_under_the_target(opened, digital):
    said = text_of(opened("digital_government", folder=digital))
    assert "1 dari 3 domain dan aspek di bawah target; terendah: Perencanaan" in said
    assert "1 dari 2 indikator di bawah 2,6; terendah: 2. Peta rencana" in said


def test_the_break_to_the_next_instrument_is_told_and_not_compared(opened, digital):
    said = text_of(opened("digital_government", folder=digital))
    assert "Sejak 2026 instrumen lain yang mengukur: nilainya tidak dibandingkan" in said
    assert "SPBE 2020: 2,80 poin · Pemerintah Digital 2026: 2,20 poin." in said


def test_the_matrix_comes_before_the_network(opened, digital):
    page = opened("digital_government", folder=digital)
    said = text_of(page)
    assert said.index("Kemenag → BPS tersibuk dari 3 pertukaran: 120.000 panggilan") < said.index("menyediakan bagi")
    (network,) = page.get("echarts_chart")
    assert "menyediakan bagi terbanyak: 1 instansi" in network.proto.alt


def test_each_of_the_busiest_has_a_link_beside_the_network(opened, digital):
    links = {
        one.proto.label: one.proto.query_string for one in opened("digital_government", folder=digital).get("page_link")
    }
    assert "agency=025" in links["Hanya Kemenag →"]


def test_the_funnel_goes_from_declared_to_healthy(opened, digital):
    said = text_of(opened("digital_government", folder=digital))
    assert "6 dari 10 layanan yang dinyatakan sehat (60,0 %)" in said
    (table,) = [one.value for one in opened("digital_government", folder=digital).table
                if list(one.value.iloc[:, 0])[:1] == ["Dinyatakan"]]  # fmt: skip
    assert list(table.iloc[:, 0]) == ["Dinyatakan", "Pernah dipanggil", "Hidup", "Sehat"]


def test_the_most_broken_process_is_drawn_first_and_another_can_be_chosen(opened, digital):
    said = text_of(opened("digital_government", folder=digital))
    assert "3 dari 4 serah terima digital terputus" in said
    assert "Bencana pertama terputus antara MA dan Polri" in said
    other = text_of(opened("digital_government", folder=digital, process="Stunting"))
    assert "Stunting pertama terputus antara Kemenag dan BPS" in other


def test_doubles_and_open_findings_are_named(opened, digital):
    said = text_of(opened("digital_government", folder=digital))
    assert "e-Surat: 4 aplikasi di 3 instansi" in " ".join(drawn_alt(opened("digital_government", folder=digital)))
    assert "1 kelompok aplikasi berfungsi sama" in said
    assert "BPS punya temuan terbuka terbanyak: 5 dari 8" in said


def test_a_chosen_agency_sees_its_own_ties_doubles_and_findings(opened, digital):
    page = opened("digital_government", folder=digital, agency="025")
    said = text_of(page)
    assert "tersibuk dari 2 pertukaran" in said
    assert "Surat Agama (Diusulkan)" in " ".join(drawn_alt(page))
    assert "3 dari 12 temuan masih terbuka pada 2025" in said
    assert "Bencana" not in said


def test_it_is_told_in_english_too(opened, digital):
    said = text_of(opened("digital_government", folder=digital, lang="en"))
    assert "3 of 4 digital hand-overs are broken" in said
    assert "From 2026 another instrument measures" in said


def test_two_agencies_stand_in_one_profile(opened, tmp_path):
    higher = """update fct_metrics set value = 3.9 where metric = 'egov_index' and agency_code = '025'
        and dimension = 'egov_aspect' and member = '2' and period = date '2025-01-01'"""
    small_edition.build(tmp_path / "editions", changes=f"{FACTS.read_text('utf-8')};{higher}")
    page = opened("digital_government", folder=tmp_path, agency="025", compared="all")
    said = text_of(page)
    assert "Dari 3, Kemenag lebih tinggi pada 1 dan Semua instansi pada 0; selisih terbesar: Perencanaan" in said
    assert "2025. Garis putus-putus: target 2,60 poin. ● Kemenag. ○ Semua instansi." in said
    assert any("Perencanaan 3,90 ↔ 2,40" in alt for alt in drawn_alt(page))
    (profile,) = [one.value for one in page.table if {"Instansi", "Nilai"} <= set(one.value.columns)
                  and "Perencanaan" in set(one.value.iloc[:, 0])]  # fmt: skip
    rows = profile[profile.iloc[:, 0] == "Perencanaan"]
    assert list(zip(rows["Instansi"], rows["Nilai"], strict=True)) == [("Kemenag", "3,90"), ("Semua instansi", "2,40")]


def test_two_agencies_stand_in_both_instruments(opened, tmp_path):
    higher = """update fct_metrics set value = value + 0.5 where dimension = 'instrument' and agency_code = '025'"""
    small_edition.build(tmp_path / "editions", changes=f"{FACTS.read_text('utf-8')};{higher}")
    page = opened("digital_government", folder=tmp_path, agency="025", compared="all")
    both = "Kemenag: SPBE 2020: 3,30 poin · Pemerintah Digital 2026: 2,70 poin. Semua instansi: SPBE 2020: 2,80 poin"
    assert both in text_of(page)
    (scores,) = [one.value for one in page.table if {"Instansi", "Anggota"} <= set(one.value.columns)]
    assert list(scores["Nilai"]) == ["3,00", "3,30", "2,70", "2,50", "2,80", "2,20"]
    assert list(scores["Instansi"]) == ["Kemenag"] * 3 + ["Semua instansi"] * 3
    alone = text_of(opened("digital_government", folder=tmp_path, agency="025", compared="054"))
    assert "Pemerintah Digital 2026: 2,70 poin. BPS: x." in alone


def test_a_second_agency_that_was_not_assessed_is_named_as_missing(opened, digital):
    said = text_of(opened("digital_government", folder=digital, agency="025", compared="054"))
    assert "BPS: tidak ada angka pada 2025 (x)." in said and "○ BPS" not in said.split("Seberapa matang")[1][:2000]


def test_processes_of_two_agencies_are_marked_in_strips_and_lanes(opened, digital):
    page = opened("digital_government", folder=digital, agency="025", compared="054")
    said = text_of(page)
    assert "Kemenag: 1 dari 2 serah terima digital terputus" in said and "○ BPS: tidak menyerahkan apa pun." in said
    (lanes,) = (line for line in said.splitlines() if "satu lajur satu instansi" in line and "figure" in line)
    assert "● Kemenag. ○ BPS." in lanes
    assert not any("terputus" in line and "anpa instansi pembanding" in line for line in said.splitlines())


def test_an_agency_s_processes_beside_all_come_first_and_its_absence_is_told(opened, digital):
    page = opened("digital_government", folder=digital, agency="025", compared="all", process="Bencana")
    alts = " ".join(drawn_alt(page))
    assert "Stunting: 1 dari 2 terputus, ● 1 dari 2 terputus; Bencana: 2 dari 2 terputus." in alts
    said = text_of(page)
    assert "○ Semua instansi: 3 dari 4 serah terima digital terputus." in said
    assert "● Kemenag. Kemenag tidak termasuk dalam proses ini." in said


def test_a_chosen_agency_is_marked_in_its_processes(opened, digital):
    said = text_of(opened("digital_government", folder=digital, agency="025"))
    assert "1 dari 2 serah terima digital terputus" in said and "tidak termasuk dalam proses" not in said
    assert "● Kemenag. Tanda di bawahnya: yang diserahkan instansi itu sendiri." in said
