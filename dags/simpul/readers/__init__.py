"""Readers: one file format a module; all give a ``Source``."""

from __future__ import annotations

from simpul.readers.headers import aliases, known_names, normal
from simpul.readers.opening import open_source
from simpul.readers.refusals import refusing
from simpul.readers.source import Source

__all__ = ["Source", "aliases", "known_names", "normal", "open_source", "refusing"]
