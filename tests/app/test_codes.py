"""Short codes: each of an edition's numbers is found by its own, a wrong one by none, and an old one in its edition."""

import json
from datetime import date

import codes
import editions
import marks
import places
import pytest
import small_edition
import warehouse
from components.cell import Cell

INDEX = Cell("budget_execution_index", "025", date(2025, 6, 1))


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A shelf of its own with two editions."""
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    for sequence in (1, 2):
        small_edition.build(tmp_path / "editions", sequence, {"data_through": f"2025-0{sequence}"})
    return tmp_path / "editions"


def every_cell(edition) -> list[Cell]:
    """Return every cell of the edition."""
    return [
        Cell(metric, *place)
        for metric in warehouse.read(edition, "metrics")["metric"]
        for place in warehouse.cells(edition, metric).select(places.CELL).iter_rows()
    ]


def test_every_number_is_found_by_its_code(edition):
    cells = every_cell(edition)
    assert len(cells) > 500
    for cell in cells[::7]:
        code = codes.of_cell(edition, cell)
        assert codes.kind(code) == codes.NUMBER
        assert codes.found(code, edition) == codes.Found(edition, (cell,)), code


def test_a_code_is_short_and_says_its_month(edition):
    assert codes.of_cell(edition, INDEX).startswith("K01·2025-06·")
    assert len(codes.of_cell(edition, INDEX)) == 19


def test_it_is_read_as_people_type_it(edition):
    code = codes.of_cell(edition, INDEX)
    number, month, mark = code.split("·")
    for typed in (code.upper(), f" {number} {month} {mark} ", f"{number.lower()}.{month}.{mark}", f"1/{month}/{mark}"):
        assert codes.found(typed, edition).cells == (INDEX,), typed


@pytest.mark.parametrize("place", range(2, 7))
def test_a_code_with_another_letter_is_found_nowhere(edition, place):
    number, month, mark = codes.of_cell(edition, INDEX).split("·")
    for letter in set(marks.LETTERS) - {mark[place]}:
        wrong = f"{number}·{month}·{mark[:place]}{letter}{mark[place + 1 :]}"
        assert codes.found(wrong, edition) == codes.Found(edition), wrong


@pytest.mark.parametrize("typed", ["K99·2025-06·{}", "K01·2025-13·{}", "K00·2025-06·{}", "K01·0000-06·{}"])
def test_what_cannot_be_is_found_nowhere(edition, typed):
    mark = codes.of_cell(edition, INDEX)[-7:]
    assert codes.found(typed.format(mark), edition) == codes.Found(edition)


def test_the_mark_of_an_edition_that_is_not_here_is_of_none(edition):
    number, month, mark = codes.of_cell(edition, INDEX).split("·")
    other = "zz" if mark[:2] != "zz" else "yy"
    assert codes.found(f"{number}·{month}·{other}{mark[2:]}", edition) == codes.Found(None)


def test_an_old_code_is_found_in_its_own_edition(shelf):
    newest = warehouse.current()
    old = warehouse.current(editions.shelved(shelf)[1].edition_id)
    assert codes.found(codes.of_cell(old, INDEX), newest) == codes.Found(old, (INDEX,))
    assert codes.of_cell(old, INDEX)[:-7] == codes.of_cell(newest, INDEX)[:-7]
    assert codes.of_cell(old, INDEX) != codes.of_cell(newest, INDEX)


def test_each_edition_has_its_own_verification_code(shelf):
    there = [warehouse.current(one.edition_id) for one in editions.shelved(shelf)]
    told = [codes.of_edition(one) for one in there]
    assert len(set(told)) == 2
    assert {codes.kind(code) for code in told} == {codes.VERIFICATION}
    assert [codes.vouched_for(code.lower().replace("-", " "), shelf) for code in told] == there
    assert codes.vouched_for("0000-0000-0000", shelf) is None


def test_a_manifest_that_says_otherwise_has_another_verification_code(shelf):
    edition = warehouse.current()
    code, manifest = codes.of_edition(edition), edition.folder / "manifest.json"
    changed = json.loads(manifest.read_text("utf-8")) | {"published_at": "2030-01-01T00:00:00Z"}
    other = type(edition)(edition.edition_id, edition.folder, edition.is_current, changed)
    assert codes.of_edition(other) != code


@pytest.mark.parametrize("typed", ["", "x", "K07", "K07·2026-11", "K07·2026-11·3f9", "drop table", "7K3M-P0QD"])
def test_what_is_no_code_is_told_apart(typed):
    assert codes.kind(typed) is None, typed


def test_a_paper_from_before_the_last_letter_is_read_as_it_was(edition):
    assert codes.found(codes.of_cell(edition, INDEX)[:-1], edition).cells == (INDEX,)


def test_no_two_numbers_of_an_indicator_and_a_month_share_a_code(edition):
    """Of 3,000 places two or more would: a second one gets letters of its own, for who sees one agency too."""
    cells = every_cell(edition)
    assert len({codes.of_cell(edition, cell) for cell in cells}) == len(cells)


def test_who_sees_one_agency_reads_the_same_codes(edition, monkeypatch):
    monkeypatch.setenv("SIMPUL_ROLE", "analyst:025")
    mine = warehouse.current()
    assert codes.of_cell(mine, INDEX) == codes.of_cell(edition, INDEX)
    assert codes.found(codes.of_cell(edition, INDEX), mine) == codes.Found(mine, (INDEX,))
