"""Records are found by their place, and a mark changes with what it marks and nothing else."""

import pytest
from sample_nation.gateway.shelf import Shelf

LINES = [b'{"a":1,"y":2024}', b'{"a":2,"y":"2025"}', b'{"a":3}', b'{"a":4,"y":2024}']


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "records.ndjson"
    path.write_bytes(b"\n".join(LINES) + b"\n")
    return path


def test_all_in_the_order_of_the_file(path):
    found = Shelf(path, ()).select({})
    assert (len(found), found.lines(0, 9), found.lines(1, 2), found.lines(9, 9)) == (4, LINES, LINES[1:3], [])


def test_what_fits_and_what_has_no_such_column(path):
    shelf = Shelf(path, ("y",))
    assert shelf.select({"y": "2024"}).lines(0, 9) == [LINES[0], LINES[2], LINES[3]]
    assert shelf.select({"y": "2025"}).lines(0, 9) == LINES[1:3]
    assert shelf.select({"y": "*"}).lines(0, 9) == shelf.select({}).lines(0, 9) == LINES


def test_a_mark_is_of_its_records(path):
    shelf = Shelf(path, ("y",))
    before = {year: shelf.select({"y": year}).mark for year in ("2024", "2025")}
    path.write_bytes(path.read_bytes() + b'{"a":5,"y":2025}\n')
    assert shelf.select({"y": "2024"}).mark == before["2024"]
    assert shelf.select({"y": "2025"}).mark != before["2025"]
    assert len(shelf.select({"y": "2025"})) == 3


def test_what_was_never_sent_is_an_empty_shelf(tmp_path):
    found = Shelf(tmp_path / "nothing.ndjson", ("y",)).select({"y": "2024"})
    assert (len(found), found.lines(0, 9)) == (0, [])
