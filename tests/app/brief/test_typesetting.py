"""The pages as a file: tagged for who listens, two, the same bytes again, and made without a network."""

import io
import socket
import subprocess
import sys
import time
from pathlib import Path

import brief
import pypdf
import pytest
import warehouse
from brief import typeface, typesetting
from components.filters import Selection

from .conftest import text_of

APP = Path(__file__).parents[3] / "app"


def structure(reader: pypdf.PdfReader) -> list[dict]:
    """Return every element of the structure tree, in reading order."""
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop(0).get_object()
        if isinstance(one, pypdf.generic.ArrayObject):
            waiting[:0] = list(one)
        elif isinstance(one, pypdf.generic.DictionaryObject) and ("/S" in one or "/K" in one):
            found.append(one)
            waiting[:0] = [one["/K"]] if "/K" in one else []
    return found


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_is_tagged_for_who_listens(made, language):
    """Where no veraPDF is: what PDF/UA-1 asks of title, language, tags and pictures is read from the file."""
    reader = pypdf.PdfReader(io.BytesIO(made("budget_execution", language)))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode()
    elements = structure(reader)
    kinds = [str(one.get("/S")) for one in elements]
    assert kinds.count("/H1") == 1
    assert kinds.index("/H1") < kinds.index("/H2") < kinds.index("/H3")
    assert {"/Table", "/TH", "/TD", "/L", "/LI"} <= set(kinds)
    pictures = [one for one in elements if one.get("/S") == "/Figure"]
    assert len(pictures) > 1
    assert all(str(one.get("/Alt", "")).strip() for one in pictures)


@pytest.mark.parametrize("paper", [("overview", "id"), ("overview", "en"), ("budget_execution", "id")])
def test_it_has_two_pages(made, paper):
    assert len(pypdf.PdfReader(io.BytesIO(made(*paper))).pages) == 2


def test_the_letters_are_those_of_the_screen(made):
    pages = pypdf.PdfReader(io.BytesIO(made())).pages
    fonts = {one.get_object()["/BaseFont"] for page in pages for one in page["/Resources"]["/Font"].values()}
    assert fonts
    assert all("SourceSans3" in name for name in fonts)


def test_another_process_makes_the_same_bytes(made, data, tmp_path):
    command = [sys.executable, "-m", "brief", "budget_execution", "--lang", "en", "--out", str(tmp_path / "a.pdf")]
    environment = {"SIMPUL_DATA": str(data), "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, cwd=APP, env=environment, check=True, capture_output=True)
    assert (tmp_path / "a.pdf").read_bytes() == made("budget_execution", "en")


def test_no_request_leaves_and_it_takes_less_than_two_seconds(made, edition, monkeypatch):
    made()  # a process unpacks the letters and starts the pen once

    def refuse(*_where: object) -> None:
        raise AssertionError("a brief looked for a network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    begun = time.process_time()
    assert brief.made(edition, "budget_execution", "en", Selection("025"))
    assert time.process_time() - begun < 2


def test_what_does_not_fit_is_set_smaller_and_never_a_third_page(edition):
    told = {"moment": "2025-07-20T08:00:00Z", "title": "x", "pictures": [], "parts": []}
    with pytest.raises(Exception, match="lang|words"):
        typesetting.pdf(told, {})


@pytest.mark.parametrize(
    ("text", "written"), [("⚠ a", "△ a"), ("✕", "✗"), ("Łódź", "□ódz"), ("漢", "□"), ("a\x00", "a")]
)
def test_signs_that_the_face_lacks_are_written_with_others(text, written):
    assert typeface.written({"a": [text]}) == {"a": [written]}


def test_a_name_in_letters_that_no_face_has_does_not_break_it(edition):
    selection = Selection("all", words="漢字 ☃ \u202e Ωmega")
    assert "□" in text_of(brief.made(edition, "budget_execution", "id", selection)) or warehouse.facts(edition)
