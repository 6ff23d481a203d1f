import os
from dataclasses import replace

import fsspec
import pytest
from simpul.connectors import drop
from simpul.contract import load_contracts
from simpul.errors import NotDelivered
from simpul.landing import Landing

from tests.dags.simpul.house import build


@pytest.fixture
def house(tmp_path):
    return build(tmp_path)


def names(house):
    return [file.name for file in drop.listing(house.settings)]


def test_oldest_first_and_names_break_ties(house):
    house.deliver("b.csv", "1", at=5)
    house.deliver("a.csv", "1", at=5)
    house.deliver("deep/er/c.csv", "1", at=1)
    assert names(house) == ["deep/er/c.csv", "a.csv", "b.csv"]


@pytest.mark.parametrize("name", ["~$x.xlsx", ".x.csv", "x.csv.part", "x.crdownload", ".git/x.csv", "x.csv~", "X.TMP"])
def test_hidden_and_unfinished_files_are_left_alone(house, name):
    house.deliver(name, "1")
    house.deliver("seen.csv", "1")
    assert names(house) == ["seen.csv"]


def test_no_link_leads_out_of_the_drop(house, tmp_path):
    (tmp_path / "secret.csv").write_text("1")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "a.csv").write_text("1")
    inside = house.deliver("inside.csv", "1")
    (house.drop / "out.csv").symlink_to(tmp_path / "secret.csv")
    (house.drop / "outs").symlink_to(tmp_path / "secrets")
    (house.drop / "loop").symlink_to(house.drop)
    (house.drop / "broken.csv").symlink_to(house.drop / "nothing")
    (house.drop / "alias.csv").symlink_to(inside)
    assert sorted(names(house)) == ["alias.csv", "inside.csv"]


def test_a_pipe_is_no_file(house):
    os.mkfifo(house.drop / "pipe.csv")
    assert names(house) == []


@pytest.mark.parametrize(
    ("glob", "name", "is_match"),
    [
        ("**/IKPA*.xlsx", "IKPA_MEI_2023.xlsx", True),
        ("**/IKPA*.xlsx", "a/b/ikpa_mei.XLSX", True),
        ("**/IKPA*.xlsx", "IKPA/mei.xlsx", False),
        ("*.csv", "a/b.csv", False),
        ("a/*.csv", "a/b.csv", True),
        ("a/**/b.csv", "a/b.csv", True),
        ("a/**/b.csv", "a/x/y/b.csv", True),
        ("a/**", "a/x/y/b.csv", True),
        ("[ab]?.csv", "B1.csv", True),
        ("*.json", "x.json.zip", False),
        ("**/Realisasi é.csv", "REALISASI E\u0301.csv", True),
    ],
)
def test_globs(glob, name, is_match):
    assert drop.claims(Landing(connector="drop", match=glob), name) is is_match


def test_a_drop_out_of_reach_is_not_an_empty_one(house):
    assert names(house) == []
    house.drop.rmdir()
    with pytest.raises(NotDelivered, match="SIMPUL_DROP"):
        names(house)
    gone = replace(house.settings, drop="memory://never-made")
    with pytest.raises(NotDelivered, match="cannot be reached"):
        drop.listing(gone)
    with pytest.raises(NotDelivered, match="cannot be reached"):
        drop.listing(replace(house.settings, drop="gopher://x"))


def test_any_fsspec_address(house):
    store = fsspec.filesystem("memory")
    store.pipe("/landing-test/deep/spending_a.csv", b"code,amount\n")
    far = replace(house.settings, drop="memory://landing-test")
    (file,) = drop.listing(far)
    assert (file.name, file.size, b"".join(file.chunks())) == ("deep/spending_a.csv", 12, b"code,amount\n")
    assert file.mtime_ns > 0
    assert file.is_still
    store.pipe("/landing-test/deep/spending_a.csv", b"code,amount\nmore")
    assert not file.is_still
    store.rm("/landing-test", recursive=True)
    assert file.look() is None


def test_a_file_address_is_the_folder(house):
    house.deliver("a.csv", "1")
    assert [f.name for f in drop.listing(replace(house.settings, drop=f"file://{house.drop}"))] == ["a.csv"]


def test_a_file_that_is_not_handed_out_says_so(house):
    house.deliver("a.csv", "1")
    (file,) = drop.listing(house.settings)
    (house.drop / "a.csv").unlink()
    with pytest.raises(NotDelivered, match="No such file"):
        list(file.chunks())


def test_what_nobody_claims(house):
    for name in ("spending_1.csv", "yearly/x.csv", "yearly/deep/x.csv", "Notes.docx"):
        house.deliver(name, "1")
    contracts = load_contracts(house.settings.promises)
    assert sorted(drop.unclaimed(house.settings, contracts)) == ["Notes.docx", "yearly/deep/x.csv"]
