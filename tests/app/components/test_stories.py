"""The leaders' questions in a browser, each in the clicks that its test states; pictures are kept and looked at."""

import re

import pytest
import small_edition

from tests.app.test_main import CHROMIUM, address, browser, follow, photograph, settle, too_wide, visit  # noqa: F401

TOLD = ("small_move.sql", "small_office.sql", "small_costs.sql")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no /usr/bin/chromium: apt-get install chromium")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Return a folder with an edition that tells of a small move, a small office and their costs."""
    folder = tmp_path_factory.mktemp("stories")
    small_edition.build(folder / "editions", changes=small_edition.told(TOLD))
    return folder


def test_is_wave_1_late_and_why_in_two_clicks(visit):  # noqa: F811 the fixture, not the name
    window = visit(1440)
    settle(window, "")
    follow(window, "Pemindahan")  # the menu and the page
    settle(window, "Apakah pemindahan")
    window.get_by_role("heading", name="Gelombang 1: semua tiba, terlambat").wait_for(timeout=60_000)
    assert window.get_by_text("rata-rata 114 hari setelah bulan rencananya").is_visible()
    assert window.get_by_text("66 rumah layak huni untuk 120 orang").is_visible()
    photograph(window, "story-relocation")


def test_which_tower_wastes_most_in_two_clicks_on_a_phone(visit):  # noqa: F811
    window = visit(390)
    settle(window, "")
    follow(window, "Kantor bersama")
    settle(window, "Apakah kantor bersama")
    window.get_by_role("heading", name=re.compile("^Gedung Bersama 1 paling boros")).wait_for(timeout=60_000)
    assert too_wide(window) == 0
    photograph(window, "story-shared-office")


def test_a_click_on_a_floor_opens_its_cells(visit):  # noqa: F811
    window = visit(1440, "/shared_office")
    settle(window, "Apakah kantor bersama")
    picture = window.locator(".st-key-complex-M1").locator("canvas, svg.marks").first
    picture.scroll_into_view_if_needed()
    place = picture.bounding_box()
    window.mouse.click(place["x"] + place["width"] * 0.3, place["y"] + 20)
    window.get_by_role("heading", name="Menara 1 Kemenko 1 · lantai 2").wait_for(timeout=60_000)
    assert "floor=M1-2" in window.url


def test_this_saving_is_opened_to_its_rows_in_one_click(visit):  # noqa: F811
    window = visit(1440, "/cost_efficiency")
    settle(window, "Berapa biaya")
    photograph(window, "story-cost-efficiency")
    window.get_by_role("button", name="Buka penghematan ini sampai ke barisnya →").click()
    window.get_by_role("dialog").wait_for(timeout=60_000)
    assert "open=shared_office_saving" in window.url
    assert "estimate" in window.url
