"""Each page as plain tables: no chart, no canvas, the same numbers, kept from page to page."""

import pytest
from components import pages
from spoken import text_of

DRAWN = ("vega_lite_chart", "graphviz_chart", "echarts_chart", "arrow_data_frame", "dataframe")
VIEWS = [view for view in pages.PAGES if view != "decisions"]


def drawn(page) -> list[str]:
    """Return the kinds of elements of a page that are no text and no table."""
    return [kind for kind in DRAWN for _element in page.get(kind)]


@pytest.mark.parametrize("view", VIEWS)
def test_a_plain_page_draws_nothing(opened, view):
    page = opened(view, plain="1")
    assert drawn(page) == []
    assert page.title


def test_a_plain_page_has_the_numbers_of_its_charts(opened):
    usual, plain = opened("budget_execution"), opened("budget_execution", plain="1")
    assert drawn(usual)
    tables = [set(item.value.columns) for item in plain.table]
    assert all(set(item.value.columns) in tables for item in usual.table)
    assert "Tabel biasa" in text_of(plain) or plain.get("button_group")


def test_plain_is_kept_from_page_to_page_and_let_go(opened):
    page = opened("data_quality", plain="1")
    page.switch_page("views/lineage.py").run()
    assert drawn(page) == []
    page.query_params["plain"] = "0"
    page.run()
    assert drawn(page) == ["graphviz_chart"]
