"""The real disk: atomic, durable, never clobbering."""

import os

import pytest
from simpul.world import Disk, World


def test_a_write_replaces_whole_files_only(tmp_path):
    path = tmp_path / "receipt.json"
    Disk().write_new(path, b"one")
    Disk().write_new(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in tmp_path.iterdir()] == ["receipt.json"], "no temporary stays"


def test_what_is_added_comes_after_what_is_there(tmp_path):
    path = tmp_path / "decisions.jsonl"
    for line in (b"one\n", b"two\n"):
        Disk().append(path, line)
    assert path.read_bytes() == b"one\ntwo\n"


def test_a_name_is_given_once(tmp_path):
    for content, is_free in ((b"first", True), (b"second", False)):
        (tmp_path / "new").write_bytes(content)
        assert Disk().name_once(tmp_path / "new", tmp_path / "payload") is is_free
    assert (tmp_path / "payload").read_bytes() == b"first"
    assert not (tmp_path / "new").exists()


def test_a_failed_fsync_is_not_tried_again(tmp_path, monkeypatch):
    calls = []

    def fail(descriptor):
        calls.append(descriptor)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output error"):
        Disk().write_new(tmp_path / "receipt.json", b"one")
    assert len(calls) == 1
    assert not (tmp_path / "receipt.json").exists(), "what is not durable has no name"


def test_folders_are_made_and_removed_with_all_below(tmp_path):
    Disk().make_folder(tmp_path / "a" / "b" / "c")
    (tmp_path / "a" / "b" / "file").write_bytes(b"x")
    Disk().rename_folder(tmp_path / "a" / "b", tmp_path / "moved")
    assert (tmp_path / "moved" / "c").is_dir()
    for path in (tmp_path / "moved", tmp_path / "never there"):
        Disk().remove(path)
        assert not path.exists()


def test_clock_is_utc_and_tokens_differ():
    world = World()
    assert world.now().utcoffset().total_seconds() == 0
    assert world.token() != world.token()
