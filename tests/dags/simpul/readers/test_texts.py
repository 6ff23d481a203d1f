from __future__ import annotations

import pytest
from simpul.errors import PromiseBroken
from simpul.readers.survey import CHUNK
from simpul.readers.texts import LONGEST_LINE, readable

from tests.dags.simpul.readers.hostile import write


def test_a_sane_text_is_not_copied(tmp_path):
    path = write(tmp_path / "a.csv", "kode\né\n")
    text = readable(path)
    assert (text.path, text.notes) == (path, [])


@pytest.mark.parametrize("shift", range(4))
def test_a_letter_of_two_bytes_on_the_border_of_two_chunks_is_whole(tmp_path, shift):
    line = b"x" * 1023 + b"\n"
    body = line * (CHUNK // 1024 - 1) + b"y" * (1022 + shift) + "é\n".encode()
    assert readable(write(tmp_path / "a.csv", body)).notes == []


def test_half_a_letter_at_the_end_is_a_cut(tmp_path):
    with pytest.raises(PromiseBroken, match="ends in the middle of a letter: cut · a.csv"):
        readable(write(tmp_path / "a.csv", "kode\né\nCafé".encode()[:-1]))


@pytest.mark.parametrize("place", [0, CHUNK - 5, CHUNK + 7, 2 * CHUNK])
def test_the_longest_line_may_lie_anywhere(tmp_path, place):
    before = (b"x" * 99 + b"\n") * (place // 100)
    longest = b"y" * LONGEST_LINE
    assert readable(write(tmp_path / "a.csv", before + longest + b"\n")).notes == []
    with pytest.raises(PromiseBroken, match=rf"line {place // 100 + 1}: longer than 2,000,000 bytes"):
        readable(write(tmp_path / "a.csv", before + longest + b"y\n"))
    readable(write(tmp_path / "a.json", before + longest + b"y\n"), longest=None)


def test_line_ends_inside_quotes_may_be_of_another_kind(tmp_path):
    text = readable(write(tmp_path / "a.csv", b'a,b\r\n"1\n2",3\r\n'))
    assert text.path.read_bytes() == b'a,b\n"1\n2",3\n'


def test_bytes_of_no_encoding(tmp_path):
    with pytest.raises(PromiseBroken, match=r"no encoding that we know|not \w+ throughout"):
        readable(write(tmp_path / "a.csv", bytes(range(1, 256)) * 10))


@pytest.mark.parametrize(
    ("encoding", "words"),
    [("gb18030", "设备采购合同，单位：广州有限公司"), ("cp1256", "وزارة المالية والشؤون الدينية في اندونيسيا")],
)
def test_suppliers_of_other_scripts_are_understood(tmp_path, encoding, words):
    body = "kode,nama\n" + "".join(f"{n},{words}\n" for n in range(30))
    text = readable(write(tmp_path / "a.csv", body.encode(encoding)))
    assert (text.head, text.notes) == (body, [f"encoding {encoding}"])
