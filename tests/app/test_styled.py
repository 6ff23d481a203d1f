"""Style and mends stand in the page before anything is drawn, and nothing but pages is touched."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from styled import MENDS, STYLE, Styled

import tests.app.conftest  # noqa: F401 puts the app's folder on the path
from tests.app.serving import chromium, serving

PAGE = "<html><head><title>Simpul</title></head><body></body></html>"
ASKING = {"accept": "text/html,*/*", "if-none-match": '"old"'}


@pytest.fixture
def reader():
    """A reader of a site with a page, and with a file that is none."""
    page = HTMLResponse(PAGE, headers={"etag": '"old"'})
    file = Response("</body>", media_type="text/csv", headers={"etag": '"old"'})
    routes = [Route("/", lambda _: page), Route("/file", lambda _: file)]
    site = Starlette(routes=routes, middleware=[Middleware(GZipMiddleware, minimum_size=1)])
    with TestClient(Styled(site)) as found:
        yield found


def test_a_page_carries_it_whole_and_anew(reader):
    answer = reader.get("/", headers=ASKING)
    carried = f"<style>{STYLE.read_text('utf-8')}</style><script>{MENDS.read_text('utf-8')}</script>"
    assert answer.text == PAGE.replace("</body>", f"{carried}</body>")
    assert int(answer.headers["content-length"]) == len(answer.content) and "etag" not in answer.headers


def test_what_is_no_page_or_is_asked_for_by_a_program_goes_out_as_it_is(reader):
    assert reader.get("/file", headers=ASKING).text == "</body>"
    assert reader.get("/", headers={"accept": "application/json"}).text == PAGE


def test_letters_are_as_large_before_the_page_is_drawn(data):
    with serving(data, SIMPUL_ROLE="steward") as address, chromium() as browser:
        for width, size in ((2560, "22px"), (1440, "16px")):
            with browser.new_page(viewport={"width": width, "height": 900}) as page:
                page.goto(address, wait_until="domcontentloaded")
                assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == size
                page.wait_for_selector("h1", timeout=120_000)
                assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == size


def test_a_key_is_heard_before_the_page_is_drawn(data):
    written = "(() => { history.pushState({}, '', '?' + Math.random()); return history.length })()"
    with serving(data, SIMPUL_ROLE="steward") as address, chromium() as browser, browser.new_page() as page:
        page.goto(address, wait_until="domcontentloaded")
        before = page.evaluate("history.length")
        assert page.evaluate(written) == before, "what the page writes itself is no step"
        page.keyboard.press("Escape")
        assert page.evaluate(written) == before + 1, "what follows a key is one"
