"""The panel: an address opens it, what is no number says so, and its link holds in this edition."""

from pathlib import Path

import pytest
import small_edition
from components import cell
from spoken import doors_of, text_of

MOVES = Path(__file__).parents[1] / "small_moves.sql"
CELL = "budget_execution_index~025~2025-05-01~all~all"


def test_an_address_is_read_back():
    assert cell.read(CELL).address == CELL
    assert cell.read("absorption_score~all~2025-05").address == "absorption_score~all~2025-05-01~all~all"


@pytest.mark.parametrize("address", ["", "x", "x~all", "x~all~May", "a~b~2025-05-01~c~d~e"])
def test_what_is_no_address_is_no_cell(address):
    assert cell.read(address) is None


def test_a_link_opens_the_passport_over_any_page_and_can_be_cited(opened, edition):
    said = text_of(opened("data_quality", open=CELL))
    for part in ("Kementerian Agama (025) · Mei 2025", "Jumlah baris = angka ✓", "Untuk mengutip:",
                 f"edition={edition.edition_id}&amp;open=budget_execution_index~025~2025-05-01~all~all"):  # fmt: skip
        assert part in said.replace("%7E", "~"), part


@pytest.fixture(scope="module")
def moving(tmp_path_factory):
    """A data folder with an edition whose indicators move, and miss their targets."""
    folder = tmp_path_factory.mktemp("moving")
    small_edition.build(folder / "editions", changes=MOVES.read_text("utf-8"))
    return folder


@pytest.mark.parametrize(("view", "place"), [("overview", "theme"), ("relocation", "card")])
def test_a_number_opens_where_it_stands(opened, moving, view, place):
    page = opened(view, folder=moving)
    door = next(button for button in page.button if button.key.startswith(f"open-{place}-"))
    cell_of = doors_of(page)[door.label]
    door.click().run()
    assert page.query_params["open"] == cell_of
    assert "passport-value" in text_of(page) and "Rilis ini tidak memuat" not in text_of(page)


@pytest.mark.parametrize(("view", "slice_of"), [("metric", {}), ("dictionary", {"member": "all:all"})])
def test_the_panel_stands_over_a_page_that_draws_the_same_passport(opened, view, slice_of):
    at = {"metric": "budget_execution_index", "agency": "025", "period": "2025-05"} | slice_of
    assert text_of(opened(view, open=CELL, **at)).count("Jumlah baris = angka ✓") == 2


@pytest.mark.parametrize("address", ["nonsense", "nothing~all~2025-05-01", "budget_execution_index~999~2025-05-01"])
def test_a_link_to_no_number_says_so(opened, address):
    assert "Rilis ini tidak memuat angka itu" in text_of(opened("overview", open=address))
