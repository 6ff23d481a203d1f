"""Contract staff (PPPK) who became permanent (PNS): the same person under a new NIP, the older one ended.

How many do, and when, is drawn: sample data. A PPPK who is appointed ends the contract and starts anew as a PNS.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world import civil_numbers
from sample_nation.world.lives import FIRST_PPPK
from sample_nation.world.posts import CONTRACT_GRADE

APPOINTED_SHARE = 0.005
"""People of two numbers, as a share of those who serve."""
WITHIN = "-2y"
"""How long ago they became PNS at the most: BKN still tells who left in the last two years."""
CONTRACT_MONTHS = (12, 48)
YOUNGEST = "19y"


def with_former(nation: Nation, people: pl.DataFrame) -> pl.DataFrame:
    """Add ``former_nip``, a number, and ``former_hired_date`` where someone served as PPPK before."""
    rng = nation.rng("former")
    may = people.select(
        (pl.col("kind") == "PNS") & pl.col("is_active") & pl.col("echelon").is_null()
        & (pl.col("hired_date") > pl.lit(nation.last).dt.offset_by(WITHIN))
    ).to_series().arg_true()  # fmt: skip
    months = pl.Series(rng.integers(*CONTRACT_MONTHS, len(may)), dtype=pl.Int32)
    known = people[may].select("birth_date", "sex", "hired_date", row=may).with_columns(
        began=pl.max_horizontal(pl.col("hired_date").dt.offset_by(pl.format("-{}mo", months)), pl.lit(FIRST_PPPK))
    )  # fmt: skip
    known = known.filter(
        pl.col("began") < pl.col("hired_date").dt.offset_by("-6mo"),
        pl.col("began") > pl.col("birth_date").dt.offset_by(YOUNGEST),
    )
    chosen = known[np.sort(rng.permutation(known.height)[: round(APPOINTED_SHARE * nation.people)])]
    told = {"former_nip": _numbers(people, chosen), "former_hired_date": chosen["began"]}
    return people.with_columns(
        pl.repeat(None, people.height, dtype=values.dtype, eager=True).scatter(chosen["row"], values).alias(name)
        for name, values in told.items()
    )


def records(people: pl.DataFrame) -> pl.DataFrame:
    """Return those with a former number once more, as they stood under it: PPPK, ended the day before."""
    grade = pl.col("education").replace_strict(CONTRACT_GRADE, return_dtype=pl.String)
    return people.filter(pl.col("former_nip").is_not_null()).with_columns(
        nip="former_nip", kind=pl.lit("PPPK"), grade=grade, hired_date="former_hired_date",
        left_date=pl.col("hired_date").dt.offset_by("-1d"), is_active=pl.lit(False),
    )  # fmt: skip


def number_on(day: pl.Expr) -> pl.Expr:
    """Return the NIP that somebody had on a day, of people with ``nip``, ``former_nip`` and ``hired_date``."""
    had_other = pl.col("former_nip").is_not_null() & (day < pl.col("hired_date"))
    return pl.when(had_other).then("former_nip").otherwise("nip")


def _numbers(people: pl.DataFrame, chosen: pl.DataFrame) -> pl.Series:
    """Give the chosen the next free serial numbers of their PPPK years."""
    before = chosen.select("birth_date", "sex", kind=pl.lit("PPPK"), hired_date="began")
    drawn = civil_numbers.with_nip(before).select(nip="nip", opening=pl.col("nip") // 1000)
    taken = people.select(opening=pl.col("nip") // 1000).join(drawn.unique("opening"), on="opening", how="semi")
    held = drawn.join(taken.group_by("opening").len("held"), on="opening", how="left", maintain_order="left")
    return held.select(pl.col("nip") + pl.col("held").fill_null(0)).to_series()
