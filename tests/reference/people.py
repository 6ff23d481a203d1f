"""Civil servants in service, counted person by person on the first day of each month."""

import polars as pl

from tests.reference.registers import sections
from tests.reference.truth import Truth, cuts


def served(truth: Truth) -> pl.DataFrame:
    """Return one row per person and appointment: who was PPPK before has two."""
    people = truth.frame("people").select(
        "person_id", "agency_id", "sex", "kind", "hired_date", "left_date", "former_hired_date"
    )
    before = people.drop_nulls("former_hired_date").with_columns(
        kind=pl.lit("PPPK"), left_date=pl.col("hired_date").dt.offset_by("-1d"), hired_date="former_hired_date"
    )
    return pl.concat([people, before]).drop("former_hired_date")


def units_of_people(truth: Truth) -> pl.DataFrame:
    """Return each person's unit of the first echelon, by the number that the civil service gives it."""
    units = truth.frame("units")
    numbers = units.select(head="unit_id", work_unit="siasn_unor_id")
    own = units.select("unit_id", head=pl.coalesce("parent_unit_id", "unit_id")).join(numbers, on="head")
    return truth.frame("people").join(own, on="unit_id").select("person_id", "work_unit")


def sites(truth: Truth, months: pl.DataFrame) -> pl.DataFrame:
    """Return where each holder of a seat sits on each month's first day; of two seats the later one."""
    stands = truth.frame("buildings").select(
        "building_id", site=pl.when("is_nusantara").then(pl.lit("nusantara")).otherwise(pl.lit("jakarta"))
    )
    held = truth.frame("seats").join(stands, on="building_id").join(months, how="cross")
    held = held.filter(
        pl.col("valid_from") <= pl.col("period"),
        pl.col("valid_to").is_null() | (pl.col("valid_to") >= pl.col("period")),
    )
    later = held.sort("valid_from", "site").unique(["person_id", "period"], keep="last", maintain_order=True)
    return later.select("person_id", "period", "site")


def headcount(truth: Truth) -> pl.DataFrame:
    """Return who was appointed by the day and had not left; the later appointment counts."""
    months = pl.DataFrame({"period": truth.nation.periods})
    found = served(truth).join(months, how="cross").filter(
        pl.col("hired_date") <= pl.col("period"),
        pl.col("left_date").is_null() | (pl.col("left_date") > pl.col("period")),
    )  # fmt: skip
    one = found.sort("hired_date").unique(["person_id", "period"], keep="last", maintain_order=True)
    placed = one.join(sites(truth, months), on=["person_id", "period"], how="left").with_columns(
        agency_code=pl.col("agency_id").replace_strict(sections(truth)), site=pl.col("site").fill_null("none"), one=1
    )
    by = {"employment_kind": "kind", "sex": "sex", "site": "site", "work_unit": "work_unit"}
    return cuts(placed.join(units_of_people(truth), on="person_id"), pl.col("one"), None, by)


METRICS = {"headcount": headcount}
