"""A leader's questions, asked of the app as it is served: each from the overview, in the clicks that the test states.

Screenshots are kept in tests/screenshots/ (ignored by git).
"""

from dataclasses import dataclass
from pathlib import Path

import preloads
import pytest
import small_edition
from playwright.sync_api import Locator, Page
from streamlit import file_util
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from test_main import PAGES, SCREENSHOTS, photograph, settle
from websockets.sync.client import ClientConnection, connect

from tests.app.axe import ENDED
from tests.app.serving import chromium, serving

PARTS = ("small_move.sql", "small_office.sql", "small_costs.sql")
SCRIPTS = """performance.getEntriesByType("resource").map(one => one.name.split("/").pop())
    .filter(name => name.endsWith(".js"))"""
ROWS = """
create macro rows_of_shared_office_saving(agency, period_date, dimension, member) as table
select 'd3' as _delivery_id, 1 as _row, '025' as agency_code, 20e9 as numerator, null::double as denominator,
    'sewa.xlsx' as file, '' as sheet"""


@dataclass
class Reader:
    """A window on the overview, and how often was clicked in it."""

    window: Page
    clicks: int = 0

    def click(self, what: Locator) -> None:
        """Click once, and count it."""
        what.click(timeout=60_000)
        self.clicks += 1

    def sees(self, text: str) -> None:
        """Wait until a text stands on the page."""
        self.window.get_by_text(text).first.wait_for(timeout=60_000)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The app for a leader, on two editions, the newer of which tells of the move, the offices and the costs."""
    folder = tmp_path_factory.mktemp("served")
    small_edition.build(folder / "editions")
    small_edition.build(folder / "editions", sequence=2, changes=small_edition.told(PARTS) + ROWS)
    with serving(folder, SIMPUL_ROLE="leadership") as address, chromium() as browser:
        yield address, browser


@pytest.fixture
def reader(served):
    """A reader on the overview."""
    address, browser = served
    with browser.new_page(viewport={"width": 1440, "height": 900}, locale="id-ID") as window:
        window.goto(address)
        settle(window, PAGES["Ringkasan"])
        yield Reader(window)


def test_is_wave_1_late_and_why_is_read_after_one_click_and_opened_by_a_second(reader):
    reader.click(reader.window.get_by_role("link", name="Pemindahan selengkapnya →"))
    settle(reader.window, PAGES["Pemindahan"])
    reader.window.get_by_role("heading", name="Gelombang 1: semua tiba, terlambat").scroll_into_view_if_needed()
    reader.sees("rata-rata 114 hari setelah bulan rencananya")
    photograph(reader.window, "task-wave")
    reader.click(reader.window.get_by_role("button", name="Buka kedatangan Gelombang 1 →"))
    reader.window.get_by_role("dialog").get_by_text("gelombang · Gelombang 1").first.wait_for(timeout=60_000)
    assert reader.clicks == 2


def test_which_tower_wastes_most_is_read_after_one_click(reader):
    reader.click(reader.window.get_by_role("link", name="Semua Kantor bersama →"))
    settle(reader.window, PAGES["Kantor bersama"])
    reader.window.get_by_role("heading", name="Menara mana yang paling boros?").scroll_into_view_if_needed()
    photograph(reader.window, "task-tower")
    assert reader.clicks == 1


def test_a_saving_opens_with_the_sum_of_its_rows_in_one_click(reader):
    reader.click(reader.window.get_by_role("button", name="Penghematan 1: buka barisnya →"))
    panel = reader.window.get_by_role("dialog")
    panel.get_by_text("Jumlah baris = angka ✓").wait_for(timeout=60_000)
    reader.window.wait_for_function(ENDED, timeout=60_000)
    reader.window.screenshot(path=SCREENSHOTS / "task-saving.png")
    assert reader.clicks == 1


def test_what_changed_since_the_last_edition_is_read_after_one_click(reader):
    reader.click(reader.window.get_by_role("link", name="Rilis 000002"))
    settle(reader.window, PAGES["Rilis"])
    reader.sees("2 angka berbeda.")
    photograph(reader.window, "task-changes")
    assert reader.clicks == 1


def test_every_script_of_the_overview_is_named_with_the_page(reader):
    page = (Path(file_util.get_static_dir()) / "index.html").read_text("utf-8")
    asked = set(reader.window.evaluate(SCRIPTS))
    assert {name for name in asked if name not in page} == set(preloads.scripts())


def drawn(socket: ClientConnection, page: str) -> list[str]:
    """Ask for a page and return the kinds of its elements, in the order in which they came."""
    message, kinds = BackMsg(), []
    message.rerun_script.context_info.url, message.rerun_script.page_name = "http://localhost/", page
    socket.send(message.SerializeToString())
    while True:
        answer = ForwardMsg.FromString(socket.recv(timeout=60))
        if answer.WhichOneof("type") == "script_finished":
            return kinds
        if answer.WhichOneof("type") == "delta" and answer.delta.WhichOneof("type") == "new_element":
            kinds.append(answer.delta.new_element.WhichOneof("type"))


def test_the_question_s_sentence_needs_no_script_and_the_first_page_alone_is_followed_by_two_words(served):
    address = served[0].replace("http", "ws") + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None) as socket:
        first, second = drawn(socket, ""), drawn(socket, "relocation")
    assert first[first.index("heading") + 1] == second[second.index("heading") + 1] == "text"
    assert first[-2:] == ["empty"] * 2
    assert second[-2:] != first[-2:]
