"""Programmes and outputs as planned (Renja K/L): targets, indicative ceilings, what each quarter reached."""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation, end_of_month
from sample_nation.world import accounts, published
from sample_nation.world.budgets import budget
from sample_nation.world.satkers import homes, satkers

OUTPUT = ["work_unit_code", "programme", "activity", "kro", "ro"]
PRIORITIES = tuple(f"PN{number}" for number in range(1, 9))
"""National priorities; that there are eight is recalled, which programme serves which is drawn."""
PLANNED = date(2000, 9, 30)
"""Day and month, of the year before, on which a year's plan is taken to be settled."""
REACHED = (0.16, 0.42, 0.68, 0.97)
"""The share of a target that the four quarters reach, on average."""


def planners(nation: Nation, year: int) -> pl.DataFrame:
    """Return each satker's agency on the first day of a year, or on its last for those that came in between."""
    days = (date(year, 1, 1), min(date(year, 12, 1), nation.periods[-1]))
    return pl.concat([homes(nation, day) for day in days]).unique("work_unit_code", keep="first", maintain_order=True)


@cache
def outputs(nation: Nation, year: int) -> pl.DataFrame:
    """Return one row per output (RO) of a satker and year: target, ceiling, and what was reached by each quarter.

    Returns:
        ``OUTPUT``, the agency's codes, ``output_name, output_unit, is_ikn, target, ceiling_idr, reached_1`` … ``_4``;
        a quarter that has not ended is null.
    """
    told = ["output_name", "output_unit", "is_ikn", "echelon1_code"]
    rows = budget(nation, year).group_by(*OUTPUT, *told, maintain_order=True).agg(pl.sum("ceiling_idr"))
    sizes = accounts.OUTPUTS.select("kro", "ro", "target_a_head")
    heads = satkers(nation).select("work_unit_code", "heads", "skill")
    rows = rows.join(sizes, on=["kro", "ro"], maintain_order="left").join(
        heads, on="work_unit_code", maintain_order="left"
    )
    rows = rows.join(planners(nation, year), on="work_unit_code", maintain_order="left")
    rng = nation.rng("outputs", year)
    target = (pl.col("target_a_head") * pl.col("heads")).ceil().clip(1).cast(pl.Int64)
    rows = rows.with_columns(
        target=target,
        activity_name=pl.concat_str(pl.lit("Kegiatan "), "work_unit_name"),
        priority=pl.Series(
            np.where(rows["is_ikn"], "PN3", rng.choice([*PRIORITIES, ""], rows.height, p=[0.05] * 8 + [0.6]))
        ),
    )
    noise = rng.uniform(0.85, 1.04, (4, rows.height)).cumsum(axis=0) / np.arange(1, 5)[:, None]
    for quarter, share in enumerate(REACHED, 1):
        is_over = end_of_month(date(year, 3 * quarter, 1)) <= nation.last
        reached = pl.col("target") * pl.Series(noise[quarter - 1]).clip(0, 1 / share) * share
        reached = reached.round(1) if is_over else pl.lit(None, pl.Float64)
        rows = rows.with_columns(reached.alias(f"reached_{quarter}"))
    return rows


@cache
def programmes(nation: Nation, year: int) -> pl.DataFrame:
    """Return one row per agency, programme and version of its figure in a year: the sample's, and the published ones.

    Returns:
        ``budget_section_code, agency_name, programme, programme_name, priority, ceiling_idr, is_ikn, version, status,
        source, source_date``.
    """
    own = ["budget_section_code", "agency_name", "programme"]
    rows = outputs(nation, year).group_by(*own, maintain_order=True).agg(pl.sum("ceiling_idr"))
    rng, is_support = nation.rng("programmes", year), pl.col("programme") == "WA"
    short = pl.col("agency_name").str.replace(r"^(Kementerian|Badan|Lembaga) ", "")
    drawn = rows.with_columns(
        programme_name=pl.when(is_support).then(pl.lit("Program Dukungan Manajemen"))
        .otherwise(pl.concat_str(pl.lit("Program "), short)),
        priority=pl.Series(rng.choice(PRIORITIES, rows.height)),
        ceiling_idr=(pl.col("ceiling_idr") * pl.Series(rng.uniform(0.97, 1.1, rows.height)) / 1e6).round() * 1e6,
        is_ikn=(pl.col("budget_section_code") == "126") & ~is_support,
        version=pl.lit("1"), status=pl.lit("Indikatif"), source=pl.lit("Renja K/L (contoh)"),
        source_date=pl.lit(PLANNED.replace(year=year - 1)),
    )  # fmt: skip
    return pl.concat([drawn, _published(nation, year, drawn)], how="diagonal_relaxed")


def _published(nation: Nation, year: int, drawn: pl.DataFrame) -> pl.DataFrame:
    """Return what the press told of a year, version after version, under the codes of the sample."""
    found = published.FIGURES.filter(pl.col("budget_section_code").is_in(drawn["budget_section_code"].implode()))
    names = drawn.unique("budget_section_code", keep="last", maintain_order=True)
    found = found.filter(fiscal_year=year).join(
        names.select("budget_section_code", "agency_name", own="programme"),
        on="budget_section_code",
        maintain_order="left",
    )
    kind = pl.col("kind")
    return found.select(
        "budget_section_code", "agency_name",
        programme=pl.when(kind == "WA").then(kind).when(kind == "T").then(pl.lit("IK")).otherwise("own"),
        programme_name="programme_name", priority=pl.lit("PN3"), ceiling_idr=pl.col("trillions") * published.TRILLION,
        is_ikn=pl.lit(True), version=(2 + pl.int_range(pl.len())).cast(pl.String), status="status", source="source",
        source_date=pl.lit(None, pl.Date),
    )  # fmt: skip
