"""Programme delivery, computed plainly from a country's truth: outputs, construction, procurement, coordination."""

from datetime import date

import polars as pl

from tests.reference.truth import Reference, Truth, cuts, first_of_year

OUTPUT = ["work_unit_code", "programme", "activity", "kro", "ro", "of"]
MEASURED_BY_UTILITIES, PUBLISHED, KPIS = {3, 10, 11}, {19}, 24
"""KPIs of the capital that buildings' utilities measure in part, that the UN publishes, and how many there are."""
PRINCIPLES = [(1, 3), (4, 6), (7, 9), (10, 12), (13, 15), (16, 18), (19, 21), (22, 24)]
"""The first and last KPI of each of the eight principles."""
AHEAD, EARLY, LATE, LATE_FROM = 10, 10, 5, 70
"""Assumed thresholds, in percentage points and percent of the plan."""
CUTS = {"national_priority": "priority", "programme_place": "place"}
CLUSTERS = {"construction_cluster": "cluster"}
METHODS = {"Tender": "tender", "Tender Cepat": "quick_tender", "Seleksi": "selection", "E-Purchasing": "e_purchasing"}
OFFICES = ("plan", "budget", "construction", "facility")


def outputs(truth: Truth) -> pl.DataFrame:
    """Return one row per output and ended quarter, with its share of the target and its worth."""
    rows = truth.frame("outputs").with_columns(
        agency_code="budget_section_code",
        priority=pl.when(pl.col("priority") == "").then(pl.lit("none")).otherwise("priority"),
        place=pl.when("is_ikn").then(pl.lit("nusantara")).otherwise(pl.lit("elsewhere")),
    )
    quarters = [
        rows.with_columns(
            quarter=pl.lit(n), reached=pl.col(f"reached_{n}"), period=pl.col("of").dt.offset_by(f"{3 * n - 1}mo")
        )
        for n in range(1, 5)
    ]
    found = pl.concat(quarters).filter(pl.col("reached").is_not_null())
    worth = (pl.col("ceiling_idr") * (pl.col("reached") / pl.col("target")).clip(upper_bound=1)).round(2)
    return found.with_columns(worth=worth)


def funded(truth: Truth) -> pl.DataFrame:
    """Return the same with what was spent since January, in years told from January on."""
    spent = truth.frame("realization").with_columns(of=pl.date(pl.col("period").dt.year(), 1, 1))
    whole = spent.group_by("of").agg(first=pl.min("period")).filter(pl.col("first") == pl.col("of"))["of"]
    found = []
    for quarter in range(1, 5):
        months = spent.filter(pl.col("period").dt.month() <= 3 * quarter).group_by(OUTPUT).agg(pl.sum("realized_idr"))
        found.append(months.with_columns(quarter=pl.lit(quarter)))
    rows = outputs(truth).filter(pl.col("of").is_in(whole.implode()))
    rows = rows.join(pl.concat(found), on=[*OUTPUT, "quarter"], how="left")
    return rows.with_columns(pl.col("realized_idr").fill_null(0))


def works(truth: Truth) -> pl.DataFrame:
    """Return one row per construction package and month, what is built and paid carried on to the last."""
    rows = truth.frame("construction")
    ends = rows.group_by("code").agg(pl.all().sort_by("period").last())
    done = ends.filter((pl.col("actual") >= 100) & (pl.col("paid") >= 100))
    months = rows.select(month="period").unique()
    later = done.join(months, how="cross").filter(pl.col("month") > pl.col("period"))
    later = later.with_columns(period="month").select(rows.columns)
    return pl.concat([rows, later]).with_columns(
        agency_code=pl.lit("033"),
        cluster=pl.col("cluster").str.to_lowercase(),
        behind=pl.col("planned") - pl.col("actual"),
    )


def packages(truth: Truth) -> pl.DataFrame:
    """Return the packages due by the country's last day that leave a trace, and which of them are concluded."""
    rows = truth.frame("packages").filter(
        pl.col("method").is_in(list(METHODS)), pl.col("selection_date") <= truth.nation.last
    )
    ended = truth.frame("tenders").filter(pl.col("status") == "Selesai")
    ended = pl.concat([ended.select("plan_id"), truth.frame("purchases").select("plan_id")])["plan_id"]
    return rows.with_columns(
        agency_code="budget_section_code", period="of", way=pl.col("method").replace(METHODS),
        is_concluded=pl.col("plan_id").is_in(ended.implode()),
    )  # fmt: skip


def coordination(truth: Truth) -> pl.DataFrame:
    """Return the cells of coordination: the four offices, and all of them."""
    rows = funded(truth).filter(pl.col("is_ikn"), pl.col("quarter") == 1)
    seated = _seated(truth)
    rows = rows.with_columns(period="of").join(seated, on=["agency_code", "period"], how="left")
    for name in ("construction", "facility"):
        rows = rows.with_columns(pl.col(name).fill_null(False))
    rows = rows.with_columns(plan=pl.lit(True), budget=pl.lit(True))
    both = [cuts(rows, pl.all_horizontal(*OFFICES).cast(pl.Int64), pl.col("plan").cast(pl.Int64), {}, 100)]
    for name in OFFICES:
        one = cuts(rows, pl.col(name).cast(pl.Int64), pl.col(name).is_not_null().cast(pl.Int64), {}, 100)
        both.append(one.with_columns(dimension=pl.lit("office"), member=pl.lit(name)))
    return pl.concat(both)


def _seated(truth: Truth) -> pl.DataFrame:
    """Return agency and year: whether it sits in Nusantara, and whether PU says that its complexes are built."""
    codes = truth.frame("agencies").select("agency_id", agency_code="budget_section_code")
    places = truth.frame("buildings").select("building_id", "complex")
    seats = truth.frame("seats").join(codes, on="agency_id").join(places, on="building_id")
    built = works(truth).with_columns(year=pl.col("period").dt.year())
    built = built.filter(pl.col("code").str.starts_with("KMK")).group_by("code", "year").agg(pl.col("actual").max())
    built = built.select("year", "actual", complex=pl.lit("Kemenko ") + pl.col("code").str.slice(-1))
    own = pl.DataFrame({"complex": [f"Kemenko {n}" for n in range(1, 5)], "agency_code": "033", "sits": False})
    found = []
    for year in truth.nation.years:
        held = seats.filter(
            pl.col("valid_from") <= date(year, 12, 31), pl.col("valid_to").fill_null(date.max) >= date(year, 1, 1)
        )
        held = pl.concat([held.select("complex", "agency_code", sits=pl.lit(True)), own])
        held = held.join(built.filter(year=year), on="complex", how="left")
        found.append(
            held.group_by("agency_code").agg(construction=pl.min("actual") >= 100, facility=pl.any("sits"))
            .with_columns(period=pl.lit(first_of_year(year)))
        )  # fmt: skip
    return pl.concat(found)


def measurable(truth: Truth) -> pl.DataFrame:
    """Return the cells of the KPIs that can be measured."""
    lit = set(truth.frame("utilities")["period"].dt.year())
    rows = [
        {
            "agency_code": "126", "period": first_of_year(year), "principle": str(principle), "one": 1,
            "can": int(kpi in PUBLISHED or (kpi in MEASURED_BY_UTILITIES and year in lit)),
        }
        for year in truth.nation.years for principle, (first, last) in enumerate(PRINCIPLES, 1)
        for kpi in range(first, last + 1)
    ]  # fmt: skip
    return cuts(pl.DataFrame(rows), pl.col("can"), pl.col("one"), {"kpi_principle": "principle"}, 100)


def nusantara_share(truth: Truth) -> pl.DataFrame:
    """Return the cells of the share of ceilings tagged for the capital."""
    rows = funded(truth).filter(pl.col("quarter") == 1).with_columns(period="of")
    return cuts(rows, pl.col("ceiling_idr") * pl.col("is_ikn"), pl.col("ceiling_idr"), {}, 100)


def _of_outputs(top: pl.Expr) -> Reference:
    return lambda truth: cuts(funded(truth), top, pl.col("ceiling_idr"), CUTS, 100)


def _of_works(top: pl.Expr, below: pl.Expr | None, scale: float = 1) -> Reference:
    return lambda truth: cuts(works(truth), top, below, CLUSTERS, scale)


VALUE, CEILING, SPENT = pl.col("value"), pl.col("ceiling_idr"), pl.col("realized_idr")
LIMIT = pl.when(pl.col("planned") > LATE_FROM).then(LATE).otherwise(EARLY)
METRICS: dict[str, Reference] = {
    "output_attainment": lambda truth: cuts(outputs(truth), pl.col("worth"), CEILING, CUTS, 100),
    "financial_progress": _of_outputs(SPENT),
    "output_financial_deviation": _of_outputs(SPENT - pl.col("worth")),
    "output_budget_at_risk": _of_outputs(CEILING * (SPENT - pl.col("worth") > CEILING * AHEAD / 100)),
    "construction_progress": _of_works(VALUE * pl.col("actual"), VALUE),
    "construction_deviation": _of_works(VALUE * (pl.col("actual") - pl.col("planned")), VALUE),
    "construction_financial_gap": _of_works(VALUE * (pl.col("paid") - pl.col("actual")), VALUE),
    "construction_behind_share": _of_works((pl.col("behind") > 0).cast(pl.Int64), (VALUE > 0).cast(pl.Int64), 100),
    "commitments_at_risk": _of_works(VALUE * (pl.col("behind") > LIMIT), None),
    "procurement_readiness": lambda truth: cuts(
        packages(truth), CEILING * pl.col("is_concluded"), CEILING, {"method": "way"}, 100
    ),
    "nusantara_budget_share": nusantara_share,
    "nusantara_absorption": lambda truth: cuts(funded(truth).filter(pl.col("is_ikn")), SPENT, CEILING, {}, 100),
    "programme_coordination": coordination,
    "nusantara_kpi_measurability": measurable,
}
