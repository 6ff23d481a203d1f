"""Reconciliation, computed plainly from a country's truth: what two offices would both state if neither erred."""

from datetime import date

import polars as pl
from sample_nation.nation import REORGANISED

from tests.reference.truth import Reference, Truth, cuts

ROUNDED = 5
"""People are counted in fives."""
TOLERANCES = {
    "sakti_dipa": ("budget_ceiling", 0.005), "sakti_krisna": ("budget_ceiling", 0.005),
    "krisna_levels": ("budget_ceiling", 0.005), "sakti_apbn": ("spending", 0.005), "oikn_siman": ("floor_area", 0.01),
    "capacity_workpoints": ("seats", 0.05), "panrb_oikn": ("head_count", 0.05), "panrb_list": ("head_count", 0.05),
    "oikn_bkn": ("head_count", 0.05),
}  # fmt: skip
"""Pair of sources → the quantity, and how far they may differ."""
CELL = ["source_pair", "agency_code", "period"]
SIDES = [*CELL, "left", "right"]


def _money(truth: Truth) -> pl.DataFrame:
    """Return ceilings and spending by agency and year, each as its source states it."""
    year = pl.col("of")
    spent = truth.frame("realization").with_columns(of=pl.date(pl.col("period").dt.year(), 1, 1))
    first = spent.group_by("of").agg(first=pl.min("period"), last=pl.max("period"))
    whole = first.filter(pl.col("first") == year)
    complete = whole.filter(pl.col("last").dt.month() == 12)["of"]
    outputs = truth.frame("outputs").with_columns(agency_code="budget_section_code", period="of")
    keepers = truth.frame("warrants").with_columns(agency_code="budget_section_code", period="of")
    planned = truth.frame("programmes").filter(status="Indikatif").with_columns(
        agency_code="budget_section_code", period="of"
    )  # fmt: skip
    book = keepers.filter(year.is_in(whole["of"].implode()))
    told = truth.frame("section_spending").select(
        agency_code="budget_section_code", period=pl.date("year", 1, 1), right=pl.col("billions") * 1e9
    )
    sums = {"krisna": (outputs, "ceiling_idr"), "dipa": (keepers, "budget_ceiling_idr"),
            "sakti": (book, "budget_ceiling_idr"), "programmes": (planned, "ceiling_idr")}  # fmt: skip
    side = {name: rows.group_by("agency_code", "period").agg(pl.sum(column).cast(pl.Float64).alias("sum"))
            for name, (rows, column) in sums.items()}  # fmt: skip
    paid = spent.filter(year.is_in(complete.implode()))
    paid = paid.group_by(agency_code="budget_section_code", period="of").agg(left=pl.sum("realized_idr"))
    pairs = {
        "sakti_dipa": ("sakti", "dipa"),
        "sakti_krisna": ("sakti", "krisna"),
        "krisna_levels": ("krisna", "programmes"),
    }
    found = [
        side[one].rename({"sum": "left"}).join(side[other].rename({"sum": "right"}), on=["agency_code", "period"])
        .with_columns(source_pair=pl.lit(pair)) for pair, (one, other) in pairs.items()
    ]  # fmt: skip
    paid = paid.cast({"left": pl.Float64}).join(told, on=["agency_code", "period"])
    return pl.concat([each.select(SIDES) for each in [*found, paid.with_columns(source_pair=pl.lit("sakti_apbn"))]])


def _space(truth: Truth) -> pl.DataFrame:
    """Return areas and seats of buildings that the state owns, by the agency in whose books they stand."""
    codes = truth.frame("agencies").select("agency_id", keeper="budget_section_code")
    areas = truth.frame("floors").group_by("building_id").agg(left=pl.sum("gross_m2").round(2))
    seats = truth.frame("workpoints").filter(pl.col("kind") != "meeting")
    houses = truth.frame("buildings").filter("is_owned").join(codes, on="agency_id", how="left")
    houses = houses.with_columns(agency_code=pl.col("keeper").fill_null("126"))
    found = []
    for year in truth.nation.years:
        period, end = pl.lit(date(year, 1, 1)), date(year, 12, 31)
        used = houses.filter(pl.col("in_use_from") <= end).with_columns(period=period)
        area = used.join(areas, on="building_id").with_columns(
            source_pair=pl.lit("oikn_siman"), right=pl.col("left").round(1)
        )
        there = seats.filter(pl.col("in_use_from") <= end).group_by("building_id").agg(right=pl.len().cast(pl.Float64))
        seat = used.join(there, on="building_id").with_columns(
            source_pair=pl.lit("capacity_workpoints"), left=pl.col("capacity").cast(pl.Float64)
        )
        found += [area.select(SIDES), seat.select(SIDES)]
    return pl.concat(found)


def _people(truth: Truth) -> pl.DataFrame:
    """Return people moved, listed, seated and serving by agency, as of the months that the plan is reported."""
    codes = truth.frame("agencies").select("agency_id", agency_code="budget_section_code")
    plans = truth.frame("plans")
    planned = plans.group_by("issued").agg(pl.col("agency_id").unique()).sort("issued")
    current = planned["issued"].max()
    months = [*planned["issued"], *(m for m in truth.nation.periods if m > current and m.month % 3 == 0)]
    found = []
    for month in months:
        end = pl.lit(month).dt.month_end()
        named = planned.filter(pl.col("issued") <= month)["agency_id"][-1]
        came = truth.frame("moves").filter(pl.col("arrived_date") <= end)
        due = _listed(truth).filter(pl.col("planned_date") <= end)
        held = truth.frame("seats").filter(pl.col("valid_from") <= end, pl.col("valid_to").fill_null(date.max) >= end)
        counts = {name: rows.join(codes, on="agency_id").group_by("agency_code").agg(n=pl.len())
                  for name, rows in {"moved": came, "listed": due, "seated": held}.items()}  # fmt: skip
        base = codes.filter(pl.col("agency_id").is_in(named)).select("agency_code").unique()
        for pair, one, other in (
            ("panrb_oikn", "moved", "seated"),
            ("panrb_list", "moved", "listed"),
            ("oikn_bkn", "seated", "seated"),
        ):
            start = base if one == "moved" else counts["seated"].select("agency_code")
            both = start.join(counts[one].rename({"n": "left"}), on="agency_code", how="left")
            both = both.join(counts[other].rename({"n": "right"}), on="agency_code", how="left").fill_null(0)
            fives = {side: (pl.col(side) / ROUNDED).round() * ROUNDED for side in ("left", "right")}
            both = both.with_columns(**fives).filter(pl.col("left") + pl.col("right") > 0)
            found.append(both.with_columns(source_pair=pl.lit(pair), period=pl.lit(month)).select(SIDES))
    return pl.concat(found)


def _listed(truth: Truth) -> pl.DataFrame:
    """Return who is listed to move, with the agency under whose name of that day the list has them."""
    units, rows = truth.frame("units"), truth.frame("wave_lists")
    before = (
        units.filter(pl.col("successor_unit_id").is_not_null())
        .sort("unit_id")
        .unique("successor_unit_id", keep="first")
    )
    before = before.select(unit_id="successor_unit_id", old="agency_id")
    rows = rows.join(units.select("unit_id", "agency_id"), on="unit_id").join(before, on="unit_id", how="left")
    is_old = (pl.col("issued") < REORGANISED) & pl.col("old").is_not_null()
    return rows.with_columns(agency_id=pl.when(is_old).then("old").otherwise("agency_id"))


def comparisons(truth: Truth) -> pl.DataFrame:
    """Return every comparison with its relative difference and whether it is within tolerance."""
    rows = pl.concat(
        [
            part.cast({"left": pl.Float64, "right": pl.Float64})
            for part in (_money(truth), _space(truth), _people(truth))
        ]
    )
    greater, apart = pl.max_horizontal("left", "right"), (pl.col("left") - pl.col("right")).abs()
    quantity = {pair: quantity for pair, (quantity, _) in TOLERANCES.items()}
    most = {pair: most for pair, (_, most) in TOLERANCES.items()}
    rows = rows.with_columns(quantity=pl.col("source_pair").replace_strict(quantity))
    rows = rows.with_columns(least=pl.when(quantity="head_count").then(ROUNDED).otherwise(0))
    return rows.with_columns(
        gap=(apart / greater).fill_nan(0).round(8), one=apart * 0 + 1,
        agreed=apart <= pl.max_horizontal(greater * pl.col("source_pair").replace_strict(most), "least"),
    )  # fmt: skip


BY = {"quantity": "quantity", "source_pair": "source_pair"}


def _compared(top: str) -> Reference:
    return lambda truth: cuts(comparisons(truth), pl.col(top).cast(pl.Float64), pl.col("one"), BY, 100)


UNDELIVERED = [
    ("126", 2023, "kemenko_capacity", 12_000, 5_400), ("126", 2024, "housing_towers", 31, 29),
    ("048", 2024, "phase_3_years", 10, 5),
]  # fmt: skip
"""Conflicts that no agency delivers (DOMAIN G.2): agency, year, what, greatest, least."""
MEASURES = {"ASN": "relocation_people", "K/L": "relocation_agencies", "Unit eselon I": "relocation_units"}


def spread(truth: Truth) -> pl.DataFrame:
    """Return the cells of how far the least published figure is below the greatest."""
    plans = truth.frame("plan_figures").select(
        pl.lit("048").alias("agency_code"), pl.col("issued").dt.year().alias("year"),
        pl.col("measure").replace_strict(MEASURES, default="relocation_proposed").alias("what"),
        pl.struct("plan_version", "priority", "measure").hash().alias("which"), pl.col("figure").cast(pl.Float64),
    )  # fmt: skip
    money = truth.frame("programmes").filter(pl.col("status") != "Indikatif")
    money = money.group_by("of", "source", "status", total=pl.col("programme") == "IK").agg(
        figure=pl.sum("ceiling_idr")
    )
    money = money.select(
        agency_code=pl.lit("126"), year=pl.col("of").dt.year(), what=pl.lit("nusantara_budget"),
        which=pl.lit(0, pl.UInt64), figure="figure",
    )  # fmt: skip
    homes = truth.frame("buildings").filter(pl.col("complex_capacity").is_not_null()).group_by("complex").agg(
        year=pl.min("in_use_from").dt.year(), towers=pl.sum("capacity"), stated=pl.max("complex_capacity")
    )  # fmt: skip
    homes = homes.unpivot(["towers", "stated"], index=["complex", "year"], value_name="figure").select(
        agency_code=pl.lit("126"), year="year", what=pl.lit("complex_capacity"), which=pl.col("complex").hash(),
        figure=pl.col("figure").cast(pl.Float64),
    )  # fmt: skip
    told = pl.DataFrame(
        [(agency, year, what, 0, float(n)) for agency, year, what, *both in UNDELIVERED for n in both],
        schema={
            "agency_code": pl.String,
            "year": pl.Int32,
            "what": pl.String,
            "which": pl.UInt64,
            "figure": pl.Float64,
        },
        orient="row",
    )
    rows = pl.concat([part.select(told.columns).cast(told.schema) for part in (plans, money, homes, told)])
    rows = rows.group_by("agency_code", "year", "what", "which").agg(top=pl.max("figure"), low=pl.min("figure"))
    rows = rows.filter(pl.col("low") < pl.col("top")).with_columns(
        period=pl.date("year", 1, 1), apart=1 - (pl.col("low") / pl.col("top")).round(8)
    )
    return cuts(rows, pl.col("apart"), pl.col("top") / pl.col("top"), {"published_subject": "what"}, 100)


METRICS: dict[str, Reference] = {
    "published_conflict_spread": spread,
    "reconciliation_gap": _compared("gap"),
    "reconciliation_agreement": _compared("agreed"),
}
