"""What the sample country spent on running itself, who served and who sat where: plain frames for the references."""

from datetime import date

import polars as pl

from tests.reference.truth import Truth

JAKARTA, NUSANTARA = "jakarta", "nusantara"
SITES = {"0151": JAKARTA, "1654": NUSANTARA}
GROUPS = {"522111": "electricity", "522112": "subscriptions", "522113": "subscriptions", "522141": "rent"}
CLASSES = {"521": "supplies", "522": "services", "523": "maintenance", "524": "travel"}
OFFICE = ["522111", "522112", "522113", "522141", "522191", "523111"]
INFLATION = 1.025
"""What the warehouse assumes of prices a year (seed price_index)."""


def codes(truth: Truth) -> pl.DataFrame:
    """Return each agency's budget section: ``agency_id, agency_code``."""
    return truth.frame("agencies").select("agency_id", agency_code="budget_section_code")


def spent(truth: Truth) -> pl.DataFrame:
    """Return operating spending and travel by month, agency of today, site and account, in rupiah of 2024."""
    rows = truth.frame("realization").filter(pl.col("account_code").str.starts_with("52"))
    homes = rows.sort("period").group_by("work_unit_code").agg(agency_code=pl.last("budget_section_code"))
    account = pl.col("account_code")
    group = account.replace_strict(GROUPS, default=account.str.head(3).replace(CLASSES))
    is_between = (pl.col("ro") == "996") & account.str.starts_with("524")
    price = pl.lit(INFLATION).pow(pl.col("period").dt.year() - 2024)
    return rows.join(homes, on="work_unit_code").select(
        "agency_code", "period", "account_code",
        site=pl.col("location_code").replace_strict(SITES),
        cost_group=pl.when(is_between).then(pl.lit("capital_travel")).otherwise(group),
        cost=pl.col("realized_idr") / price,
    )  # fmt: skip


def years(truth: Truth, rows: pl.DataFrame, keys: list[str], *sums: str) -> pl.DataFrame:
    """Add up the twelve months to each month that has twelve."""
    months = truth.nation.periods
    found = []
    for place in range(11, len(months)):
        window = rows.filter(pl.col("period").is_in(months[place - 11 : place + 1]))
        summed = window.group_by(keys).agg(pl.sum(*sums), months=pl.col("period").n_unique())
        found.append(summed.with_columns(period=pl.lit(months[place])))
    return pl.concat(found)


def heads(truth: Truth) -> pl.DataFrame:
    """Return the people of each agency on each first of the month: ``agency_code, period, people``."""
    people = truth.frame("people").join(codes(truth), on="agency_id")
    people = people.with_columns(since=pl.min_horizontal("hired_date", "former_hired_date"))
    found = []
    for period in truth.nation.periods:
        there = people.filter(pl.col("since") <= period, pl.col("left_date").is_null() | (pl.col("left_date") > period))
        found.append(there.group_by("agency_code").agg(people=pl.len().cast(pl.Int64), period=pl.lit(period).first()))
    return pl.concat(found)


def heads_of_years(truth: Truth) -> pl.DataFrame:
    """Return person-months of each twelve months."""
    return years(truth, heads(truth), ["agency_code"], "people").filter(pl.col("months") == 12)


def seated(truth: Truth) -> pl.DataFrame:
    """Return seats held on each first of the month: ``agency_code, building_id, period, seats``."""
    seats = truth.frame("seats").join(codes(truth), on="agency_id")
    found = []
    for period in truth.nation.periods:
        ends = pl.col("valid_to").is_null() | (pl.col("valid_to") >= period)
        held = seats.filter(pl.col("valid_from") <= period, ends)
        counted = held.group_by("agency_code", "building_id").agg(seats=pl.len().cast(pl.Int64))
        found.append(counted.with_columns(period=pl.lit(period)))
    return pl.concat(found)


def told_seats(truth: Truth) -> pl.DataFrame:
    """Return the seats of agencies with at least five; where one has fewer, the least of the others is left out too."""
    rows = seated(truth)
    totals = rows.group_by("agency_code", "period").agg(total=pl.sum("seats")).sort("period", "total", "agency_code")
    kept = []
    for _, month in totals.group_by("period", maintain_order=True):
        enough = month.filter(pl.col("total") >= 5)
        kept.append(enough if enough.height == month.height else enough.slice(1))
    return rows.join(pl.concat(kept).select("agency_code", "period"), on=["agency_code", "period"])


def measured(truth: Truth) -> pl.DataFrame:
    """Return each building's areas, workpoints and, where it is one agency's, whose it is."""
    areas = truth.frame("floors").group_by("building_id").agg(pl.sum("usable_m2", "gross_m2"))
    points = truth.frame("workpoints").filter(pl.col("kind") != "meeting").group_by("building_id").agg(points=pl.len())
    built = truth.frame("buildings").join(areas, on="building_id").join(points, on="building_id", how="left")
    return built.join(codes(truth), on="agency_id", how="left").with_columns(
        points=pl.coalesce("points", "capacity").cast(pl.Float64),
        site=pl.when("is_nusantara").then(pl.lit(NUSANTARA)).otherwise(pl.lit(JAKARTA)),
    )


def space(truth: Truth) -> pl.DataFrame:
    """Return area- and workpoint-months of each twelve months, agency and site; shared buildings by seats held."""
    built, sums = measured(truth), ["usable_m2", "gross_m2", "points"]
    whole = seated(truth).group_by("building_id", "period").agg(all_seats=pl.sum("seats"))
    parts = told_seats(truth).join(whole, on=["building_id", "period"])
    shared = built.filter(pl.col("agency_code").is_null()).drop("agency_code").join(parts, on="building_id")
    shared = shared.with_columns(pl.col(*sums) * pl.col("seats") / pl.col("all_seats"))
    months = pl.DataFrame({"period": truth.nation.periods}, schema={"period": pl.Date})
    own = built.filter(pl.col("agency_code").is_not_null()).join(months, how="cross")
    own = own.filter(pl.col("in_use_from") <= pl.col("period")).with_columns(seats=pl.lit(0, pl.Int64))
    columns = ["agency_code", "site", "period", "seats", *sums]
    rows = pl.concat([own.select(columns), shared.select(columns)])
    return years(truth, rows, ["agency_code", "site"], "seats", *sums)


def first_closed(truth: Truth) -> date:
    """Return the month that closes the first whole year."""
    return truth.nation.periods[11]
