"""The pages of themes: their indicators by rank, the first over time and by agency, and what each is cut by."""

import pytest
import small_edition
from spoken import text_of

HELD = "update dim_metrics set theme = 'relocation' where metric in ('budget_execution_index', 'procurement_value')"
VIEWS = [
    "relocation",
    "cost_efficiency",
    "shared_office",
    "digital_government",
    "asn_performance",
    "programme_delivery",
]


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    """Return a folder with an edition whose numbers belong to the theme of the move."""
    folder = tmp_path_factory.mktemp("moved")
    small_edition.build(folder / "editions", changes=HELD)
    return folder


@pytest.mark.parametrize("view", VIEWS)
def test_a_theme_of_which_nothing_came_says_so(opened, tmp_path, view):
    small_edition.build(tmp_path / "editions", changes="update dim_metrics set theme = 'other'")
    assert "Belum ada data tema ini" in text_of(opened(view, folder=tmp_path))


def test_a_theme_shows_its_indicators_and_where_agencies_stand(opened, moved):
    said = text_of(opened("relocation", folder=moved))
    assert "Indeks pelaksanaan anggaran" in said and "Nilai pengadaan" in said
    assert "Menurut instansi" in said


def test_one_agency_s_cards_open_that_agency_s_numbers(opened, moved):
    page = opened("relocation", folder=moved, agency="025")
    opens = [button.key for button in page.button if button.key.startswith("open-card-")]
    assert opens and all("~025~" in key for key in opens)
    assert "x · kosong" in text_of(page)
