"""The app in a real browser: every page, wide and narrow, in both languages, with a console that stays silent.

Screenshots are kept in tests/screenshots/ (ignored by git).
"""

import json
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import polars as pl
import pytest
import small_edition

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
SCREENSHOTS = ROOT / "tests" / "screenshots"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# Opened by its own address, a page makes Streamlit look for its server below that address first, and then at the root.
PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")
PAGES = {
    "Ringkasan": "Apakah pemindahan berjalan",
    "Pemindahan": "Apakah pemindahan",
    "Efisiensi biaya": "Berapa biaya",
    "Kantor bersama": "Apakah kantor bersama",
    "Pemerintahan digital": "Seberapa digital",
    "Kinerja ASN": "Seberapa baik ASN",
    "Program dan anggaran": "Apakah program",
    "Pelaksanaan anggaran": "Siapa melaksanakan",
    "Mutu data": "Apa yang sudah disetor",
    "Kamus KPI": "Apa arti setiap angka",
    "Padanan": "Mana di antara ini",
    "Silsilah": "Dari mana suatu angka",
    "Rilis": "Rilis apa saja",
    "Batas": "Apa yang dapat dikatakan",
    "Aksesibilitas": "Seberapa aksesibel",
}
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no /usr/bin/chromium: apt-get install chromium")


@pytest.fixture(scope="module")
def address(data):
    """The address of an app that runs on the small edition, on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app/serve.py", f"--server.port={port}"]
    environment = {"SIMPUL_DATA": str(data), "PATH": "/usr/bin:/bin", "HOME": str(data), "PYTHONDONTWRITEBYTECODE": "1"}
    environment["SIMPUL_ROLE"] = "steward"
    small_edition.leave_cases(data)
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def wait_for(url: str, seconds: float = 60) -> None:
    """Wait until an address answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"{url} did not answer within {seconds} s")


@pytest.fixture(scope="module")
def browser():
    """One headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, address):
    """Open a window of a width; whatever goes wrong in it is kept, and fails the test at its end."""
    wrong: list[str] = []
    windows = []

    def open_window(width: int, path: str = "/", colours: str = "light"):
        window = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=colours, locale="id-ID")
        window.on("console", lambda told: wrong.append(told.text) if is_fault(told) else None)
        window.on("pageerror", lambda error: wrong.append(str(error)))
        window.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}"))
        window.on(
            "request", lambda request: wrong.append(f"foreign: {request.url}") if is_foreign(request.url) else None
        )
        window.on("response", lambda answer: wrong.append(f"{answer.status}: {answer.url}") if is_bad(answer) else None)
        window.goto(address + path)
        windows.append(window)
        return window

    yield open_window
    for window in windows:
        window.close()
    assert wrong == []


def is_foreign(url: str) -> bool:
    """Say whether a request leaves this machine."""
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))


def is_fault(told) -> bool:
    """Say whether a line on the console is an error of ours, not the trace of a probe."""
    return told.type == "error" and not PROBE.search(told.location.get("url", ""))


def is_bad(answer) -> bool:
    """Say whether an answer is an error, other than to a probe."""
    return answer.status >= 400 and not PROBE.search(answer.url)


def settle(window, heading: str) -> None:
    """Wait until a page stands under its heading, has run to its end and has drawn its pictures."""
    window.get_by_role("heading", level=1, name=re.compile(heading)).wait_for(timeout=60_000)
    ended = "document.querySelector('[data-testid=stApp]').getAttribute('data-test-script-state') !== 'running'"
    window.wait_for_function(ended, timeout=60_000)
    window.wait_for_function("!document.querySelector('.stMain [data-testid=stSkeleton]')", timeout=60_000)
    window.wait_for_timeout(1000)
    assert window.locator(".stException").count() == 0


def photograph(window, name: str) -> None:
    """Keep a picture of the whole page."""
    SCREENSHOTS.mkdir(exist_ok=True)
    size, tall = window.viewport_size, window.locator(".stMain").evaluate("page => page.scrollHeight")
    window.set_viewport_size({"width": size["width"], "height": min(tall + 60, 9000)})
    window.wait_for_timeout(500)
    window.screenshot(path=SCREENSHOTS / f"{name}.png")
    window.set_viewport_size(size)


def too_wide(window) -> int:
    """Return by how many pixels a page can be scrolled sideways."""
    return window.locator(".stMain").evaluate("page => page.scrollWidth - page.clientWidth")


def follow(window, name: str) -> None:
    """Follow a page's link in the navigation; on a phone it stands in a drawer, opened first and closed after."""
    drawer = window.get_by_test_id("stExpandSidebarButton")
    is_phone = drawer.is_visible()
    if is_phone:
        drawer.click()
    role = window.get_by_role("link", name=name, exact=True)
    link = role.or_(window.get_by_role("menuitem", name=name, exact=True)).first
    for section in [] if is_phone else window.get_by_test_id("stTopNavSection").all():
        if link.is_visible():
            break
        section.click()
        window.wait_for_timeout(500)
    link.click()
    if is_phone:
        window.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
        drawer.wait_for()


@pytest.mark.parametrize("width", [1440, 390])
def test_a_reader_walks_through_all_pages(visit, width):
    window = visit(width)
    for name, heading in PAGES.items():
        if name != "Ringkasan":
            follow(window, name)
        settle(window, heading)
        assert window.locator("html").get_attribute("lang") == "id"
        assert too_wide(window) == 0
        photograph(window, f"{name.lower().replace(' ', '-')}-{width}")


OPEN = "open=procurement_value~all~2025-01-01~all~all"


def test_open_the_number_opens_its_passport_over_the_page_and_gives_the_focus_back(visit):
    window = visit(1440, "/cost_efficiency")
    settle(window, PAGES["Efisiensi biaya"])
    window.get_by_role("button", name="Buka angka → Nilai pengadaan").click()
    panel = window.get_by_role("dialog")
    panel.get_by_text("Jumlah baris = angka ✓").wait_for()
    assert OPEN in window.url
    for tab in ("Baris", "Setoran", "Pemeriksaan", "Karantina", "Silsilah", "SQL"):
        panel.get_by_role("tab", name=tab, exact=True).click()
    photograph(window, "paspor-1440")
    window.keyboard.press("Escape")
    window.wait_for_url(lambda url: "open=" not in url)
    window.wait_for_function("document.activeElement.closest('.stButton')?.innerText.includes('Nilai pengadaan')")


def test_a_link_opens_the_panel_and_back_closes_and_opens_it(visit):
    window = visit(1440, "/data_quality?" + OPEN)
    panel = window.get_by_role("dialog")
    panel.get_by_text("Jumlah baris = angka ✓").wait_for()
    window.keyboard.press("Escape")
    window.wait_for_url(lambda url: "open=" not in url)
    window.go_back()
    panel.wait_for()
    window.go_forward()
    panel.wait_for(state="detached")


def test_the_language_is_kept_from_page_to_page(visit):
    window = visit(1440, "/budget_execution?agency=025&lang=en", "dark")
    settle(window, "Who carries out the budget well")
    assert window.locator("html").get_attribute("lang") == "en"
    photograph(window, "budget-execution-en-dark-1440")
    follow(window, "Data quality")
    settle(window, "What has been delivered")
    assert "lang=en" in window.url
    window.get_by_role("radio", name="ID", exact=True).click()
    settle(window, PAGES["Mutu data"])
    follow(window, "Pelaksanaan anggaran")
    settle(window, PAGES["Pelaksanaan anggaran"])
    assert "agency=025" in window.url
    assert window.get_by_text("Kementerian Agama (025) · Juni 2025").first.is_visible()


def test_the_steward_accepts_a_match_in_two_clicks_and_refuses_one_by_two_keys(visit, data):
    window = visit(1440, "/decisions?lang=en")
    settle(window, "Which of these")
    for label, text in (("Your name and unit", "Rina, Walidata"), ("Reason", "letter B-12/2026")):
        window.get_by_role("textbox", name=label).fill(text)
        window.get_by_role("textbox", name=label).press("Tab")
    window.get_by_role("button", name="The same").click()
    window.get_by_role("button", name="Record it").click()
    window.get_by_text("Recorded; the next edition has it").wait_for(timeout=60_000)
    line = json.loads((data / "decisions" / "decisions.jsonl").read_text("utf-8"))
    assert [line[name] for name in ("kind", "subject", "object", "by")] == ["same", "APP-1", "APP-2", "Rina, Walidata"]
    window.get_by_role("textbox", name="Reason").fill("letter B-13/2026")
    window.get_by_role("textbox", name="Reason").press("Tab")
    window.keyboard.press("Alt+2")
    window.get_by_text("are different.").wait_for(timeout=60_000)
    window.keyboard.press("Alt+Enter")
    window.get_by_text("DecisionRefused: no organisation has this id").wait_for(timeout=60_000)
    assert len((data / "decisions" / "decisions.jsonl").read_bytes().splitlines()) == 1
    photograph(window, "decisions-en-1440")


def test_downloads_arrive(visit, tmp_path):
    window = visit(1440, "/budget_execution")
    settle(window, PAGES["Pelaksanaan anggaran"])
    wanted = {"Unduh CSV": b"\xef\xbb\xbf", "Unduh XLSX": b"PK", "Unduh ringkas cetak (PDF)": b"%PDF"}
    for label, magic in wanted.items():
        with window.expect_download(timeout=60_000) as arriving:
            window.get_by_role("button", name=label).first.click()
        arriving.value.save_as(tmp_path / "file")
        assert (tmp_path / "file").read_bytes().startswith(magic)


def test_two_agencies_are_compared_and_taken_to_excel_in_five_clicks(visit, tmp_path):
    window = visit(1440, "/explore?metrics=budget_execution_index&from=2025-01")
    settle(window, "Apa yang ingin")
    for name in ("025", "054"):
        window.get_by_role("combobox", name="Instansi").click()
        window.get_by_role("option", name=re.compile(rf"\({name}\)")).click()
        window.keyboard.press("Escape")
        settle(window, "Apa yang ingin")
    with window.expect_download(timeout=60_000) as arriving:
        window.get_by_role("button", name="Unduh XLSX").first.click()
    arriving.value.save_as(tmp_path / "file.xlsx")
    photograph(window, "explore")
    sheet = pl.read_excel(tmp_path / "file.xlsx", sheet_id=1)
    told = {str(cell) for row in sheet.rows() for cell in row} | set(sheet.columns)
    assert {"Kementerian Agama (025)", "Badan Pusat Statistik (054)"} <= told
    assert "agencies=all%2C025%2C054" in window.url


def test_a_question_in_sql_is_answered_in_one_click(visit):
    window = visit(390, "/explore?mode=sql&sql=select+count(*)+as+n+from+dim_metrics")
    settle(window, "Apa yang ingin")
    window.get_by_role("button", name="Jalankan").click()
    window.get_by_role("heading", name="Hasil").wait_for(timeout=60_000)
    window.get_by_role("columnheader", name="n", exact=True).wait_for()
    assert window.evaluate("document.documentElement.scrollWidth") <= 390
