"""Security assessments and incidents as BSSN tells them, and the availability of what is hosted."""

from datetime import date

import polars as pl
from sample_nation.nation import end_of_month

from tests.reference.registers import as_it_was, by_member, registered, sections
from tests.reference.truth import Truth, cuts

DOMAINS = ("governance", "identification", "protection", "detection", "response")
SEVERITIES = ("Rendah", "Sedang", "Tinggi", "Kritis")
TIERS = {1: 99.671, 2: 99.741, 3: 99.982, 4: 99.995}


def assessments(truth: Truth) -> pl.DataFrame:
    """Return the assessments, of the agency as it was on the day."""
    found = truth.frame("assessments").rename({"of": "period"})
    return found.with_columns(agency_code=as_it_was(truth, "agency_id", pl.col("assessed_date")), one=1)


def security_standard_score(truth: Truth) -> pl.DataFrame:
    """Return scores against five, by domain, and their mean."""
    tops = {"all": pl.mean_horizontal(*DOMAINS)} | {name: pl.col(name) for name in DOMAINS}
    return by_member(assessments(truth), "security_domain", tops, 5 * pl.col("one"), 100)


def open_finding_share(truth: Truth) -> pl.DataFrame:
    """Return findings not closed."""
    rows = assessments(truth).filter(pl.col("findings").sum().over("agency_code", "period") > 0)
    return cuts(rows, pl.col("findings") - pl.col("closed"), pl.col("findings"), {}, 100)


def assessment_rate(truth: Truth) -> pl.DataFrame:
    """Return a year's assessments against the applications in operation today."""
    judged = assessments(truth)
    held = in_operation(truth).join(judged.select("period").unique(), how="cross")
    counts = judged.group_by("agency_code", "period").agg(assessments=pl.len())
    rows = held.join(counts, on=["agency_code", "period"], how="full", coalesce=True).fill_null(0)
    found = cuts(rows, pl.col("assessments"), pl.col("applications"), {}, 100)
    return found.filter(pl.col("value").is_finite())


def in_operation(truth: Truth) -> pl.DataFrame:
    """Return how many applications each agency has in operation by the register."""
    held = registered(truth, "register_applications", "applications").filter(pl.col("status") == "Operasional")
    return held.group_by("agency_code").agg(applications=pl.len())


def incidents(truth: Truth) -> pl.DataFrame:
    """Return incidents with the closings that were told: those of the half-year; of one half, sent twice, all."""
    found = truth.frame("incidents")
    day = pl.col("opened_at").dt.date()
    half = pl.date(day.dt.year(), pl.when(day.dt.month() < 7).then(1).otherwise(7), 1)
    found = found.with_columns(half=half, period=day.dt.month_start(), one=1)
    halves = found["half"].unique().sort()
    ends = {each: end_of_month(date(each.year, each.month + 5, 1)) for each in halves}
    told = pl.when(pl.col("half") == halves[-2]).then(truth.nation.last).otherwise(pl.col("half").replace_strict(ends))
    is_closed = (pl.col("closed_at").dt.date() <= told).fill_null(value=False)
    took = (pl.col("closed_at") - pl.col("opened_at")).dt.total_minutes()
    return found.with_columns(
        agency_code=as_it_was(truth, "agency_id", day), is_closed=is_closed, hours=pl.when(is_closed).then(took / 60)
    )


def incident_closing_time(truth: Truth) -> pl.DataFrame:
    """Return hours to close."""
    return cuts(incidents(truth).drop_nulls("hours"), pl.col("hours"), pl.col("one"), {"severity": "severity"})


def open_incident_share(truth: Truth) -> pl.DataFrame:
    """Return incidents without closing."""
    return cuts(incidents(truth), ~pl.col("is_closed"), pl.col("one"), {"severity": "severity"}, 100)


def incident_rate(truth: Truth) -> pl.DataFrame:
    """Return a month's incidents against the applications in operation today."""
    struck = incidents(truth)
    held = in_operation(truth).join(struck.select("period").unique(), how="cross")
    counts = struck.group_by("agency_code", "period").agg(
        pl.len().alias("all"), *((pl.col("severity") == name).sum().alias(name) for name in SEVERITIES)
    )
    rows = held.join(counts, on=["agency_code", "period"], how="full", coalesce=True).fill_null(0)
    tops = {name: pl.col(name) for name in ("all", *SEVERITIES)}
    found = by_member(rows, "severity", tops, pl.col("applications"), 100)
    return found.filter(pl.col("value").is_finite())


def hosted(truth: Truth) -> pl.DataFrame:
    """Return hosted applications by month, all of the tenant of today: so the register tells them."""
    found = truth.frame("hosting").rename({"month": "period"})
    return found.with_columns(agency_code=pl.col("agency_id").replace_strict(sections(truth)), one=1)


def hosting_availability(truth: Truth) -> pl.DataFrame:
    """Return minutes available."""
    up = pl.col("minutes") - pl.col("out_minutes")
    return cuts(hosted(truth), up, pl.col("minutes"), {"data_centre": "site", "tier": "tier"}, 100)


def tier_availability_share(truth: Truth) -> pl.DataFrame:
    """Return applications that reached their tier's availability."""
    allowed = (1 - pl.col("tier").replace_strict(TIERS, return_dtype=pl.Float64) / 100) * pl.col("minutes")
    reached = pl.col("out_minutes") <= allowed
    return cuts(hosted(truth), reached, pl.col("one"), {"data_centre": "site", "tier": "tier"}, 100)


METRICS = {
    "security_standard_score": security_standard_score,
    "open_finding_share": open_finding_share,
    "assessment_rate": assessment_rate,
    "incident_rate": incident_rate,
    "incident_closing_time": incident_closing_time,
    "open_incident_share": open_incident_share,
    "hosting_availability": hosting_availability,
    "tier_availability_share": tier_availability_share,
}
