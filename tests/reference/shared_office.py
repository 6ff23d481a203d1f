"""References of the shared office: space and seats, presence and bookings, consumption and requests."""

from datetime import timedelta

import polars as pl

from tests.reference.digital_government import steps
from tests.reference.truth import Reference, Truth, cuts

RUNS_THE_BUILDINGS, LEAST, HOURS = "126", 5, (8, 16)
BUILDING = {"building": "building_id"}
FLOORS = {**BUILDING, "floor": "floor_id"}
WEEKLY = {**BUILDING, "weekday": "weekday"}
ASKED = {**BUILDING, "request_category": "category", "request_priority": "priority"}
HANDED = {"theme": "theme", "handover_scope": "scope", "work_unit": "work_unit"}
ONE = pl.col("agency_code").is_not_null()


def held(truth: Truth) -> pl.DataFrame:
    """Return one row per month and seat held on its last day."""
    seats, found = truth.frame("seats"), []
    for month in truth.nation.periods:
        last = pl.lit(month).dt.month_end()
        now = seats.filter(
            (pl.col("valid_from") <= last) & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= last))
        )
        found.append(now.with_columns(period=pl.lit(month)))
    return pl.concat(found)


def all_floors(truth: Truth) -> pl.DataFrame:
    """Return one row per month and floor with workpoints in use."""
    months = pl.DataFrame({"period": truth.nation.periods}, schema={"period": pl.Date})
    points = truth.frame("workpoints").join_where(months, pl.col("in_use_from") <= pl.col("period").dt.month_end())
    key = ["period", "floor_id"]
    is_meeting = pl.col("kind") == "meeting"
    points = points.group_by([*key, "building_id"]).agg(
        seats=(~is_meeting).sum(), shared=(pl.col("kind") == "shared").sum(), meeting=is_meeting.sum()
    )
    by_desk = held(truth).group_by([*key, "workpoint_id"]).agg(joint=pl.col("agency_id").n_unique() > 1)
    desks = by_desk.group_by(key).agg(occupied=pl.len(), joint=pl.col("joint").sum())
    people = held(truth).group_by(key).agg(holders=pl.len(), is_joint=pl.col("agency_id").n_unique() > 1)
    rows = points.join(desks, on=key, how="left").join(people, on=key, how="left")
    area = truth.frame("floors").select("floor_id", "usable_m2", "zone")
    numbers = [pl.col(name).fill_null(0).cast(pl.Int64) for name in ("occupied", "joint", "holders", "is_joint")]
    rows = rows.join(area, on="floor_id").with_columns(*numbers, agency_code=pl.lit(RUNS_THE_BUILDINGS))
    return rows.with_columns(pl.col("seats", "shared", "meeting").cast(pl.Int64))


def space(truth: Truth, held_only: bool = True) -> pl.DataFrame:
    """Return the floors that are told of: held by five or more people or, where wanted, by none."""
    shown = pl.col("holders") >= LEAST
    return all_floors(truth).filter(shown if held_only else shown | (pl.col("holders") == 0))


def on_floors(top: str, below: str | None, scale: float = 1, held_only: bool = True) -> Reference:
    """Return a ratio of floors."""
    under = pl.col(below) if below else ONE
    return lambda truth: cuts(space(truth, held_only), pl.col(top), under, BUILDING, scale)


def vacancy(truth: Truth) -> pl.DataFrame:
    """Return the share of seats without holder."""
    return cuts(space(truth, False), pl.col("seats") - pl.col("occupied"), pl.col("seats"), FLOORS, 100)


def buildings(truth: Truth) -> pl.DataFrame:
    """Return one row per building and month with consumption, holders and requests."""
    key = ["building_id", "period"]
    people = space(truth).group_by(key).agg(pl.col("holders").sum())
    agencies = held(truth).group_by(key).agg(agencies=pl.col("agency_id").n_unique())
    seats = all_floors(truth).group_by(key).agg(pl.col("seats").sum())
    asked = requests(truth).group_by(key).agg(requests=pl.len())
    codes = truth.frame("agencies").select("agency_id", agency_code="budget_section_code")
    about = truth.frame("buildings").select("building_id", "agency_id", "is_nusantara").join(
        codes, on="agency_id", how="left"
    )  # fmt: skip
    rows = truth.frame("utilities").drop("people").join(about, on="building_id")
    for more in (people, agencies, seats, asked):
        rows = rows.join(more, on=key, how="left")
    return rows.with_columns(
        pl.col("requests").fill_null(0), pl.col("agency_code").fill_null(RUNS_THE_BUILDINGS),
        site=pl.when("is_nusantara").then(pl.lit("nusantara")).otherwise(pl.lit("jakarta")),
        is_green=pl.col("rating").is_in(["Gold", "Platinum"]), is_joint=pl.col("agencies") > 1,
    )  # fmt: skip


def in_use(top: str, below: str | None, scale: float = 1, by: dict[str, str] = BUILDING) -> Reference:
    """Return a ratio of buildings that five people or more hold seats in."""
    under = pl.col(below) if below else ONE
    return lambda truth: cuts(buildings(truth).filter(pl.col("holders") >= LEAST), pl.col(top), under, by, scale)


def requests(truth: Truth) -> pl.DataFrame:
    """Return requests with the month they were opened in and the code of who asked."""
    codes = truth.frame("agencies").select("agency_id", agency_code="budget_section_code")
    rows = truth.frame("requests").join(codes, on="agency_id")
    took = pl.col("closed") - pl.col("opened")
    return rows.with_columns(
        period=pl.col("opened").dt.month_start().cast(pl.Date), is_open=pl.col("closed").is_null(),
        in_time=took <= pl.duration(hours=pl.col("sla_hours")),
    )  # fmt: skip


def told(truth: Truth, kind: str = "badge") -> pl.DataFrame:
    """Return the events of a kind with the building and floor they were seen on."""
    events = truth.frame("events").filter(pl.col("kind").cast(pl.String) == kind).rename({"of": "period"})
    return events.join(truth.frame("floors").select("zone", "floor_id", "building_id"), on="zone").with_columns(
        weekday=pl.col("day").dt.weekday().cast(pl.String)
    )


def working(truth: Truth) -> pl.DataFrame:
    """Return badge events of working hours on the floors that are told of."""
    rows = told(truth).filter(pl.col("hour").is_between(HOURS[0], HOURS[1] - 1))
    return rows.join(space(truth).select("floor_id", "period", "seats"), on=["floor_id", "period"])


def mean_utilisation(truth: Truth) -> pl.DataFrame:
    """Return minutes of presence against those of seats: every floor seen, on all days of its building."""
    rows, clock = working(truth), pl.DataFrame({"hour": range(*HOURS)}, schema={"hour": pl.Int8})
    days = rows.select("building_id", "period", "day", "weekday").unique()
    cells = rows.select("building_id", "floor_id", "period", "seats").unique()
    cells = cells.join(days, on=["building_id", "period"]).join(clock, how="cross")
    key = ["floor_id", "day", "hour"]
    there = rows.group_by(key).agg(minutes=pl.col("minutes").cast(pl.Int64).sum())
    cells = cells.join(there, on=key, how="left").with_columns(
        pl.col("minutes").fill_null(0), agency_code=pl.lit(RUNS_THE_BUILDINGS),
        band=pl.col("hour").cast(pl.String).str.zfill(2),
    )  # fmt: skip
    cells = cells.with_columns(both=pl.concat_str("weekday", pl.lit("-"), "band"))
    by = {**FLOORS, **WEEKLY, "hour_band": "band", "weekday_hour": "both"}
    return cuts(cells, pl.col("minutes"), 60 * pl.col("seats"), by, 100)


def peak_utilisation(truth: Truth) -> pl.DataFrame:
    """Return the fullest hour of each floor against its seats."""
    key = ["building_id", "floor_id", "period", "seats"]
    hours = working(truth).group_by([*key, "day", "hour"]).agg(people=pl.len().cast(pl.Int64))
    peaks = hours.group_by(key).agg(pl.col("people").max()).with_columns(agency_code=pl.lit(RUNS_THE_BUILDINGS))
    return cuts(peaks, pl.col("people"), pl.col("seats"), FLOORS, 100)


def tenants(truth: Truth, floors: pl.DataFrame) -> pl.DataFrame:
    """Return the agencies told of by building: of five, and not the least where others are one to four."""
    codes = truth.frame("agencies").select("agency_id", agency_code="budget_section_code")
    here = held(truth).join(floors.select("floor_id", "period"), on=["floor_id", "period"]).join(codes, on="agency_id")
    groups, whole = here.group_by("agency_code", "building_id", "period").len(), ["building_id", "period"]
    groups = groups.with_columns(few=pl.col("len").filter(pl.col("len") < LEAST).sum().over(whole))
    groups = groups.filter(pl.col("len") >= LEAST).sort("len", "agency_code")
    is_least = pl.int_range(pl.len()).over(whole) == 0
    return groups.filter(~(is_least & pl.col("few").is_between(1, LEAST - 1)))


def attendances(truth: Truth) -> pl.DataFrame:
    """Return one row per holder and day on which the building told of anybody: seen or not, how long and where."""
    events = told(truth)
    days = events.select("building_id", "period", "day", "weekday").unique()
    badges = truth.frame("oikn_badges").select("person_id", "badge")
    floors = space(truth).filter(pl.col("zone").is_in(told(truth)["zone"].unique().to_list()))
    seats = truth.frame("seats").join(badges, on="person_id").with_columns(
        until=pl.col("valid_to").fill_null(truth.nation.last + timedelta(days=1))
    )  # fmt: skip
    due = seats.join(days, on="building_id").filter(pl.col("day").is_between("valid_from", "until"))
    due = due.join(floors.select("floor_id", "period"), on=["floor_id", "period"])
    codes = truth.frame("agencies").select("agency_id", agency_code="budget_section_code")
    due = due.join(codes, on="agency_id").join(tenants(truth, floors), on=["agency_code", "building_id", "period"])
    seen = events.group_by("day", badge="device", seen_on="floor_id").agg(
        minutes=pl.col("minutes").cast(pl.Int64).sum()
    )
    both = due.select("badge", "day", "floor_id").join(seen, on=["badge", "day"])
    is_away = pl.col("seen_on") != pl.col("floor_id")
    spent = both.group_by("badge", "day").agg(pl.col("minutes").sum(), away=pl.col("minutes").filter(is_away).sum())
    return due.join(spent, on=["badge", "day"], how="left").with_columns(
        pl.col("minutes", "away").fill_null(0), is_seen=pl.col("minutes").is_not_null().cast(pl.Int64)
    )  # fmt: skip


def bookings(truth: Truth) -> pl.DataFrame:
    """Return bookings, those in vain and the days of desks, by building, month and weekday, where five or more."""
    desks = truth.frame("workpoints").select("workpoint_id", "building_id")
    rows = truth.frame("bookings").rename({"of": "period"}).join(desks, on="workpoint_id")
    rows = rows.with_columns(weekday=pl.col("day").dt.weekday().cast(pl.String))
    shared = all_floors(truth).group_by("building_id", "period").agg(pl.col("shared").sum())
    rows = rows.group_by("building_id", "period", "weekday").agg(
        bookings=pl.len(), in_vain=(~pl.col("is_checked_in")).sum(), days=pl.col("day").n_unique()
    ).join(shared, on=["building_id", "period"])  # fmt: skip
    rows = rows.filter(pl.col("bookings") >= LEAST).with_columns(agency_code=pl.lit(RUNS_THE_BUILDINGS))
    return rows.with_columns(desk_days=pl.col("days") * pl.col("shared"))


def owned(truth: Truth) -> pl.DataFrame:
    """Return thematic steps with their unit: by its name in the agency that the register tells, perhaps of before."""
    codes = truth.frame("agencies").select("agency_id", agency_code="budget_section_code")
    now = truth.frame("units").filter(pl.col("valid_to").is_null() & (pl.col("echelon") == "1"))
    now = now.join(codes, on="agency_id").select("agency_code", unit_name="name", told="unit_id")
    told = steps(truth).join(now, on=["agency_code", "unit_name"], how="left")
    return told.with_columns(unit_id=pl.coalesce("told", "unit_id"))


def neighbours(truth: Truth) -> pl.DataFrame:
    """Return hand-overs of themes between units of the first echelon, five seats each in a building, monthly."""
    given = owned(truth).with_columns(next=pl.col("next_ids").str.split(",")).explode("next").drop_nulls("next")
    taking = owned(truth).select("theme", next="process_id", to_code="agency_code", to_unit="unit_id")
    links = given.drop("period").join(taking, on=["theme", "next"]).filter(pl.col("unit_id") != pl.col("to_unit"))
    units = truth.frame("units").select("unit_id", "siasn_unor_id", head=pl.coalesce("parent_unit_id", "unit_id"))
    complexes = truth.frame("buildings").select("building_id", place=pl.coalesce("complex", "building_id"))
    seated = held(truth).join(units, on="unit_id").group_by("head", "building_id", "period").len()
    seated = seated.filter(pl.col("len") >= LEAST).join(complexes, on="building_id")
    seated = seated.group_by("head", "period").agg(pl.col("place").unique())
    both = links.join(seated, left_on="unit_id", right_on="head").join(
        seated, left_on=["to_unit", "period"], right_on=["head", "period"], suffix="_to"
    )
    is_between = pl.col("agency_code") != pl.col("to_code")
    return both.join(units.select("unit_id", work_unit="siasn_unor_id"), on="unit_id").with_columns(
        is_near=pl.col("place").list.set_intersection("place_to").list.len() > 0,
        scope=pl.when(is_between).then(pl.lit("between")).otherwise(pl.lit("within")),
    )


def of(rows: Reference, top: str | pl.Expr, below: str | None, by: dict[str, str], scale: float = 100) -> Reference:
    """Return a ratio of given rows."""
    over = pl.col(top) if isinstance(top, str) else top
    return lambda truth: cuts(rows(truth), over, pl.col(below) if below else ONE, by, scale)


METRICS: dict[str, Reference] = {
    "occupational_density": on_floors("usable_m2", "occupied"),
    "fitout_density": on_floors("usable_m2", "seats", held_only=False),
    "workpoint_vacancy": vacancy,
    "desk_sharing_ratio": on_floors("holders", "occupied"),
    "meeting_workpoint_rate": on_floors("meeting", "seats", 100, held_only=False),
    "shared_seat_share": on_floors("joint", "occupied", 100),
    "shared_floor_share": on_floors("is_joint", None, 100),
    "agencies_per_building": in_use("agencies", None),
    "shared_building_share": in_use("is_joint", None, 100, by={}),
    "water_per_person": in_use("water_m3", "holders"),
    "waste_per_person": in_use("waste_kg", "holders"),
    "facility_request_rate": in_use("requests", "seats", 100),
    "green_building_share": of(buildings, "is_green", None, {"site": "site"}),
    "solar_share": of(buildings, "solar_kwh", "electricity_kwh", {"site": "site", **BUILDING}),
    "mean_utilisation": mean_utilisation,
    "peak_utilisation": peak_utilisation,
    "attendance": of(attendances, "is_seen", None, WEEKLY),
    "flexible_work_share": of(attendances, 1 - pl.col("is_seen"), None, WEEKLY),
    "elsewhere_time_share": of(attendances, "away", "minutes", WEEKLY),
    "no_show_share": of(bookings, "in_vain", "bookings", WEEKLY),
    "bookings_per_desk": of(bookings, "bookings", "desk_days", WEEKLY, 1),
    "process_colocation_share": of(neighbours, "is_near", None, HANDED),
    "service_level_met": of(lambda truth: requests(truth).filter(~pl.col("is_open")), "in_time", None, ASKED),
    "open_request_share": of(requests, "is_open", None, ASKED),
}
