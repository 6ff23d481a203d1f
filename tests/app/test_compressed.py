"""Streamlit's files go out compressed, and those of the first page are compressed before anybody asks."""

import gzip

from compressed import Compressed
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

PAGE = '<script src="./static/js/a.js"></script><link href="./static/css/b.css"><img src="./static/c.png">'
PROGRAM = "let a = 1;" * 100


def site() -> Compressed:
    """A page that names two files to be compressed and a picture, and a file that it does not name."""
    script = lambda _: Response(PROGRAM, media_type="text/javascript")  # noqa: E731
    routes = [Route("/", lambda _: HTMLResponse(PAGE))]
    routes += [Route(f"/static/{name}", script) for name in ("js/a.js", "css/b.css", "js/later.js", "c.png")]
    return Compressed(Starlette(routes=routes))


def test_what_the_first_page_names_is_compressed_when_the_server_starts():
    served = site()
    with TestClient(served):
        assert set(served.kept) == {"/static/js/a.js", "/static/css/b.css"}
        assert gzip.decompress(served.kept["/static/js/a.js"].body).decode() == PROGRAM


def test_other_files_are_compressed_when_they_are_asked_for():
    served = site()
    with TestClient(served) as reader:
        answer = reader.get("/static/js/later.js", headers={"accept-encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip" and answer.text == PROGRAM
        assert "/static/js/later.js" in served.kept


def test_who_takes_no_gzip_and_pictures_get_the_file_as_it_is():
    with TestClient(site()) as reader:
        assert "content-encoding" not in reader.get("/static/js/a.js", headers={"accept-encoding": "identity"}).headers
        assert "content-encoding" not in reader.get("/static/c.png", headers={"accept-encoding": "gzip"}).headers


def test_a_file_that_is_not_there_is_told_as_the_application_tells_it():
    with TestClient(site()) as reader:
        assert reader.get("/static/js/none.js", headers={"accept-encoding": "gzip"}).status_code == 404
