"""Whom what is told of an agency stands for: the register's names, and who an agency was before October 2024."""

import polars as pl
from sample_nation.dialects.panrb_register import OLD_NAME_SHARE
from sample_nation.nation import REORGANISED
from sample_nation.world.predecessors import predecessors

from tests.reference.truth import CELL, COORDINATES, Truth, cuts


def sections(truth: Truth) -> dict[str, str]:
    """Return each agency's budget section."""
    return dict(truth.frame("agencies").select("agency_id", "budget_section_code").iter_rows())


def before(truth: Truth) -> dict[str, str]:
    """Return whose place each agency took at the reorganisation; itself where it stood before."""
    came = dict(predecessors(truth.nation).select("agency_id", "predecessor_id").iter_rows())
    return {agency: came.get(agency, agency) for agency in truth.frame("agencies")["agency_id"]}


def as_it_was(truth: Truth, agency: str, day: pl.Expr) -> pl.Expr:
    """Return the budget section that an agency had on a day: its predecessor's, before there was the agency."""
    now, then = sections(truth), before(truth)
    old = {each: now[then[each]] for each in now}
    is_old = day < pl.lit(REORGANISED)
    return pl.when(is_old).then(pl.col(agency).replace_strict(old)).otherwise(pl.col(agency).replace_strict(now))


def registered(truth: Truth, name: str, topic: str) -> pl.DataFrame:
    """Return a part of the architecture register with the agency it names, at the register's month.

    Entries that nobody touched since the reorganisation still name the agency of before: so the register tells it.
    """
    frame, now, then = truth.frame(name), sections(truth), before(truth)
    is_old = pl.Series(truth.nation.rng("register", topic).random(frame.height) < OLD_NAME_SHARE)
    named = pl.when(is_old).then(pl.col("agency_id").replace_strict(then)).otherwise("agency_id")
    return frame.with_columns(agency_code=named.replace_strict(now), period=pl.lit(truth.nation.periods[-1]))


def by_member(
    rows: pl.DataFrame, dimension: str, tops: dict[str, pl.Expr], below: pl.Expr, scale: float
) -> pl.DataFrame:
    """Return cells whose rows are the same for each member, with what is summed for each; ``all`` is a member too."""
    found = []
    for member, top in tops.items():
        cells = cuts(rows, top, below, {}, scale)
        whole = member == "all"
        found.append(
            cells.with_columns(dimension=pl.lit("all" if whole else dimension), member=pl.lit(member)).select(CELL)
        )
    return pl.concat(found).sort(COORDINATES)
