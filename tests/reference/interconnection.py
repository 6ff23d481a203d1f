"""What the theme interconnection counts: services reached, calls answered, duplicates, and records linked to people."""

import polars as pl

from tests.house import HOUSE
from tests.reference.digital_government import ALIVE_DAYS, applications, calls, declared
from tests.reference.registers import as_it_was, by_member, sections
from tests.reference.truth import CELL, COORDINATES, Truth, cuts

FAILED, SLOW_MS = 0.05, 2000


def integration_coverage(truth: Truth) -> pl.DataFrame:
    """Return services by the state they reached: called once, called on two days by one consumer, answering well."""
    keys = ["service_id", "period"]
    made = calls(truth)
    days = made.group_by(*keys, "consumer_app").agg(days=pl.col("called_at").dt.date().n_unique())
    alive = days.group_by(keys).agg(alive=(pl.col("days") >= ALIVE_DAYS).any())
    health = made.group_by(keys).agg(
        failed=pl.sum("failures") / pl.sum("calls"),
        latency=(pl.col("calls") * pl.col("latency_ms")).sum() / pl.sum("calls"),
    )
    rows = declared(truth).join(alive, on=keys, how="left").join(health, on=keys, how="left")
    lives = pl.col("alive").fill_null(value=False)
    well = (pl.col("failed") <= FAILED) & (pl.col("latency") <= SLOW_MS)
    tops = {
        "all": lives,
        "implemented": pl.col("last").is_not_null(),
        "alive": lives,
        "healthy": lives & well.fill_null(value=False),
    }
    return by_member(rows, "state", tops, pl.col("one"), 100)


def exchange_success_rate(truth: Truth) -> pl.DataFrame:
    """Return calls answered."""
    return cuts(calls(truth), pl.col("calls") - pl.col("failures"), pl.col("calls"), {}, 100)


def application_duplication_share(truth: Truth) -> pl.DataFrame:
    """Return specific applications whose function another living one carries out, as the world made them."""
    rows = applications(truth).filter(pl.col("is_live") & ~pl.col("is_common"))
    return cuts(rows, pl.col("live") > 1, pl.col("one"), {}, 100)


def duplicated_maintenance_cost(truth: Truth) -> pl.DataFrame:
    """Return the upkeep of those that would be given up."""
    rows = applications(truth).filter(pl.col("is_surplus") & (pl.col("status") == "Operasional"))
    return cuts(rows, pl.col("upkeep_idr"), None, {})


def records(truth: Truth) -> pl.DataFrame:
    """Return one row per roster and agency that it tells of; where nobody errs every record is somebody's.

    A roster that names no agency is told by its person's; what lists homes names none, and stands as unmatched.
    """
    people, seats = truth.frame("people").select("person_id", "agency_id"), truth.frame("seats").select("agency_id")
    ratings = truth.frame("ratings")
    rated = ratings.select("person_id").join(people, on="person_id")
    raters = ratings.select(person_id="rater_id").drop_nulls().unique().join(people, on="person_id")
    assessed = truth.frame("competencies").select("person_id").join(people, on="person_id")
    listed = truth.frame("wave_lists").select("person_id", "issued").join(people, on="person_id")
    listed = listed.select(agency_code=as_it_was(truth, "agency_id", pl.col("issued")))
    told = {
        "employees": people,
        "performance_ratings": rated,
        "raters": raters,
        "competencies": assessed,
        "seat_assignments": seats,
        "badges": seats,
    }
    now = sections(truth)
    named = {name: frame.select(agency_code=pl.col("agency_id").replace_strict(now)) for name, frame in told.items()}
    named |= {"relocation_list": listed, "housing_units": pl.DataFrame({"agency_code": ["unmatched"]})}
    rows = [frame.unique().with_columns(roster=pl.lit(name)) for name, frame in named.items()]
    began = [("people", "hired_date"), ("seats", "valid_from"), ("homes", "occupied_from"), ("ratings", "of")]
    last = max(truth.frame(name)[column].max() for name, column in began)
    return pl.concat(rows).with_columns(period=pl.lit(last.replace(day=1)), one=1)


def people_link_share(truth: Truth) -> pl.DataFrame:
    """Return all: nothing is left over where nobody errs."""
    return cuts(records(truth), pl.col("one"), pl.col("one"), {"roster": "roster"}, 100)


def people_review_share(truth: Truth) -> pl.DataFrame:
    """Return none: nothing waits where nobody errs."""
    return cuts(records(truth), 0 * pl.col("one"), pl.col("one"), {"roster": "roster"}, 100)


def people_expected_precision(truth: Truth) -> pl.DataFrame:
    """Return no cell: where nobody errs no link is only probable."""
    return cuts(records(truth).clear(), pl.col("one"), pl.col("one"), {"roster": "roster"}, 100)


def _benchmark(links: str) -> pl.DataFrame:
    """Return right links of the committed measurements against others, by concept and altogether."""
    seed = pl.read_csv(HOUSE / "dbt_project" / "seeds" / "linkage_benchmarks.csv", try_parse_dates=True)
    rows = seed.with_columns(agency_code=pl.lit("all"))
    found = cuts(rows, pl.col("right_links"), pl.col(links), {"concept": "concept"}, 100)
    return found.unique(COORDINATES).select(CELL)


def linkage_precision(_truth: Truth) -> pl.DataFrame:
    """Return right links of those made."""
    return _benchmark("claimed_links")


def linkage_recall(_truth: Truth) -> pl.DataFrame:
    """Return right links of those there should be."""
    return _benchmark("true_links")


METRICS = {
    "integration_coverage": integration_coverage,
    "exchange_success_rate": exchange_success_rate,
    "application_duplication_share": application_duplication_share,
    "duplicated_maintenance_cost": duplicated_maintenance_cost,
    "people_link_share": people_link_share,
    "people_review_share": people_review_share,
    "people_expected_precision": people_expected_precision,
    "linkage_precision": linkage_precision,
    "linkage_recall": linkage_recall,
}
