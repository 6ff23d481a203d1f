"""A run is begun once, however often Airflow must be asked: its database can be locked by what just started."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2
import pytest
from simpul.errors import LoadFailed
from simpul.installation.airflow_api import AirflowApi


@pytest.fixture
def airflow():
    """A server that answers with the next of ``codes``, the last one for ever, and keeps what it was asked."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(codes.pop(0) if len(codes) > 1 else codes[0])
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    asked, codes = [], []
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        api = AirflowApi(f"http://127.0.0.1:{server.server_port}", alive=lambda: None, patience=1.0)
        yield api, codes, asked
        server.shutdown()


def test_what_was_refused_or_answered_too_late_is_asked_again_under_the_same_id(airflow):
    api, codes, asked = airflow
    codes += [500, 409]
    run = api.trigger("intake__bkn")
    assert len(asked) == 2 and asked[0] == asked[1] and run.encode() in asked[0]


def test_a_run_that_is_never_begun_is_told(airflow):
    api, codes, _asked = airflow
    codes.append(500)
    with pytest.raises(LoadFailed, match="does not answer") as told:
        api.trigger("intake__bkn")
    assert isinstance(told.value.__cause__, httpx2.HTTPStatusError)
