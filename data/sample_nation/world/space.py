"""Who sits where: workpoints of the floors in Nusantara, and the seats that arrived movers took there, with dates."""

from __future__ import annotations

from functools import cache

import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.people import employees
from sample_nation.world.premises import buildings, floors
from sample_nation.world.relocation import movers

__all__ = ["buildings", "floors", "seats", "workpoints"]

MEETING, SHARED, TO_A_SHARED = 0.06, 0.3, 2
"""Workpoints in meeting rooms beside each seat; the part of seats that is shared; people to a shared one."""
DESKS_IN_A_GROUP, MINISTERS_IN_ONE_TOWER = 12, 8
MOVES_AGAIN = 0.06


@cache
def workpoints(nation: Nation) -> pl.DataFrame:
    """Return one row per workpoint in Nusantara: assigned, shared or meeting."""
    open_floors = floors(nation).filter(pl.col("is_nusantara") & (pl.col("seats") > 0))
    meeting = (pl.col("seats") * MEETING).ceil().cast(pl.Int32)
    each = open_floors.with_columns(last=pl.col("seats") + meeting).select(
        "building_id", "floor_id", "zone", "seats", "in_use_from", number=pl.int_ranges(1, pl.col("last") + 1)
    ).explode("number")  # fmt: skip
    is_shared = pl.col("number") % 10 >= 10 * (1 - SHARED)
    return each.select(
        "building_id", "floor_id", "zone", "in_use_from",
        workpoint_id=pl.format("{}-{}", "floor_id", pl.col("number").cast(pl.String).str.zfill(3)),
        kind=pl.when(pl.col("number") > pl.col("seats")).then(pl.lit("meeting"))
        .when(is_shared).then(pl.lit("shared")).otherwise(pl.lit("assigned")),
    )  # fmt: skip


@cache
def seats(nation: Nation) -> pl.DataFrame:
    """Return one row per person, workpoint and time: several ministries in a tower, eight in the first.

    Who arrives before the building is open sits from its opening on; six in a hundred move to another desk later.
    """
    slots, people = _slots(nation), _seated(nation)
    took = people.join(slots, on=["building_id", "slot"], how="inner")
    took = took.with_columns(valid_from=pl.max_horizontal("arrived_date", "in_use_from"), valid_to=pl.col("left_date"))
    chance = nation.rng("space", "moves")
    moves = pl.Series(chance.random(len(took)) < MOVES_AGAIN)
    later = pl.col("valid_from") + pl.duration(days=pl.Series(chance.integers(60, 300, len(took))))
    took = took.with_columns(moved=pl.when(moves & (later < nation.last)).then(later))
    again = took.filter(pl.col("moved").is_not_null() & (pl.col("moved") < pl.col("left_date").fill_null(nation.last)))
    used = took.group_by("building_id").agg(used=pl.col("slot").max())
    again = again.join(used, on="building_id").with_columns(
        slot=pl.col("used") + pl.int_range(1, pl.len() + 1).over("building_id")
    )
    places = ["workpoint_id", "floor_id", "zone", "kind", "in_use_from"]
    again = (
        again.drop(places).join(slots, on=["building_id", "slot"], how="inner").with_columns(valid_from=pl.col("moved"))
    )
    ended = again.select("person_id", ended=pl.col("moved") - pl.duration(days=1))
    took = took.join(ended, on="person_id", how="left").with_columns(valid_to=pl.coalesce("ended", "valid_to"))
    kept = [
        "person_id",
        "agency_id",
        "unit_id",
        "workpoint_id",
        "building_id",
        "floor_id",
        "zone",
        "kind",
        "valid_from",
        "valid_to",
    ]
    held = pl.concat([took.select(kept), again.select(kept)])
    held = held.filter(pl.col("valid_to").is_null() | (pl.col("valid_to") >= pl.col("valid_from")))
    return held.sort("valid_from", "person_id").with_columns(
        seat_id=pl.format("PD{}", pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(7))
    )


def _slots(nation: Nation) -> pl.DataFrame:
    """Return one row per place at a workpoint, numbered within its building by groups of desks on each floor in turn.

    A shared workpoint has two places.
    """
    points = workpoints(nation).filter(pl.col("kind") != "meeting")
    places = pl.when(pl.col("kind") == "shared").then(TO_A_SHARED).otherwise(1)
    group = (pl.col("workpoint_id").str.tail(3).cast(pl.Int32) - 1) // DESKS_IN_A_GROUP
    each = points.with_columns(place=pl.int_ranges(0, places), group=group).explode("place")
    each = each.sort("building_id", "group", "workpoint_id", "place").drop("group")
    return each.with_columns(slot=pl.int_range(1, pl.len() + 1).over("building_id")).drop("place")


def _seated(nation: Nation) -> pl.DataFrame:
    """Return who arrived, the building of each and the rank in it; whom a tower cannot hold goes to the others."""
    slots = _slots(nation)
    rooms = slots.group_by("building_id").agg(room=pl.col("slot").max() * 9 // 10)
    placed = _homes(nation).join(rooms, on="building_id").sort("building_id", "agency_id", "unit_id", "person_id")
    placed = placed.with_columns(slot=pl.int_range(1, pl.len() + 1).over("building_id"))
    crowded = placed.filter(pl.col("slot") > pl.col("room"))
    others = slots.join(rooms, on="building_id").filter(pl.col("building_id").str.starts_with("NSB"))
    others = others.filter(pl.col("slot") <= pl.col("room")).select("building_id", "slot").head(len(crowded))
    crowded = crowded.head(len(others)).drop("building_id", "slot").hstack(others)
    return pl.concat([placed.filter(pl.col("slot") <= pl.col("room")), crowded.select(placed.columns)]).drop("room")


def _homes(nation: Nation) -> pl.DataFrame:
    """Return who arrived with a tower for each: the first holds the heads of eight ministries.

    All others fill the towers as these open, ministry after ministry, so that most hold two or three.
    """
    towers = buildings(nation).filter(pl.col("building_id").str.starts_with("KMK")).sort("in_use_from", "building_id")
    came = movers(nation).filter(pl.col("arrived_date").is_not_null())
    came = came.select("person_id", "agency_id", "unit_id", "arrived_date").join(
        employees(nation, "person_id", "left_date"), on="person_id", how="left"
    )
    came = came.filter(pl.col("left_date").is_null() | (pl.col("left_date") > pl.col("arrived_date")))
    begun = pl.col("arrived_date").min().over("agency_id")
    came = came.with_columns(begun=begun).sort("begun", "agency_id", "unit_id", "person_id").with_columns(
        ministry=pl.col("agency_id").rank("dense"), rank=pl.int_range(pl.len()).over("agency_id")
    )  # fmt: skip
    heads = (pl.col("ministry") <= MINISTERS_IN_ONE_TOWER) & (
        pl.col("rank") < towers["capacity"][0] // MINISTERS_IN_ONE_TOWER
    )
    rest = came.filter(~heads)
    each = max(MINISTERS_IN_ONE_TOWER, -(-len(rest) // (len(towers) - 1)))
    places = [towers["building_id"][0]] * came.filter(heads).height + [
        towers["building_id"][1 + place // each] for place in range(len(rest))
    ]
    chosen = pl.concat([came.filter(heads), rest]).with_columns(building_id=pl.Series(places, dtype=pl.String))
    return chosen.drop("begun", "ministry", "rank")
