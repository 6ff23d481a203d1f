"""Guess which new header is which vanished one: a person judges the guess."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher

from simpul.readers.headers import normal

LIKE = 0.5
"""How alike two names must be, where there are several, to be told as a renaming."""


def guess_renamed(vanished: Mapping[str, list[str]], unknown: list[str]) -> dict[str, str]:
    """Return vanished word → unknown header: the only pair, else the most alike names first."""
    if len(vanished) == 1 and len(unknown) == 1:
        return dict.fromkeys(vanished, unknown[0])
    ranked = sorted(
        (
            (max(SequenceMatcher(None, normal(name), normal(header)).ratio() for name in names), word, header)
            for word, names in vanished.items()
            for header in unknown
        ),
        reverse=True,
    )
    pairs: dict[str, str] = {}
    for likeness, word, header in ranked:
        if likeness >= LIKE and word not in pairs and header not in pairs.values():
            pairs[word] = header
    return pairs
