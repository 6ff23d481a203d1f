"""The move to Nusantara: who moved when, under which priority of the plan.

As many move as was published where the country has 25,000 people or more, and fewer in proportion where it is
smaller. Who moves and how late is drawn: sample data.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.arrivals import arrived
from sample_nation.world.people import employees
from sample_nation.world.plan_versions import CURRENT, FIRST_MONTHS, all_plans, figures, plans
from sample_nation.world.screening import apportioned, echelon1

__all__ = ["figures", "movers", "plans", "scale"]

FULL_SCALE = 25_000
"""From this many people on, as many move as was published."""
ALREADY_THERE = 1_200
"""People on site by August 2025 (DOMAIN B: 1,170 to 1,200), due in 2024 under the version that was put off."""
FAMILIES = {1: 0.28, 2: 0.20, 3: 0.22, 4: 0.22, 5: 0.08}
"""Size of the household that comes along, the mover included → share of movers."""


@cache
def movers(nation: Nation) -> pl.DataFrame:
    """Return one row per person whom the current version moves.

    Columns: ``person_id, unit_id, agency_id, priority, planned_date, arrived_date, family_size``. The date planned is
    the first of a month; the date of arrival is null for who has not arrived by the last day; ``unit_id`` is the
    person's own unit.
    """
    rng = nation.rng("movers")
    turn = pl.int_range(pl.len()).over("echelon1_id").alias("turn")
    candidates = _candidates(nation, rng).with_columns(turn)
    chosen = candidates.join(_slots(nation).with_columns(turn), on=["echelon1_id", "turn"]).sort("person_id")
    sizes = rng.choice(list(FAMILIES), chosen.height, p=list(FAMILIES.values()))
    chosen = chosen.with_columns(arrived(rng, chosen, nation.last), family_size=pl.Series(sizes, dtype=pl.Int8))
    return chosen.select("person_id", "unit_id", "agency_id", "priority", "planned_date", "arrived_date", "family_size")


def scale(nation: Nation) -> float:
    """Return movers per person of the published plan."""
    return min(1.0, nation.people / FULL_SCALE)


def _slots(nation: Nation) -> pl.DataFrame:
    """Return one row per person due, by unit of the first echelon and date: those due in 2024 come first."""
    current = all_plans(nation).filter(plan_version=CURRENT)
    current = pl.concat(_scaled(nation, part) for part in current.partition_by("priority"))
    first = current["people"].to_numpy() * (current["priority"] == 1).to_numpy()
    early = apportioned(round(ALREADY_THERE * scale(nation)), first)
    months = pl.Series(FIRST_MONTHS).gather(nation.rng("early").integers(0, len(FIRST_MONTHS), current.height))
    due = [
        current.with_columns(people=pl.Series(early), planned_date=months, is_early=pl.lit(True)),
        current.with_columns(people=pl.col("people") - pl.Series(early), is_early=pl.lit(False)),
    ]
    slots = pl.concat(due).filter(pl.col("people") > 0)
    slots = slots.select(pl.col("unit_id", "priority", "planned_date", "is_early").repeat_by("people"))
    return slots.explode(pl.all()).rename({"unit_id": "echelon1_id"}).sort("echelon1_id", "planned_date")


def _scaled(nation: Nation, part: pl.DataFrame) -> pl.DataFrame:
    """Return a priority's units with as many people as move from a country of this size."""
    planned = part["planned_people"]
    people = apportioned(round(int(planned.sum()) * scale(nation)), planned.to_numpy())
    return part.select("unit_id", "priority", "planned_date", people=pl.Series(people))


def _candidates(nation: Nation, rng: np.random.Generator) -> pl.DataFrame:
    """Return who may move, in the order in which each unit's people are taken: who served before 2024 first."""
    columns = ["person_id", "unit_id", "agency_id", "hired_date"]
    serving = employees(nation, *columns, "is_active").filter("is_active").select(columns)
    serving = serving.join(echelon1(nation), on="unit_id", maintain_order="left")
    is_new = (serving["hired_date"] >= FIRST_MONTHS[0]).to_numpy()
    order = pl.Series(rng.random(serving.height) + is_new)
    return serving[order.arg_sort()]
