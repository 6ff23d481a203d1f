"""A mart's row that paper prints opens with its number, the rows it was made from, and their deliveries."""

import codes
import editions
import places
import pytest
import small_edition
import warehouse
from row_lists import Row
from spoken import text_of

from tests.app.test_row_lists import MONTHS, PARTS

PACKAGE = Row("packages", MONTHS[1], ("M-A",))


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A shelf with two editions that have rows; in the second a contract is dearer."""
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    changes = small_edition.told(PARTS)
    small_edition.build(tmp_path / "editions", 1, changes=changes)
    dearer = "update fct_construction_progress set contract_value_idr = 9e11 where construction_package_code = 'M-A'"
    small_edition.build(tmp_path / "editions", 2, changes=f"{changes};{dearer}")
    return tmp_path


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (PACKAGE, ("Menara A · June 2025", "Rp 900,000,000,000.00")),
        (Row("clusters", MONTHS[1], ("k1",)), ("e-Surat: 4 applications", "Surat Statistik", "IKPA_2025.xlsx")),
        (Row("pairs", MONTHS[1], ("025", "054")), ("120,000", "100,000", "20,000")),
        (Row("plan", MONTHS[1], ("2025-12-01",)), ("Plan in force, Dec 2025", "500 people", "300")),
        (Row("flows", MONTHS[0], ("all", "none", "all")), ("No priority", "Rp 3,000,000,000,000.00", "Kegiatan")),
    ],
    ids=lambda one: one.kind if isinstance(one, Row) else "",
)
def test_a_rows_code_opens_it_and_the_rows_that_add_up_to_it(opened, shelf, row, said):
    page = opened("code", folder=shelf, code=codes.of_row(warehouse.current(), row), lang="en")
    text = text_of(page)
    assert "Sum of the rows = number ✓" in text
    assert all(one in text for one in said), text
    assert not page.get("error")


def assert_told(opened, shelf, row, said):
    """Open a row by its code, without an error, and find all that its page should say."""
    page = opened("code", folder=shelf, code=codes.of_row(warehouse.current(), row), lang="en")
    text = text_of(page)
    assert not page.get("error")
    assert all(one in text for one in said), text


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Row("readiness", MONTHS[1], ("all", "all", "2", "housing")), ("Housing · Wave 2", "1/2", "Setjen", "Itjen")),
        (Row("blockers", MONTHS[1], ("025", "all", "all", "housing")), ("40 people", "Itjen")),
        (Row("planned_waves", MONTHS[1], ("all", "unlisted")), ("On no list yet", "300 people")),
        (Row("handovers", MONTHS[1], ("Stunting", "all")), ("Stunting", "1 of 2 broken", "Layanan")),
        (Row("rated_units", MONTHS[0], ("all", "Baik", "False")), ("✕ otherwise", "Ditjen Pendis")),
        (Row("building_months", MONTHS[1], ("G1",)), ("1,000", "Belum")),
    ],
    ids=lambda one: one.kind if isinstance(one, Row) else "",
)
def test_a_row_of_a_story_opens_with_the_rows_that_add_up_to_it(opened, shelf, row, said):
    assert_told(opened, shelf, row, ("Sum of the rows = number ✓", *said))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Row("phases", MONTHS[1], ("2",)), ("Phase 2: shared office", "2025–2029", "Perpres")),
        (Row("milestones", MONTHS[1], ("people",)), ("9,500 civil servants", "2029", "Perpres 79/2025")),
        (Row("capital_kpis", MONTHS[0], ("2",)), ("2. Gedung hijau", "◐ partly", "kompas")),
        (
            Row("published", MONTHS[0], ("nusantara_budget", "APBN 2026", "majalah", "6000000000000.0")),
            ("Rp 6", "majalah"),
        ),
    ],
    ids=lambda one: one.kind if isinstance(one, Row) else "",
)
def test_what_was_published_opens_as_the_one_row_that_it_is(opened, shelf, row, said):
    assert_told(opened, shelf, row, ("nothing is added up", *said))


def test_a_forecast_is_told_as_what_it_is_worked_out_from(opened, shelf):
    row = Row("forecast", MONTHS[1], ("high", "2025-12-01"))
    page = opened("code", folder=shelf, code=codes.of_row(warehouse.current(), row), lang="en")
    text = text_of(page)
    assert "Forecast, slow (P10), Dec 2025" in text
    assert "No sum" in text and "Sum of the rows" not in text
    assert "People a month" in text


def test_a_pictures_code_lists_its_rows_and_opens_the_chosen_one(opened, shelf):
    code = codes.of_row(warehouse.current(), Row("flows", MONTHS[0], ("all", places.EVERY)))
    page = opened("code", folder=shelf, code=code, lang="en")
    assert "the numbers of a picture" in text_of(page)
    assert "Sum of the rows" not in text_of(page)
    options = page.selectbox(key="number").options
    chosen = next(one for one in options if one.startswith("National priority 3 · Rp"))
    page.selectbox(key="number").select(chosen).run()
    assert not page.exception
    assert "Sum of the rows = number ✓" in text_of(page)


def test_an_old_rows_code_names_its_edition_and_both_numbers(opened, shelf):
    old = warehouse.current(editions.shelved(shelf / "editions")[1].edition_id)
    page = opened("code", folder=shelf, code=codes.of_row(old, PACKAGE), lang="en")
    assert "Menara A: Rp 200.0 billion in that edition, Rp 900.0 billion in this one" in text_of(page)
    assert "Sum of the rows" not in text_of(page)
    links = [item.proto for item in page.get("page_link") if old.edition_id in item.proto.label]
    assert any(f"edition={old.edition_id}" in one.query_string for one in links)
