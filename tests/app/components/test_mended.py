"""axe-core finds nothing against WCAG 2.2 A and AA and its best practice on any page; its list of exceptions is empty.

Of the eight ways to see a page (light or dark, Indonesian or English, 1366 or 320 px) four are tried here, any two
choices together in one of them; ``make campaign`` tries all.
"""

import os
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.app.conftest import APP  # puts the app's folder on the path
from tests.app.serving import chromium, serving

pages = pytest.importorskip("components.pages")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
EVERY = list(product(("light", "dark"), ("id", "en"), (1366, 320)))
PAIRS = [("light", "id", 1366), ("dark", "en", 1366), ("light", "en", 320), ("dark", "id", 320)]
WAYS = EVERY if os.environ.get("SIMPUL_CAMPAIGN") == "all" else PAIRS
QUIET = "document.querySelectorAll('[data-stale=true], [data-testid=stSkeleton]').length === 0"
VIEWS = sorted(view for view in pages.PAGES if (APP / "views" / f"{view}.py").exists())


@pytest.fixture(scope="module")
def address(data):
    """The app, on the small edition, for a steward, who may open every page."""
    with serving(data, SIMPUL_ROLE="steward") as found:
        yield found


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(address, browser, view):
    path = "" if view == "overview" else pages.PAGES[view].path or view
    found = []
    for scheme, language, width in WAYS:
        with browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
            page.goto(f"{address}/{path}?lang={language}")
            page.wait_for_selector("h1", timeout=120_000)
            page.wait_for_load_state("networkidle", timeout=120_000)
            page.wait_for_function(QUIET, timeout=120_000)
            page.wait_for_timeout(1500)
            broken = Axe().run(page, options=RULES).response["violations"]
            found += [f"{scheme} {language} {width}: {_told(one)}" for one in broken]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                found.append(f"{scheme} {language} {width}: scrolls sideways")
    assert not found, "\n".join(found)


def _told(violation: dict) -> str:
    nodes = [node["html"][:160] for node in violation["nodes"][:3]]
    return f"{violation['id']} ({len(violation['nodes'])}): {violation['help']} · {' | '.join(nodes)}"
