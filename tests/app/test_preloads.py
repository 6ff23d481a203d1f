"""The scripts that every page needs are named with the page."""

from pathlib import Path

import preloads
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit import file_util

FOLDER = Path(file_util.get_static_dir())
PAGE = (FOLDER / "index.html").read_text("utf-8")


def test_each_kind_has_its_script_and_what_that_begins_with():
    named = preloads.scripts()
    assert {name.split(".")[0] for name in named} >= set(preloads.DRAWN)
    begun = {one for name in named for one in preloads.ASKED.findall((FOLDER / "static/js" / name).read_text("utf-8"))}
    assert all(name in named or name in PAGE for name in begun)


def test_what_the_page_names_itself_is_not_named_again():
    assert not [name for name in preloads.scripts() if name in PAGE]


def test_pages_name_the_scripts_and_other_answers_do_not():
    routes = [Route("/", lambda _: HTMLResponse(PAGE)), Route("/health", lambda _: PlainTextResponse("ok"))]
    with TestClient(preloads.Preloads(Starlette(routes=routes))) as reader:
        named = reader.get("/").headers["link"].split(", ")
        assert named == [f"<./static/js/{name}>; rel=modulepreload; fetchpriority=low" for name in preloads.scripts()]
        assert "link" not in reader.get("/health").headers
