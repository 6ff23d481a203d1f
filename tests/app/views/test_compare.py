"""Comparison: two agencies over a theme, and two editions; what is compared stands in the address and in the file."""

from pathlib import Path

import pytest
import small_edition
from spoken import text_of

MOVES = (Path(__file__).parents[1] / "small_moves.sql").read_text("utf-8")
HISTORY = """
insert into history_cells
select metric, agency_code, period, dimension, member, numerator, denominator, value + added, null, known, null, cause,
    sent
from fct_metrics, (values (0, 1, 'first', []), (5, 2, 'correction', ['d1'])) as t(added, known, cause, sent)
where metric = 'small_arrivals' and period = date '2025-05-01' and agency_code = '025' and member = 'all'
"""


@pytest.fixture(scope="module")
def moves(tmp_path_factory):
    """A folder with an edition, its second, that knows what the first one told."""
    folder = tmp_path_factory.mktemp("compared")
    small_edition.build(folder / "editions", 2, changes=MOVES + HISTORY)
    return folder


def table_of(page):
    """Return the first table of a page."""
    return page.table[0].value


def test_two_agencies_stand_side_by_side_with_their_difference(opened, moves):
    page = opened("compare", folder=moves, theme="relocation", agency="005", compared="025", period="2025-06")
    shown = table_of(page)
    assert list(shown.columns[2:4]) == ["Mahkamah Agung", "Kementerian Agama"]
    arrived = shown.set_index("Indikator").loc["ASN tiba"]
    said = [text.replace("\N{NO-BREAK SPACE}", " ") for text in arrived]
    assert said[:4] == ["Juni 2025", "48 orang", "102 orang", "−54 orang"]
    assert arrived["Lebih baik"] == "Kementerian Agama"
    assert "Dari 2 indikator yang punya arah baik" in text_of(page)


def test_the_second_agency_is_the_first_other_one_until_chosen(opened, moves):
    page = opened("compare", folder=moves, agency="005")
    assert page.selectbox(key="compared").value == "025"
    page.selectbox(key="compared").set_value("all").run()
    assert page.query_params == {"agency": "005", "compared": "all"}


def test_an_indicator_that_only_one_has_is_x_for_the_other(opened, moves):
    page = opened("compare", folder=moves, theme="relocation", agency="005", compared="025")
    planned = table_of(page).set_index("Indikator").loc["ASN rencana"]
    assert [planned.iloc[place] for place in (1, 3)] == ["x", "x"]


def test_an_agency_that_has_nothing_here_is_said_not_to_apply(opened, moves):
    said = text_of(opened("compare", folder=moves, theme="shared_office", agency="005", compared="054"))
    assert "Badan Pusat Statistik (054): tidak diterapkan" in said


def test_what_changed_between_two_editions_is_told_with_its_cause(opened, moves):
    said = text_of(opened("compare", folder=moves, by="editions", theme="relocation"))
    assert "1 angka berbeda" in said
    assert "Kementerian Agama (025)" in said and "ASN tiba" in said
    assert "IKPA_2025.xlsx" in said


def test_without_an_earlier_edition_it_says_so(opened, tmp_path):
    small_edition.build(tmp_path / "editions", changes=MOVES + "; delete from history_editions")
    said = text_of(opened("compare", folder=tmp_path, by="editions", theme="relocation"))
    assert "belum ada pembandingnya" in said
