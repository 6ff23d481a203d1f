"""Who holds which post in which unit: one head a unit, the others spread by the agency's size."""

from __future__ import annotations

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.organisations import agencies, alive, units
from sample_nation.world import posts
from sample_nation.world.lives import listed

STRUCTURAL_SHARE = 317_805 / 5_588_245
FUNCTIONAL_SHARE = 3_555_977 / 5_588_245
MOST_HEADS = 0.08
"""In a small country the heads of units are at most this share of its people."""
LENT_SHARE = 0.012
"""People who work for another agency than their own."""
ECHELONS = ("I.a", "II.a", "III.a", "IV.a")


def placed(nation: Nation, people: pl.DataFrame) -> pl.DataFrame:
    """Add unit, agency, echelon, years of service and age, and ``head``: the post of who leads."""
    rng, standing = nation.rng("placement"), standing_units(nation)
    people = people.with_columns(
        years=(pl.col("left_date").fill_null(nation.last) - pl.col("hired_date")).dt.total_days() / 365.25,
        age=(pl.lit(nation.last) - pl.col("birth_date")).dt.total_days() / 365.25,
    )
    unit = _spread(rng, standing, people.height)
    echelon = np.full(people.height, len(ECHELONS), np.int8)
    leaders = _leaders(nation, rng, people, standing.height)
    heads, below = leaders[: standing.height], leaders[standing.height :]
    unit[heads] = np.arange(len(heads))
    echelon[heads] = standing["echelon"].cast(pl.Int8).to_numpy()[: len(heads)] - 1
    echelon[below] = np.where(rng.random(len(below)) < 0.25, 2, 3)
    called = listed(posts.heads(standing["name"]))
    return people.with_columns(
        *(listed(standing[name]).alias(name).gather(unit) for name in ("unit_id", "agency_id", "short_name")),
        echelon=listed([*ECHELONS, None]).gather(echelon),
        head=called.gather(np.array([0, 0, 1, 2, 0])[echelon] * standing.height + unit),
    )


def standing_units(nation: Nation) -> pl.DataFrame:
    """Return the units that stand on the last day, echelon 1 first, with their agency's short name and size."""
    known = alive(agencies(nation), nation.last).select("agency_id", "short_name", "size")
    standing = alive(units(nation), nation.last).join(known, on="agency_id", maintain_order="left")
    return standing.sort("echelon", maintain_order=True)


def _spread(rng: np.random.Generator, standing: pl.DataFrame, number: int) -> np.ndarray:
    """Draw a unit of the second echelon for everyone: agencies by size, their units unequally."""
    weighed = standing.with_columns(part=pl.Series(rng.gamma(3, size=standing.height))).with_columns(
        part=pl.when(echelon="2").then("part").otherwise(0.0)
    )
    weight = weighed.select(pl.col("size") * pl.col("part") / pl.sum("part").over("agency_id")).to_series().to_numpy()
    edges = np.cumsum(weight) / weight.sum()
    return np.minimum(np.searchsorted(edges, rng.random(number), side="right"), standing.height - 1)


def _leaders(nation: Nation, rng: np.random.Generator, people: pl.DataFrame, unit_count: int) -> np.ndarray:
    """Return the rows of those who lead, the most senior first: PNS with a degree who serve."""
    heads = min(unit_count, round(MOST_HEADS * nation.people))
    number = heads + max(0, round(STRUCTURAL_SHARE * nation.people) - heads)
    may = people.select(
        (pl.col("kind") == "PNS") & pl.col("is_active") & ~pl.col("education").is_in(["SMA", "D-III"])
    ).to_series()
    score = people["age"].to_numpy() + rng.normal(0, 5, people.height) + (people["education"] == "S-2").to_numpy() * 4
    order = np.argsort(np.where(may.to_numpy(), -score, np.inf), kind="stable")
    return order[: min(number, int(may.sum()))]


def with_posts(nation: Nation, people: pl.DataFrame, part: int) -> pl.DataFrame:
    """Add kind, family and name of the post, and the agency worked for; who is over 58 and no head is an Ahli Madya."""
    rng = nation.rng("posts", part)
    leads, serves = people["echelon"].is_not_null(), people["is_active"]
    is_late = (people["age"] >= 58) & serves
    chance = pl.Series(rng.random(people.height) < FUNCTIONAL_SHARE / (1 - STRUCTURAL_SHARE))
    of_family = posts.functional(rng, people.with_columns(years=pl.when(is_late).then(20.0).otherwise("years")))
    kinds = {"structural": leads, "functional": ~leads & (chance | is_late), "staff": ~leads & ~(chance | is_late)}
    names = {"structural": people["head"], "functional": of_family["post_name"],
             "staff": posts.staff(rng, people["education"])}  # fmt: skip
    families = {"structural": "Pimpinan", "functional": of_family["post_family"], "staff": "Pelaksana"}
    return people.with_columns(
        post_kind=pl.coalesce(pl.when(has).then(pl.lit(kind)) for kind, has in kinds.items()),
        post_name=pl.coalesce(pl.when(has).then(pl.lit(names[kind])) for kind, has in kinds.items()),
        post_family=pl.coalesce(pl.when(has).then(pl.lit(families[kind])) for kind, has in kinds.items()),
        host_agency_id=_host(nation, rng, people),
    )


def _host(nation: Nation, rng: np.random.Generator, people: pl.DataFrame) -> pl.Expr:
    """Return the agency that each one works for."""
    known = alive(agencies(nation), nation.last)["agency_id"]
    lent = pl.Series(rng.random(people.height) < LENT_SHARE) & people["echelon"].is_null()
    other = known.gather(rng.integers(0, len(known), people.height))
    return pl.when(lent).then(other).otherwise("agency_id")
