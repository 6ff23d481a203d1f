"""The story of the move: where it stands, whether it is on plan, which wave is late and why, and what holds it up."""

from pathlib import Path

import pytest
import small_edition
from spoken import doors_of, drawn_alt, text_of

MOVE = (Path(small_edition.HERE) / "small_move.sql").read_text("utf-8")
KEYS = """
alter table fct_readiness add column unit_code varchar;
update fct_readiness set unit_code = 'U' || echelon1_unit_name;
alter table fct_blockers add column unit_code varchar;
update fct_blockers set unit_code = 'U' || echelon1_unit_name;
"""
UNITS = """
update dim_metrics set dimensions = '{"work_unit": "unit_code"}' where metric = 'unit_readiness';
insert into dim_members select 'work_unit', unit, unit, unit, 1
from (values ('UItjen'), ('USetjen'), ('UX')) as t(unit);
insert into fct_metrics by name
select 'unit_readiness' as metric, agency_code, date '2025-06-01' as period, dimension, member, 0 as numerator,
    1 as denominator, 0.0 as value
from (values ('all', 'all', 'all'), ('025', 'all', 'all'), ('025', 'work_unit', 'UItjen'),
    ('025', 'work_unit', 'USetjen'), ('025', 'work_unit', 'UX')) as t(agency_code, dimension, member)
"""
"""The keys of the units of the small move, and an indicator that is told by unit."""


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    """Return a folder with an edition that tells of a small move."""
    folder = tmp_path_factory.mktemp("move")
    small_edition.build(folder / "editions", changes=MOVE)
    return folder


@pytest.fixture
def said(opened, moved):
    """Return what the page says of the whole country."""
    return text_of(opened("relocation", folder=moved))


def test_it_says_which_phase_runs_and_what_comes_next(said):
    assert "Fase 2: kantor bersama (2025–2029) sedang berjalan; berikutnya: 2029 · 9.500 ASN" in said
    assert "menurut pers 2020–2024" in said


def test_it_sets_who_came_against_the_plan_in_force(said):
    assert "190 orang telah tiba sampai Juni 2025; rencana yang berlaku meminta 200" in said
    assert "dengan laju bulan lambat (P10) 250, dengan laju bulan cepat (P90) 500 dari 500 pada Desember 2025" in said


def test_is_wave_1_late_and_why(said):
    assert "Gelombang 1: semua tiba, terlambat" in said
    assert "rata-rata 114 hari setelah bulan rencananya" in said
    assert "pada Desember 2024 ada 66 rumah layak huni untuk 120 orang" in said


def test_the_wave_that_is_furthest_behind_is_the_headline(said):
    assert "Gelombang 2 paling tertinggal: 10 dari 80 orang belum tiba" in said
    assert "Dari 2 unitnya, yang belum siap: Hunian (1)" in said


def test_blockers_are_ranked_and_add_up_to_the_indicator(said):
    assert "Hunian paling banyak menahan: 40 orang di 1 unit" in said
    assert "Itjen" in said


def test_a_target_that_nothing_measures_is_listed_not_guessed(said):
    assert "tidak ada setoran yang mengukurnya" in said and "190 sampai Juni 2025" in said
    assert "'Janji': ['Gedung kantor', 'ASN pindah']" in said and "'Target': ['20 %', '1.700–4.100 orang']" in said


def test_that_sources_differ_on_the_day_of_signing_stands_by_every_target(said):
    assert "'Ditandatangani': ['30 Juni 2025 · Sumber lain menulis 30 Juli 2025', '30 Juni 2025 · Sumber lain" in said


def test_one_wave_s_page_gives_its_reasons_alone(opened, moved):
    said = text_of(opened("relocation", folder=moved, wave="2"))
    assert "Gelombang 2: terlambat" in said and "Gelombang 1: semua tiba" not in said


def test_every_picture_has_its_sentence_and_every_wave_its_door(opened, moved):
    page = opened("relocation", folder=moved)
    assert all(len(sentence) > 30 for sentence in drawn_alt(page)) and len(drawn_alt(page)) >= 5
    opened_cells = doors_of(page).values()
    assert any(one.startswith("plan_attainment~") and one.endswith("~wave~1") for one in opened_cells)


def test_the_english_page_is_english(opened, moved):
    said = text_of(opened("relocation", folder=moved, lang="en"))
    assert "190 people have come by June 2025; the plan in force asks for 200" in said


def test_what_the_edition_withholds_no_picture_tells_in_its_stead(opened, tmp_path):
    hidden = "update fct_metrics set numerator = null, value = null where metric = 'arrived_people';"
    small_edition.build(tmp_path / "editions", changes=MOVE + hidden)
    said = text_of(opened("relocation", folder=tmp_path))
    assert "170 orang telah tiba sampai Mei 2025" in said and "190" not in said


@pytest.fixture(scope="module")
def keyed(tmp_path_factory):
    """Return a folder with an edition whose readiness bears the units' keys, and whose KPIs are told by unit."""
    folder = tmp_path_factory.mktemp("keyed")
    small_edition.build(folder / "editions", changes=f"{MOVE};{KEYS};{UNITS}")
    return folder


@pytest.mark.parametrize(("unit", "words"), [
    ("UItjen", ("Itjen masih kurang: Hunian", "Hunian paling banyak menahan: 40 orang di 1 unit")),
    ("USetjen", ("Setjen punya semua yang diperlukan", "Tidak ada yang menahan unit ini")),
    ("UX", ("Unit ini belum jatuh tempo", "Tidak ada yang menahan unit ini")),
])  # fmt: skip
def test_readiness_and_blockers_are_those_of_the_chosen_unit(opened, keyed, unit, words):
    said = text_of(opened("relocation", folder=keyed, agency="025", unit=unit))
    assert all(one in said for one in words) and "dari 2 unit memiliki" not in said


def test_what_a_unit_does_not_cut_says_that_it_shows_the_whole(opened, keyed, tmp_path):
    whole = text_of(opened("relocation", folder=keyed, agency="025", unit="UItjen"))
    phases = next(line for line in whole.splitlines() if "sedang berjalan" in line and "figure" in line)
    assert "Keseluruhan, tidak disaring menurut instansi, satuan kerja." in phases
    small_edition.build(tmp_path / "editions", changes=f"{MOVE};{UNITS}")
    keyless = text_of(opened("relocation", folder=tmp_path, agency="025", unit="UItjen"))
    readiness = next(line for line in keyless.splitlines() if "1 dari 2 unit memiliki" in line)
    assert "keseluruhan, tidak disaring menurut satuan kerja" in readiness
