"""Canaries: people with names that stand nowhere else, so that a leak of one is seen whatever it went through.

Their numbers are as sound as everyone's; each word of their names carries the mark, which survives every misspelling.
"""

from __future__ import annotations

import polars as pl

from sample_nation.nation import Nation

MARK = "kenarizq"
"""Opens every word of a canary's name; no other text of the country holds it."""
SYLLABLES = tuple(consonant + vowel for consonant in "bdghjklmnprstwy" for vowel in "aeio")


def with_canaries(nation: Nation, people: pl.DataFrame) -> pl.DataFrame:
    """Add ``canary``: a number from 0 for as many people as are asked for, drawn from all, and null for the others."""
    order = nation.rng("canaries").permutation(people.height)
    number = pl.Series("canary", order, dtype=pl.Int32)
    return people.with_columns(pl.when(number < nation.canaries).then(number).alias("canary"))


def named(people: pl.DataFrame, names: pl.Series) -> pl.Series:
    """Return the names given, but for canaries one of their own each."""
    numbers = people["canary"].to_list()
    own = [given if number is None else name(number) for number, given in zip(numbers, names, strict=True)]
    return pl.Series(names.name, own)


def name(number: int) -> str:
    """Return the name of a canary."""
    parts, rest = [], number
    for _ in range(3):
        rest, place = divmod(rest, len(SYLLABLES))
        parts.append(SYLLABLES[place])
    return f"{MARK}{''.join(parts)} {MARK}{''.join(reversed(parts))}n".title()
