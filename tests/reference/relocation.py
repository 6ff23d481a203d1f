"""References of relocation: who came and who waits, what moved, and how long it will take; readiness is beside it."""

from datetime import date

import polars as pl

from tests.reference.people import units_of_people
from tests.reference.readiness import COMPONENTS, readiness
from tests.reference.registers import by_member
from tests.reference.truth import CELL, Reference, Truth, cuts

WAVES = {"wave": "wave", "relocation_priority": "priority"}
UNIT = {"work_unit": "unor_id"}
PUT_OFF = "ditunda"
TARGET = {"minimum": 1700, "maximum": 4100}
TARGET_FROM = date(2025, 6, 1)


def coded(truth: Truth, rows: pl.DataFrame) -> pl.DataFrame:
    """Add each row's agency by the code of its budget section."""
    codes = truth.frame("agencies").select("agency_id", agency_code="budget_section_code")
    return rows.join(codes, on="agency_id")


def plans(truth: Truth) -> pl.DataFrame:
    """Return every version's units, by the number that the civil service gives them."""
    numbers = truth.frame("units").select("unit_id", unor_id="siasn_unor_id")
    return coded(truth, truth.frame("plans")).join(numbers, on="unit_id")


def movers(truth: Truth) -> pl.DataFrame:
    """Return one row per person listed or seated: wave, priority, month planned, day of arrival and days late."""
    came = truth.frame("seats").group_by("person_id").agg(arrived=pl.col("valid_from").min())
    due = truth.frame("wave_lists").select("person_id", "wave", "priority", planned="planned_date")
    agency = truth.frame("moves").select("person_id", "agency_id")
    both = coded(truth, due.join(came, on="person_id", how="full", coalesce=True).join(agency, on="person_id"))
    late = (pl.col("arrived") - pl.col("planned").dt.month_end()).dt.total_days()
    early = (pl.col("arrived") - pl.col("planned")).dt.total_days()
    return both.with_columns(late=pl.when(late > 0).then(late).when(early < 0).then(early).otherwise(0))


def reports(truth: Truth) -> list[date]:
    """Return the months in which the plan was told: at each issue, and at quarters' ends after the last."""
    issued = truth.frame("plans")["issued"].unique().sort().to_list()
    return issued + [month for month in truth.nation.periods if month > issued[-1] and month.month % 3 == 0]


def months(truth: Truth) -> list[date]:
    """Return the months from the first planned or reached to the last that is told of."""
    known = movers(truth)
    first = min(known["planned"].min(), known["arrived"].min()).replace(day=1)
    last = max(known["arrived"].max().replace(day=1), reports(truth)[-1])
    return pl.date_range(first, last, "1mo", eager=True).to_list()


def stocks(truth: Truth) -> pl.DataFrame:
    """Return every month's people who are due or have come by its end."""
    known, found = movers(truth), []
    for month in months(truth):
        end = pl.lit(month).dt.month_end()
        has_come = (pl.col("arrived") <= end).fill_null(False)
        some = known.with_columns(period=pl.lit(month), has_come=has_come)
        found.append(some.filter(pl.col("has_come") | (pl.col("planned") <= end)))
    return pl.concat(found)


def arrived(truth: Truth) -> pl.DataFrame:
    """Return who has come; of units at the end of each quarter."""
    come = stocks(truth).filter("has_come").join(units_of_people(truth), on="person_id").with_columns(one=1)
    cells = cuts(come, pl.col("one"), None, WAVES | {"work_unit": "work_unit"})
    return cells.filter((pl.col("dimension") != "work_unit") | (pl.col("period").dt.month() % 3 == 0))


def told(truth: Truth) -> pl.DataFrame:
    """Return every report's units: planned, moved by then, due, and whether the version was put off."""
    heads = truth.frame("units").with_columns(
        head=pl.when(pl.col("echelon") == "1").then("unit_id").otherwise("parent_unit_id")
    )
    came = truth.frame("moves").filter(pl.col("arrived_date").is_not_null())
    came = came.join(heads.select("unit_id", "head"), on="unit_id")
    planned_units, found = plans(truth), []
    for report in reports(truth):
        version = planned_units.filter(pl.col("issued") <= report)["plan_version"].max()
        here = came.filter(pl.col("arrived_date") <= pl.lit(report).dt.month_end())
        moved = here.group_by(unit_id="head", priority="priority").agg(moved=pl.len())
        some = planned_units.filter(plan_version=version).join(moved, on=["unit_id", "priority"], how="left")
        found.append(some.with_columns(period=pl.lit(report), moved=pl.col("moved").fill_null(0)))
    return pl.concat(found).with_columns(
        is_due=pl.col("planned_date") <= pl.col("period"), is_moved=pl.col("moved") >= pl.col("planned_people_min"),
        is_put_off=(pl.col("status") == PUT_OFF),
    )  # fmt: skip


def waved(truth: Truth, rows: pl.DataFrame) -> pl.DataFrame:
    """Add each unit's wave: the one of its priority whose list holds its month."""
    lists = truth.frame("wave_lists").group_by("wave", "priority")
    lists = lists.agg(first=pl.col("planned_date").min(), last=pl.col("planned_date").max())
    keys = rows.select("priority", "planned_date").unique().join(lists, on="priority", how="left")
    held = keys.filter(pl.col("planned_date").is_between("first", "last"))
    held = held.group_by("priority", "planned_date").agg(wave=pl.col("wave").min().cast(pl.String))
    return rows.join(held, on=["priority", "planned_date"], how="left").with_columns(
        pl.col("wave").fill_null("unlisted")
    )


def due_units(truth: Truth) -> pl.DataFrame:
    """Return the units due in each report, with their wave and the days they are late."""
    rows = told(truth).filter(~pl.col("is_put_off"))
    key = ["plan_version", "priority", "unit_id"]
    moved = rows.filter("is_moved").group_by(key).agg(moved_period=pl.col("period").min())
    rows = waved(truth, rows.filter("is_due").join(moved, on=key, how="left"))
    until = pl.min_horizontal(pl.col("moved_period").fill_null(pl.col("period")), "period").dt.month_end()
    days = (until - pl.col("planned_date").dt.month_end()).dt.total_days()
    return rows.with_columns(late=pl.max_horizontal(days, pl.lit(0)))


def agencies_moving(truth: Truth) -> pl.DataFrame:
    """Return the share of agencies due that have begun, and of those with all units due moved."""
    moved = pl.col("is_moved")
    each = due_units(truth).group_by("agency_code", "period").agg(begun=moved.any(), whole=moved.all(), one=pl.lit(1))
    tops = {"all": pl.col("begun"), "begun": pl.col("begun"), "complete": pl.col("whole")}
    return by_member(each, "move_stage", tops, pl.col("one"), 100)


def national(rows: pl.DataFrame) -> pl.DataFrame:
    """Return national cells of rows with period, value and, where there are any, dimension and member."""
    blank = {name: pl.lit("all") for name in ("dimension", "member") if name not in rows.columns}
    return rows.with_columns(agency_code=pl.lit("all"), **blank).select(CELL)


def housing(truth: Truth, top: str, below: str) -> pl.DataFrame:
    """Return a share of homes by month."""
    homes, people, found = truth.frame("homes").filter(allotment="ASN"), stocks(truth), []
    for month in months(truth):
        end = pl.lit(month).dt.month_end()
        ready = homes.filter(pl.col("handed_over") <= end)
        counts = {"ready": ready.height, "beds": 3 * ready.height, "due": people.filter(period=month).height}
        counts["lived"] = homes.filter(pl.col("occupied_from") <= end).height
        if counts[below]:
            found.append({"period": month, "value": 100 * counts[top] / counts[below]})
    return national(pl.DataFrame(found))


def forecast(truth: Truth) -> pl.DataFrame:
    """Return months to completion at a fast, a usual and a slow pace of the last twelve months."""
    came = movers(truth)["arrived"].drop_nulls().dt.month_start().to_list()
    begun, found = [month for month in months(truth) if month >= min(came)], []
    for place, month in enumerate(begun):
        plan = told(truth).filter(period=max(report for report in reports(truth) if report <= month))
        paces = pl.Series([came.count(each) for each in begun[max(0, place - 11) : place + 1]])
        if plan["is_put_off"].any() or len(paces) < 6:
            continue
        left = max(plan["planned_people"].sum() - sum(day <= month for day in came), 0)
        for estimate, share in {"low": 0.9, "central": 0.5, "high": 0.1}.items():
            if pace := paces.quantile(share, interpolation="linear"):
                found.append({"period": month, "dimension": "estimate", "member": estimate, "value": left / pace})
    return national(_with_whole(pl.DataFrame(found), "central"))


def target(truth: Truth) -> pl.DataFrame:
    """Return people arrived against both bounds of the target."""
    came = stocks(truth).filter(pl.col("has_come") & (pl.col("period") >= TARGET_FROM)).group_by("period").len()
    each = [
        came.select(
            "period", dimension=pl.lit("target_bound"), member=pl.lit(bound), value=100 * pl.col("len") / people
        )
        for bound, people in TARGET.items()
    ]
    return national(_with_whole(pl.concat(each), "minimum"))


def _with_whole(rows: pl.DataFrame, member: str) -> pl.DataFrame:
    whole = rows.filter(member=member).with_columns(dimension=pl.lit("all"), member=pl.lit("all"))
    return pl.concat([rows, whole])


def planned(truth: Truth) -> pl.DataFrame:
    """Return planned people by version at its issue.

    Who a unit of a ministry that is gone became is known by its name, unless several of today's bear it.
    """
    units = truth.frame("units").filter(pl.col("valid_to").is_null(), echelon="1")
    shared = units.group_by("name").agg(pl.len()).filter(pl.col("len") > 1)["name"].implode()
    living = truth.frame("agencies").filter(pl.col("valid_to").is_null())["budget_section_code"].implode()
    names = truth.frame("units").select("unit_id", unit_name="name")
    is_anyones = pl.col("unit_name").is_in(shared) & ~pl.col("agency_code").is_in(living)
    number = pl.when(is_anyones).then(pl.lit("unmatched")).otherwise("unor_id")
    issued = plans(truth).join(names, on="unit_id").with_columns(period="issued", unor_id=number)
    by = {"plan_version": "plan_version"} | WAVES | UNIT
    return cuts(waved(truth, issued), pl.col("planned_people"), None, by)


def reported(truth: Truth) -> pl.DataFrame:
    """Return people moved by the ministry's count."""
    return cuts(told(truth).filter(pl.col("moved") > 0), pl.col("moved"), None, {"relocation_priority": "priority"})


def ready(truth: Truth) -> pl.DataFrame:
    """Return every month's units with what they have and lack."""
    return readiness(truth, waved(truth, told(truth)), months(truth)).with_columns(
        one=1, due_state=pl.when("is_due").then(pl.lit("due")).otherwise(pl.lit("upcoming"))
    )


def by_component(truth: Truth) -> pl.DataFrame:
    """Return one row per unit and component."""
    kept = ["agency_code", "period", "wave", "unor_id", "planned_people", "is_moved", "one"]
    return ready(truth).unpivot(COMPONENTS, index=kept, variable_name="component", value_name="is_ready")


def held_up(truth: Truth) -> pl.DataFrame:
    """Return the people of units that have not moved and lack something, and of those that lack one component."""
    lacking = by_component(truth).filter(~pl.col("is_ready") & ~pl.col("is_moved"))
    units = ready(truth).filter(~pl.col("unit") & ~pl.col("is_moved"))
    whole = cuts(units, pl.col("planned_people"), None, UNIT)
    each = cuts(lacking, pl.col("planned_people"), None, {"component": "component"})
    return pl.concat([whole, each.filter(pl.col("dimension") != "all")])


METRICS: dict[str, Reference] = {
    "plan_attainment": lambda t: cuts(stocks(t).with_columns(one=1), pl.col("has_come"), pl.col("one"), WAVES, 100),
    "arrived_people": arrived,
    "arrival_delay": lambda t: cuts(
        stocks(t).filter("has_come").with_columns(one=1), pl.col("late"), pl.col("one"), WAVES
    ),
    "reported_moved_people": reported,
    "planned_people": planned,
    "units_moved_share": lambda t: cuts(
        due_units(t).with_columns(one=1), pl.col("is_moved"), pl.col("one"), WAVES | UNIT, 100
    ),
    "unit_schedule_variance": lambda t: cuts(
        due_units(t).with_columns(one=1), pl.col("late"), pl.col("one"), WAVES | UNIT
    ),
    "agencies_moving_share": agencies_moving,
    "housing_coverage": lambda t: housing(t, "ready", "due"),
    "bed_coverage": lambda t: housing(t, "beds", "due"),
    "housing_occupancy": lambda t: housing(t, "lived", "ready"),
    "unit_readiness": lambda t: cuts(
        ready(t), pl.col("unit"), pl.col("one"), WAVES | UNIT | {"due_state": "due_state"}, 100
    ),
    "component_readiness": lambda t: cuts(
        by_component(t), pl.col("is_ready"), pl.col("one"), {"component": "component", "wave": "wave"} | UNIT, 100
    ),
    "held_up_people": held_up,
    "forecast_completion_months": forecast,
    "target_attainment": target,
}
