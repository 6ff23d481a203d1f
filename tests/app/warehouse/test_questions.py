"""No page asks the edition more than once for a visual; the lists of an edition are read once, on its first page."""

from pathlib import Path

import pytest
import small_edition
from components import theme
from warehouse import connection

MOVES = (Path(__file__).parents[1] / "small_moves.sql").read_text("utf-8")
DRAWN = ("vega_lite_chart", "echarts_chart", "graphviz_chart", "table", "dataframe", "page_link", "info", "header")
SMALL = 'class="small-trend"'


@pytest.fixture(scope="module")
def moves(tmp_path_factory):
    """A folder with an edition whose indicators are told by wave and by building."""
    folder = tmp_path_factory.mktemp("asked")
    small_edition.build(folder / "editions", changes=MOVES)
    return folder


def visuals(page) -> int:
    """Count what a page draws from data: charts, tables, cards, what opens a number, and what says why not."""
    texts = [item.proto.body for item in page.get("html")]
    cards = sum('class="card' in text for text in texts) + sum(SMALL in text for text in texts)
    opening = sum(button.key.startswith("open-") for button in page.button)
    return sum(len(page.get(kind)) for kind in DRAWN) + cards + opening


@pytest.mark.parametrize("view", [*theme.THEMES, "overview", "compare"])
def test_a_page_asks_at_most_once_for_each_visual(opened, moves, view):
    connection.query.cache_clear()
    opened("relocation" if view != "relocation" else "cost_efficiency", folder=moves)
    before = connection.query.cache_info().misses
    page = opened(view, folder=moves)
    asked = connection.query.cache_info().misses - before
    assert asked <= visuals(page), (asked, visuals(page))


def test_the_same_page_again_asks_nothing(opened, moves):
    opened("relocation", folder=moves, agency="025")
    before = connection.query.cache_info().misses
    opened("relocation", folder=moves, agency="025")
    assert connection.query.cache_info().misses == before
