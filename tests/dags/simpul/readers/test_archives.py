from __future__ import annotations

import zipfile

import pytest
from simpul.errors import PromiseBroken

from tests.dags.simpul.readers.hostile import bomb, look, workbook, write, zip_of

CSV = b"kode,nama\n1,a\n"


@pytest.mark.parametrize("name", ["data.csv", "folder/data.csv", "tahun 2025/DATA"])
def test_a_zip_of_one_data_file_is_that_file(tmp_path, name):
    found = look(zip_of(tmp_path / "a.zip", {"folder/": b"", name: CSV, "__MACOSX/._data.csv": b"x"}))
    assert (found["rows"], found["place"]) == ([("1", "a")], name.rpartition("/")[2])


def test_a_zip_of_a_workbook_is_that_workbook(tmp_path):
    book = workbook(tmp_path / "b.xlsx", Data=[["kode"], [7]])
    found = look(zip_of(tmp_path / "a.zip", {"b.xlsx": book.read_bytes()}))
    assert (found["rows"], found["place"]) == ([("7",)], "b.xlsx, Data")


def test_a_zip_of_json(tmp_path):
    assert look(zip_of(tmp_path / "a.zip", {"b.json": b'[{"a": 1}]'}))["rows"] == [("1",)]


@pytest.mark.parametrize(
    ("members", "complaint"),
    [
        ({"a.csv": CSV, "b.csv": CSV}, "a zip of 2 files: a.csv, b.csv"),
        ({"folder/": b""}, "a zip of 0 files"),
        ({"../../etc/cron.d/x": CSV}, "leads out"),
        ({"/etc/passwd": CSV}, "leads out"),
        ({"C:\\x.csv": CSV}, "leads out"),
        ({"a/../../b.csv": CSV}, "leads out"),
        ({f"{n}.csv": b"" for n in range(1001)}, "a zip of 1,001 entries; 1,000 may be"),
        ({"a.csv": b""}, "the file is empty"),
    ],
)
def test_a_zip_that_is_not_one_data_file(tmp_path, members, complaint):
    with pytest.raises(PromiseBroken, match=complaint):
        look(zip_of(tmp_path / "a.zip", members))


def test_a_link_is_not_followed(tmp_path):
    with pytest.raises(PromiseBroken, match="a link"):
        look(zip_of(tmp_path / "a.zip", {"a.csv": b"/etc/passwd"}, links=("a.csv",)))


def test_two_entries_of_one_name(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file, pytest.warns(UserWarning, match="Duplicate name"):
        file.writestr("a.csv", CSV)
        file.writestr("a.csv", b"kode,nama\n2,b\n")
    with pytest.raises(PromiseBroken, match="two entries of one name"):
        look(tmp_path / "a.zip")


def test_a_flat_bomb_is_refused_by_what_it_unpacks(tmp_path):
    path = bomb(tmp_path / "a.zip", 60)
    with pytest.raises(PromiseBroken, match="a zip bomb: more than"):
        look(path)


def test_a_bomb_that_lies_about_its_size(tmp_path):
    path = bomb(tmp_path / "a.zip", 60)
    whole = path.read_bytes()
    size = (60 << 20).to_bytes(4, "little")
    assert size in whole
    with pytest.raises(PromiseBroken, match="a zip bomb|cut or damaged"):
        look(write(path, whole.replace(size, (1000).to_bytes(4, "little"))))


def test_a_nested_bomb_is_not_unpacked_twice(tmp_path):
    for megabytes, complaint in ((60, "a zip bomb|a zip inside a zip"), (1, "a zip inside a zip")):
        inner = bomb(tmp_path / "inner.zip", megabytes)
        with pytest.raises(PromiseBroken, match=complaint):
            look(zip_of(tmp_path / "a.zip", {"inner.zip": inner.read_bytes()}))


def test_a_workbook_that_is_a_bomb(tmp_path):
    path = workbook(tmp_path / "a.xlsx", Data=[["kode"], [1]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/worksheets/sheet2.xml", b"<worksheet>" + b" " * (60 << 20))
    with pytest.raises(PromiseBroken, match=r"a zip bomb: more than .* · a\.xlsx, 'xl/worksheets/sheet2\.xml'"):
        look(path)


def test_a_zip_locked_by_a_password(tmp_path):
    path = zip_of(tmp_path / "a.zip", {"a.csv": CSV})
    whole = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(mark) + offset] |= 1
    with pytest.raises(PromiseBroken, match="locked"):
        look(write(path, bytes(whole)))


def test_a_flipped_bit_in_the_content(tmp_path):
    path = zip_of(tmp_path / "a.zip", {"a.csv": CSV * 100})
    whole = bytearray(path.read_bytes())
    whole[45] ^= 0x10
    with pytest.raises(PromiseBroken, match="cut or damaged"):
        look(write(path, bytes(whole)))
