"""axe-core finds nothing against WCAG 2.2 A and AA and its best practice on any page; its list of exceptions is empty.

Of the eight ways to see a page (light or dark, Indonesian or English, 1366 or 320 px) four are tried here, any two
choices together in one of them; ``make accessibility`` tries all, on any edition, and keeps what it found.
"""

import pytest

import tests.app.conftest  # noqa: F401 puts the app's folder on the path
from tests.app.axe import look
from tests.app.serving import chromium, serving

pages = pytest.importorskip("components.pages")
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
