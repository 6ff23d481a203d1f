"""Places that codes stand for: each with letters of its own, the same for every viewer, and the sets they belong to."""

from datetime import date

import places
import warehouse
from components.cell import Cell

JUNE = date(2025, 6, 1)


def test_each_place_and_each_set_of_a_month_has_letters_of_its_own(edition):
    told = places.of_cells(edition, "budget_execution_index", JUNE)
    assert len(set(told.values())) == len(told)
    every = places.cell_place(edition, Cell("budget_execution_index", places.EVERY, JUNE))
    assert every in told


def test_a_viewer_of_one_agency_reads_the_letters_of_all(edition, monkeypatch):
    monkeypatch.setenv("SIMPUL_ROLE", "analyst:025")
    mine = warehouse.current()
    assert {cell.agency for cell in places.held(mine, "budget_execution_index", JUNE)} <= {"025", "all"}
    assert places.of_cells(mine, "budget_execution_index", JUNE) == places.of_cells(
        edition, "budget_execution_index", JUNE
    )


def test_a_cell_belongs_to_its_cut_and_to_all_agencies():
    cell = Cell("rating_share", "025", JUNE, "predicate", "good")
    assert [(one.agency, one.member) for one in places.cuts(cell)] == [("025", "good"), ("025", "*"), ("*", "good")]
    assert len(places.cuts(Cell("rating_share", "025", JUNE))) == 3
