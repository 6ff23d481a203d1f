"""Globs over names below a drop: folder by folder, letter case and the spelling of accents ignored."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from unicodedata import normalize


def matches(name: str, globs: Iterable[str]) -> bool:
    """Say whether any of the globs matches a name; ``**`` stands for any number of folders, none included."""
    parts = _folded(name)
    return any(_matches(parts, _folded(glob)) for glob in globs)


def _folded(name: str) -> list[str]:
    return normalize("NFC", name).casefold().split("/")


def _matches(names: list[str], globs: list[str]) -> bool:
    if not globs or not names:
        return not names and all(glob == "**" for glob in globs)
    if globs[0] == "**":
        return _matches(names, globs[1:]) or _matches(names[1:], globs)
    return fnmatchcase(names[0], globs[0]) and _matches(names[1:], globs[1:])
