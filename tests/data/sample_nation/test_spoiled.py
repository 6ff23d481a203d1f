import polars as pl
import pytest
from sample_nation import spoiled
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox

FRAME = pl.DataFrame({"Kode": [f"{each:05}" for each in range(100)], "Nilai": range(100)})


@pytest.fixture
def box(tmp_path, monkeypatch) -> Outbox:
    """Return an outbox that has sent a hundred files under a profile with many faults."""
    monkeypatch.setitem(spoiled.RATES, "hard", 0.2)
    box = Outbox(Nation(faults="hard", out=tmp_path), "pu")
    for number in range(100):
        box.file("progress", f"laporan_{number:03}.csv", FRAME)
    return box


def test_every_kind_of_spoiled_file_is_told_where_it_lies(box, tmp_path):
    told = pl.DataFrame(box.spoiled)
    assert set(told["kind"]) == set(spoiled.ENDS)
    for file, kind in told.select("file", "kind").iter_rows():
        if kind == "missing":
            assert not (tmp_path / "drop" / file).exists()
            continue
        content = (tmp_path / "drop" / file).read_bytes()
        good = (tmp_path / "drop" / file.replace("_SALINAN", "")).read_bytes()
        assert {
            "doubled": content == good,
            "html_page": content.startswith(b"<!DOCTYPE"),
            "empty": not content.strip(),
            "cut": content.startswith(b"<!DOCTYPE"),
            "drifted": content.startswith(b"Kode Baru,"),
        }[kind], file


def test_a_file_is_spoiled_in_place_once_only(box):
    in_place = [each["file"] for each in box.spoiled if each["kind"] in ("missing", "cut", "drifted")]
    assert len(in_place) == len(set(in_place))


def test_no_profile_no_spoiled_file(tmp_path):
    box = Outbox(Nation(faults="none", out=tmp_path), "pu")
    for number in range(50):
        box.file("progress", f"laporan_{number:03}.csv", FRAME)
    assert not box.spoiled and len(list((tmp_path / "drop" / "pu").iterdir())) == 50
