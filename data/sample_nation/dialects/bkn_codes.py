"""SIASN's numbers for grades, echelons, kinds of posts and legal standing, and its way to write days."""

from __future__ import annotations

import polars as pl

from sample_nation.world.posts import PNS_GRADES, PPPK_GRADES

POST_KINDS = {"structural": "1", "functional": "2", "staff": "4"}
ECHELONS = {"I.a": "11", "II.a": "21", "III.a": "31", "IV.a": "41"}
RELIGIONS = ("Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Konghucu")
"""A field without a purpose in any contract; drawn evenly, tied to nothing."""
_TENS = {"I": 10, "II": 20, "III": 30, "IV": 40}


def grade_code() -> pl.Expr:
    """Return SIASN's number of a grade: 11 (I/a) to 45 (IV/e) for PNS, 1 to 17 for PPPK."""
    pns = {grade: _TENS[grade.split("/")[0]] + 1 + "abcde".index(grade[-1]) for grade in PNS_GRADES}
    pppk = {grade: number for number, grade in enumerate(PPPK_GRADES, 1)}
    return pl.col("grade").replace_strict({**pns, **pppk}, return_dtype=pl.Int64).cast(pl.String)


def standing() -> pl.Expr:
    """Return the legal standing: 99 for who left, 71 for PPPK, 01 for the others."""
    serving = pl.when(kind="PPPK").then(pl.lit("71")).otherwise(pl.lit("01"))
    return pl.when("is_active").then(serving).otherwise(pl.lit("99"))


def day(column: str) -> pl.Expr:
    """Return a day as SIASN writes it: 31-12-1990."""
    return pl.col(column).dt.strftime("%d-%m-%Y")


def told(column: str) -> pl.Expr:
    """Return a text, null where it is empty."""
    return pl.when(pl.col(column) != "").then(column)
