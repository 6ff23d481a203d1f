"""What the readers unpack or rewrite goes away with its test."""

from __future__ import annotations

import tempfile

import pytest


@pytest.fixture(autouse=True)
def scratch(tmp_path, monkeypatch):
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
