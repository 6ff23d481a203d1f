"""The PDF of a figure: offered under each figure and on a card's panel, and set only when it is asked for."""

from datetime import date

import brief
import polars as pl
import pytest
from components import drawings, paper_figures
from components.cell import Cell
from components.figures import Caption, of_metric
from components.language import speaking
from spoken import text_of, with_formats

LABEL = {"id": "PDF satu halaman, dengan kode angkanya", "en": "PDF on one page, with its numbers' codes"}


def pdfs(page, language: str) -> list[str]:
    """Return the labels of a page's buttons for the PDF of a figure."""
    with speaking(language):
        labels = [item.proto.label for item in with_formats(page).get("download_button")]
    return [label for label in labels if label.startswith(LABEL[language])]


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_figure_offers_its_page_and_makes_none_unasked(opened, monkeypatch, language):
    for name in ("figure", "indicator"):
        monkeypatch.setattr(brief, name, lambda *_what: pytest.fail("a page was set before anybody asked"))
    page = opened("budget_execution", lang=language)
    found = pdfs(page, language)
    assert len(found) == text_of(page).count('<div class="figure">') > 0
    assert len(set(found)) == len(found), "each names its figure"


def test_what_is_asked_for_is_the_figure_as_it_was_drawn(edition, monkeypatch):
    asked = []
    monkeypatch.setattr(brief, "figure", lambda *what: asked.append(what) or b"%PDF")
    drawn = drawings.Drawing("T", "S", "A", None, None)
    make = paper_figures.maker(edition, drawn, "?figure=x")
    assert asked == []
    assert make() == b"%PDF"
    assert asked == [(edition, drawn, "id", "?figure=x")]


def test_a_cards_panel_offers_the_indicators_page(opened):
    cell = Cell("budget_execution_index", "025", date(2025, 6, 1))
    page = opened("overview", open=cell.address)
    assert LABEL["id"] in pdfs(page, "id")


def test_where_the_rows_stand_is_not_shown(edition):
    with drawings.kept() as kept:
        data = pl.DataFrame({"agency_code": ["025"], "dimension": ["all"], "member": ["all"], "value": [1.0]})
        of_metric(edition, "budget_execution_index", Caption("a", "T", "S", "A", "F"), None, data)
    assert kept[0].table.columns == ["member", "value"]
    assert kept[0].filters == "F"
