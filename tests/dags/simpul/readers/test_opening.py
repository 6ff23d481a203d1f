from __future__ import annotations

import pytest
from simpul.errors import PromiseBroken

from tests.dags.simpul.readers.hostile import HTML, look, workbook, write

KNOWN = frozenset({"kode"})


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.json", "a.parquet", "a.zip"])
def test_an_error_page_is_known_whatever_its_name(tmp_path, name):
    with pytest.raises(PromiseBroken, match=f"a web page .*{name}"):
        look(write(tmp_path / name, HTML), KNOWN)


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf\n"])
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.json", "a.parquet", "a.zip"])
def test_an_empty_file(tmp_path, name, content):
    with pytest.raises(PromiseBroken, match=f"the file is empty · {name}"):
        look(write(tmp_path / name, content), KNOWN)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old .xls"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"%PDF-1.7", "a PDF"),
        (b"Rar!\x1a\x07", "RAR"),
        ('[{"kode": 1}]\n'.encode("utf-16"), "JSON in UTF-16"),
        (HTML.decode().encode("utf-16"), "a web page"),
        (b"PAR1", "broken footer"),
        (b"PK\x03\x04", "cut or damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "NUL bytes"),
    ],
)
def test_what_agencies_send_by_mistake(tmp_path, content, what):
    with pytest.raises(PromiseBroken, match=what):
        look(write(tmp_path / "a.csv", content), KNOWN)


def test_the_bytes_tell_the_format_not_the_name(tmp_path):
    book = workbook(tmp_path / "a.xlsx", Data=[["kode"], [7]])
    assert look(book.rename(tmp_path / "a.csv"), KNOWN)["rows"] == [("7",)]
    assert look(write(tmp_path / "b.xlsx", "kode\n7\n"), KNOWN)["rows"] == [("7",)]
    assert look(write(tmp_path / "c.xlsx", '[{"kode": 7}]'), KNOWN)["rows"] == [("7",)]
