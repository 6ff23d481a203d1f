"""What a mistake makes of a value: each kind turns a column of right values into wrong ones, of the same type."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl

VISIBLE = frozenset({"missing", "unknown_code", "out_of_range", "impossible_date", "not_a_number", "short_identifier"})
"""Kinds that break a type, pattern, code list, bound or duty to be there."""
SWAPPABLE = r"^(0[1-9]|1[0-2])([-/.])(0[1-9]|1[0-2])([-/.]\d{4})"
Made = Callable[[pl.Series, object, tuple[object, ...], np.random.Generator], pl.Series]


def possible(frame: pl.DataFrame, column: str | tuple[str, ...], kind: str, rows: list[int]) -> list[int]:
    """Return those rows where the mistake can be made: a value is there, and can be wrong in this way."""
    values = frame[str(column)].gather(rows)
    can = values.is_not_null() & (values.cast(pl.String) != "")
    if kind == "birth_date_swapped":
        parts = values.str.extract_groups(SWAPPABLE)
        can &= (parts.struct.field("1") != parts.struct.field("3")).fill_null(False)
    if kind == "lost_zeros":
        can &= values.str.starts_with("0")
    return [row for row, each in zip(rows, can, strict=True) if each]


def made(kind: str, values: pl.Series, value: object, pool: tuple[object, ...], rng: np.random.Generator) -> pl.Series:
    """Return the wrong values."""
    return KINDS[kind](values, value, pool, rng)


def _constant(standard: object) -> Made:
    def fill(values: pl.Series, value: object, pool: tuple[object, ...], rng: np.random.Generator) -> pl.Series:
        wrong = standard if value is None else value
        return pl.Series(values.name, [wrong] * len(values), dtype=values.dtype)

    return fill


def _replaced(pattern: str, by: str) -> Made:
    return lambda values, value, pool, rng: values.str.replace(pattern, by)


def _drawn(values: pl.Series, value: object, pool: tuple[object, ...], rng: np.random.Generator) -> pl.Series:
    """Draw from the pool, else from the other values of the column."""
    choices = list(pool) or values.to_list()
    return pl.Series(
        values.name, [choices[at] for at in rng.integers(0, len(choices), len(values))], dtype=values.dtype
    )


def _mistyped(values: pl.Series, value: object, pool: tuple[object, ...], rng: np.random.Generator) -> pl.Series:
    """Mistype the serial number at the end, so that the form stays right."""
    last = values.str.slice(-2).cast(pl.Int64, strict=False).fill_null(1)
    wrong = (last + rng.integers(1, 90, len(values))) % 99 + 1
    return values.str.head(-2) + wrong.cast(pl.String).str.zfill(2)


def _swapped(values: pl.Series, value: object, pool: tuple[object, ...], rng: np.random.Generator) -> pl.Series:
    """Exchange the values of two rows each, as when a line slips; one that is left over stays."""
    places = np.arange(len(values))
    pairs = len(values) // 2 * 2
    places[:pairs] ^= 1
    return values.gather(places)


def _misspelt(values: pl.Series, value: object, pool: tuple[object, ...], rng: np.random.Generator) -> pl.Series:
    """Write names as people do: in capitals, the first name cut, a letter lost, the spelling of before 1972."""
    ways = [
        values.str.to_uppercase(),
        values.str.replace(r"^(\w)\w+ ", "${1}. "),
        values.str.replace(r"^([^,]*[a-z])([a-z])([a-z]*)(,|$)", "${1}${3}${4}"),
        values.str.replace("u", "oe", literal=True),
        values.str.replace(r"^(\w+) (\w+)(,|$)", "${2} ${1}${3}"),
    ]
    return pl.Series(values.name, np.choose(rng.integers(0, len(ways), len(values)), [way.to_list() for way in ways]))


def _years_off(values: pl.Series, value: object, pool: tuple[object, ...], rng: np.random.Generator) -> pl.Series:
    """Give a birth date another year, whatever the form in which it is written."""
    if values.dtype == pl.Date:
        return values.dt.offset_by("1y")
    year = values.str.extract(r"(\d{4})").cast(pl.Int64) + pl.Series(rng.choice([-2, -1, 1, 2], len(values)))
    return values.str.extract(r"^(.*?)\d{4}") + year.cast(pl.String) + values.str.extract(r"\d{4}(.*)$")


def _another(values: pl.Series, value: object, pool: tuple[object, ...], rng: np.random.Generator) -> pl.Series:
    """Change a value so that it is another one and still right in form: numbers by one, texts by a word."""
    if values.dtype.is_numeric():
        return values + 1
    if values.dtype.is_temporal():
        return values.dt.offset_by("1d")
    looks_numeric = values.str.contains(r"^\d+$")
    more = (values.cast(pl.Int64, strict=False) + 1).cast(pl.String)
    return pl.select(pl.when(looks_numeric).then(more).otherwise(values + " lain")).to_series()


KINDS: dict[str, Made] = {
    "missing": _constant(None),
    "missing_optional": _constant(None),
    "unknown_code": _constant("??"),
    "out_of_range": _constant(-1),
    "impossible_date": _constant("31/02/2025"),
    "not_a_number": _constant("tidak ada"),
    "short_identifier": lambda values, value, pool, rng: values.str.head(-1),
    "lost_zeros": _replaced(r"^0+", ""),
    "spaces": lambda values, value, pool, rng: "  " + values + " ",
    "name_variant": _misspelt,
    "mistyped_identifier": _mistyped,
    "swapped_identifier": _swapped,
    "birth_date_wrong": _years_off,
    "birth_date_swapped": _replaced(SWAPPABLE, "${3}${2}${1}${4}"),
    "unit_outdated": _drawn,
    "other_value": _another,
}
