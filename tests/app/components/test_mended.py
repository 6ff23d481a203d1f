"""axe-core finds nothing against WCAG 2.2 A and AA and its best practice on any page; its list of exceptions is empty.

Of the eight ways to see a page (light or dark, Indonesian or English, 1366 or 320 px) four are tried here, any two
choices together in one of them; ``make accessibility`` tries all, on any edition, and keeps what it found.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

import tests.app.conftest  # noqa: F401 puts the app's folder on the path
from tests.app.axe import ENDED, held, look
from tests.app.serving import chromium, serving

pages = pytest.importorskip("components.pages")
MORE, OPEN = "[class*=st-key-more-] button", "[data-testid=stPopoverBody]"
INSIDE = f"!!document.activeElement.closest('{OPEN}')"
PAIRS = {"id": [("light", 1366), ("dark", 320)], "en": [("light", 320), ("dark", 1366)]}
VIEWS = sorted(pages.PAGES)


@pytest.fixture(scope="module")
def address(data):
    """The app, on the small edition, for a steward, who may open every page."""
    with serving(data, SIMPUL_ROLE="steward") as found:
        yield found


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.mark.parametrize("view", [*VIEWS, "explore?mode=sql"])
def test_axe_finds_nothing(address, browser, view):
    path = "" if view == "overview" else view if "?" in view else pages.PAGES[view].path or view
    found = [
        one for language, looks in PAIRS.items() for one in look(browser, f"{address}/{path}", language, looks).found
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("width", "scheme", "language"), [(1440, "light", "id"), (390, "dark", "en")])
def test_the_further_formats_stand_open_before_axe_and_the_keyboard(address, browser, width, scheme, language):
    with browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        page.goto(f"{address}/data_quality?lang={language}")
        page.wait_for_selector(MORE, timeout=120_000)
        page.wait_for_load_state("networkidle", timeout=120_000)
        page.evaluate(AXE_SCRIPT)
        button = page.locator(MORE).first
        button.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(f"{OPEN} [data-testid=stDownloadButton]", timeout=60_000)
        page.wait_for_function(ENDED, timeout=60_000)
        page.wait_for_timeout(500)
        found, _version = held(page)
        assert not found, "\n".join(found)
        box = page.locator(OPEN).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width, "it stands whole in the window"
        page.keyboard.press("Tab")
        assert page.evaluate(INSIDE), "Tab goes from the button into what it opens"
        page.keyboard.press("Shift+Tab")
        assert button.evaluate("one => one === document.activeElement"), "and back"
        for _ in range(page.locator(f"{OPEN} button").count() + 1):
            page.keyboard.press("Tab")
        assert not page.evaluate(INSIDE), "and out of it, behind the button"
        page.wait_for_selector(OPEN, state="detached", timeout=60_000)
