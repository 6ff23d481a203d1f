"""What the references of relocation know of readiness: what each unit needs, and whether it is there."""

from datetime import date, datetime, timedelta

import polars as pl
from sample_nation.dialects.panrb_register import OLD_NAME_SHARE
from sample_nation.nation import Nation
from sample_nation.organisations import successions
from sample_nation.world.predecessors import predecessors

from tests.reference.truth import Truth

AHEAD, AVAILABLE, ALIVE_DAYS = "6mo", 99.5, 2
COMPONENTS = ["seat", "housing", "network", "applications", "data_access", "hand_offs"]


def readiness(truth: Truth, told: pl.DataFrame, months: list[date]) -> pl.DataFrame:
    """Return one row per month and unit due or nearly due, with a column of each component.

    ``told`` are the reports' units with agency_code and wave; ``months`` all months.
    """
    found = []
    for month in months:
        report = max(each for each in told["period"].unique() if each <= month)
        units = told.filter(pl.col("period") == report)
        if units["is_put_off"].any():
            continue
        latest = pl.lit(month).dt.offset_by(AHEAD)
        found.append(_month(truth, units.filter(pl.col("planned_date") <= latest), month))
    return pl.concat(found)


def _month(truth: Truth, units: pl.DataFrame, month: date) -> pl.DataFrame:
    names = truth.frame("agencies").select("agency_id", "spbe_name")
    heads = truth.frame("units").select("unit_id", "name")
    units = units.join(names, on="agency_id").join(heads, on="unit_id")
    units = units.sort("planned_date", "priority", "spbe_name", "name").with_columns(
        queue=pl.col("planned_people").cum_sum(), period=pl.lit(month), is_due=pl.col("planned_date") <= month
    )
    end = pl.lit(month).dt.month_end()
    ready = truth.frame("homes").filter((pl.col("allotment") == "ASN") & (pl.col("handed_over") <= end)).height
    desks = truth.frame("workpoints").filter((pl.col("kind") != "meeting") & (pl.col("in_use_from") <= end))
    there = truth.frame("buildings").filter("is_nusantara")["building_id"].implode()
    consumed = _consumed(truth, month)
    return units.with_columns(
        seat=pl.col("queue") <= desks.filter(pl.col("building_id").is_in(there)).height,
        housing=pl.col("queue") <= ready,
        network=pl.col("unit_id").is_in(_connected(truth, month)),
        applications=pl.col("agency_id").is_in(_available(truth, month)),
        data_access=pl.col("agency_code").is_in([consumer for consumer, _ in consumed]),
        hand_offs=~pl.col("agency_code").is_in(
            [one for one, other in _hand_offs(truth) if (one, other) not in consumed]
        ),
    ).with_columns(unit=pl.all_horizontal(COMPONENTS))


def _connected(truth: Truth, month: date) -> list[str]:
    """Return the units with floors of which none has a network fault past its hours."""
    last = pl.lit(month).dt.month_end()
    after = datetime.combine(_next(month), datetime.min.time())
    held = truth.frame("seats").filter(
        (pl.col("valid_from") <= last) & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= last))
    )
    units = truth.frame("units")
    head = pl.when(pl.col("echelon") == "1").then("unit_id").otherwise("parent_unit_id")
    held = held.join(units.select("unit_id", head=head), on="unit_id")
    faults = truth.frame("requests").filter(
        (pl.col("category") == "Jaringan")
        & (pl.col("opened") + pl.duration(hours="sla_hours") < after)
        & (pl.col("closed").is_null() | (pl.col("closed") >= after))
    )
    broken = set(held.filter(pl.col("floor_id").is_in(faults["floor_id"].implode()))["head"])
    return [head for head in held["head"].unique() if head not in broken]


def _available(truth: Truth, month: date) -> list[str]:
    """Return the agencies whose hosted applications were there."""
    hosted = truth.frame("hosting").filter(month=month).group_by("agency_id")
    mean = hosted.agg(units=(pl.col("availability_pct") * 1000).round().sum(), number=pl.len())
    return mean.filter(pl.col("units") >= AVAILABLE * 1000 * pl.col("number"))["agency_id"].to_list()


def _consumed(truth: Truth, month: date) -> set[tuple[str, str]]:
    """Return consumer and provider of each living exchange of a month, the provider as the register names it."""
    calls = truth.frame("calls").filter(of=month).with_columns(day=pl.col("called_at").dt.date())
    days = calls.group_by("pair").agg(days=pl.col("day").n_unique()).filter(pl.col("days") >= ALIVE_DAYS)
    pairs = truth.frame("exchange_pairs_known").with_row_index("pair")
    alive = pairs.filter(pl.col("pair").is_in(days["pair"].implode()))
    declared = _owners(truth, "register_services", "services", "service_id", pl.col("is_declared"))
    codes = dict(truth.frame("agencies").select("agency_id", "budget_section_code").iter_rows())
    told = alive.select("consumer_id", "service_id", "provider_id").iter_rows()
    return {(codes[one], declared.get(service, (codes[other], False))[0]) for one, service, other in told}


def _hand_offs(truth: Truth) -> set[tuple[str, str]]:
    """Return the pairs of agencies of which one's processes go on at the other's, as the register names them.

    Who still bears the name from before the reorganisation is not known to be another agency than its heirs.
    """
    owners = _owners(truth, "processes", "processes", "process_id", pl.lit(True))
    heirs = set(_successions(truth))
    after = truth.frame("processes").drop_nulls("next_ids").select("process_id", "next_ids").iter_rows()
    found = {(owners[one], owners[each]) for one, following in after for each in following.split(",") if each in owners}
    return {
        (one, other)
        for (one, is_old), (other, is_other_old) in found
        if one != other and not (is_old and (one, other) in heirs) and not (is_other_old and (other, one) in heirs)
    }


def _owners(truth: Truth, name: str, topic: str, key: str, kept: pl.Expr) -> dict[str, tuple[str, bool]]:
    """Return who the register says owns each entry, and whether it says so by a name from before the reorganisation."""
    frame, nation = truth.frame(name), truth.nation
    was_left = pl.Series(nation.rng("register", topic).random(frame.height) < OLD_NAME_SHARE)
    codes = truth.frame("agencies").select("agency_id", code="budget_section_code")
    old = predecessors(nation).join(codes.rename({"agency_id": "predecessor_id", "code": "old"}), on="predecessor_id")
    told = frame.with_columns(was_left=was_left).join(codes, on="agency_id", how="left", maintain_order="left")
    told = told.join(old.select("agency_id", "old"), on="agency_id", how="left", maintain_order="left").filter(kept)
    told = told.with_columns(is_old=pl.col("was_left") & pl.col("old").is_not_null())
    told = told.with_columns(owner=pl.when("is_old").then("old").otherwise("code"))
    told = told.with_columns(is_old=pl.col("is_old") | pl.col("agency_id").is_in(_divided(nation)))
    return {entry: (owner, is_old) for entry, owner, is_old in told.select(key, "owner", "is_old").iter_rows()}


def _divided(nation: Nation) -> list[str]:
    """Return the agencies that gave a part away and kept their name: it is also the one from before."""
    return successions(nation)["predecessor_id"].unique().to_list()


def _successions(truth: Truth) -> list[tuple[str, str]]:
    """Return predecessor and heir of the reorganisation, by code."""
    codes = dict(truth.frame("agencies").select("agency_id", "budget_section_code").iter_rows())
    pairs = successions(truth.nation).select("predecessor_id", "successor_id").iter_rows()
    return [(codes[one], codes[other]) for one, other in pairs]


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)
