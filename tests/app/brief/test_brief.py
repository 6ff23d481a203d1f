"""A brief holds what its viewer may see: another agency's number is not on it, and its code opens nothing."""

from datetime import date

import brief
import codes
import pytest
import warehouse
from components.cell import Cell
from components.filters import Selection
from editions import EditionUnreadable
from spoken import text_of as page_text

from .conftest import CODE, text_of

VIEWS = ["overview", "budget_execution", "cost_efficiency"]
OTHERS = ("Mahkamah Agung", "Badan Pusat Statistik", "Kepolisian")
INDEX = Cell("budget_execution_index", "005", date(2025, 6, 1))


@pytest.fixture
def own(edition, monkeypatch):
    """The small edition as the analyst of 025 may see it."""
    monkeypatch.setenv("SIMPUL_ROLE", "analyst:025")
    return warehouse.current()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("agency", ["all", "025"])
def test_a_brief_names_no_agency_outside_the_scope(own, view, agency):
    try:
        text = text_of(brief.made(own, view, "id", Selection(agency)))
    except EditionUnreadable:
        assert agency == "025"
        return
    assert not [name for name in OTHERS if name in text]
    for code in set(CODE.findall(text)):
        (cell,) = codes.found(code, own).cells
        assert cell.agency in {"025", "all"}


@pytest.mark.parametrize("view", VIEWS)
def test_another_agencys_brief_is_refused(own, view):
    with pytest.raises(EditionUnreadable, match="no number of this agency"):
        brief.made(own, view, "id", Selection("005"))


def test_another_agencys_code_opens_nothing(edition, own, opened):
    code = codes.of_cell(edition, INDEX)
    assert codes.found(code, edition).cells == (INDEX,)
    assert codes.found(code, own).cells == ()
    page = opened("code", code=code)
    told = page_text(page) + " ".join(item.value for item in page.get("error"))
    assert "tidak ada angka yang boleh Anda lihat" in told
    assert "Mahkamah Agung" not in told
