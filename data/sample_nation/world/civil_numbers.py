"""NIP and NIK as law shapes them: valid, and each given once (DOMAIN A3 and A4)."""

from __future__ import annotations

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.lives import listed
from sample_nation.world.regions import regions

CROWDED = {"31": 6.0, "32": 9.0, "33": 9.0, "34": 2.0, "35": 9.0, "36": 3.0, "12": 4.0, "73": 3.0}
"""Provinces from which more people come than the others' one part: roughly by population."""


def birth_places(nation: Nation, number: int) -> pl.Series:
    """Draw the district (kecamatan) that first issued each person's NIK, retired codes among them."""
    codes = regions(nation).filter(pl.col("level") == 3)["region_code"]
    province = codes.str.slice(0, 2)
    weights = province.replace_strict(CROWDED, default=1.0, return_dtype=pl.Float64).to_numpy()
    drawn = nation.rng("birth places").choice(len(codes), number, p=weights / weights.sum())
    return listed(codes).gather(drawn)


def with_nip(frame: pl.DataFrame) -> pl.DataFrame:
    """Add ``nip``, a number: birth date, month of appointment (year and 21 for PPPK [M]), sex, serial number."""
    month = pl.when(kind="PPPK").then(21).otherwise(pl.col("hired_date").dt.month().cast(pl.Int64))
    sex = pl.when(sex="M").then(1).otherwise(2)
    born, hired = pl.col("birth_date").dt, pl.col("hired_date").dt
    opening = _joined((born.year(), 4), (born.month(), 2), (born.day(), 2), (hired.year(), 4), (month, 2), (sex, 1))
    return _numbered(frame, "nip", opening, 3)


def with_nik(frame: pl.DataFrame) -> pl.DataFrame:
    """Add ``nik``, a number: district of first issue, birth date with the day of women raised by 40, serial number."""
    born = pl.col("birth_date").dt
    day = born.day().cast(pl.Int64) + pl.when(sex="F").then(40).otherwise(0)
    district = pl.col("birth_place_code").replace_strict(_digits(frame["birth_place_code"]), return_dtype=pl.Int64)
    return _numbered(frame, "nik", _joined((district, 6), (day, 2), (born.month(), 2), (born.year() % 100, 2)), 4)


def _digits(codes: pl.Series) -> dict[str, int]:
    """Return each code of an Enum as a number, without its points."""
    return {code: int(code.replace(".", "")) for code in codes.dtype.categories}


def _joined(*parts: tuple[pl.Expr, int]) -> pl.Expr:
    """Write numbers behind each other, each in as many digits as said."""
    whole = pl.lit(0, pl.Int64)
    for part, width in parts:
        whole = whole * 10**width + part.cast(pl.Int64)
    return whole


def _numbered(frame: pl.DataFrame, name: str, opening: pl.Expr, width: int) -> pl.DataFrame:
    """Number the people whose numbers open alike, in their order."""
    opened = frame.select(opening).to_series().to_numpy()
    order = np.argsort(opened, kind="stable")
    ranked, place = opened[order], np.arange(len(opened))
    begins = np.maximum.accumulate(np.where(np.diff(ranked, prepend=-1) != 0, place, 0))
    numbers = np.empty_like(opened)
    numbers[order] = ranked * 10**width + 1 + place - begins
    return frame.with_columns(pl.Series(name, numbers))
