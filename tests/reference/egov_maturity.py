"""The SPBE index, its predicates and its target, and the index that follows from 2026 on."""

import polars as pl

from tests.reference.registers import by_member, sections
from tests.reference.truth import Truth, cuts

INDICATORS = (
    (range(1, 11), "1", "1", 1.3),
    (range(11, 15), "2", "2", 2.5),
    (range(15, 19), "2", "3", 2.5),
    (range(19, 21), "2", "4", 2.5),
    (range(21, 29), "3", "5", 1.5),
    (range(29, 32), "3", "6", 1.5),
    (range(32, 42), "4", "7", 2.75),
    (range(42, 48), "4", "8", 3.0),
)
"""Numbers, domain, aspect and weight of each (PermenPANRB 59/2020)."""
BANDS = {"Memuaskan": (4.2, 6), "Sangat Baik": (3.5, 4.2), "Baik": (2.6, 3.5), "Cukup": (1.8, 2.6), "Kurang": (0, 1.8)}
TARGET = {2024: 2.6}


def levels(truth: Truth, *, new: bool = False) -> pl.DataFrame:
    """Return one row per agency, year and indicator of the old instrument, or of the new one."""
    numbers = [str(number) for number in range(1, 48)]
    wide = truth.frame("maturity").with_columns(agency_code=pl.col("agency_id").replace_strict(sections(truth)))
    wide = wide.filter((pl.col("of").dt.year() >= 2026) == new)
    long = wide.unpivot(numbers, index=["agency_code", "of"], variable_name="number", value_name="level")
    known = [(str(n), domain, aspect, weight) for ns, domain, aspect, weight in INDICATORS for n in ns]
    told = pl.DataFrame(known, ["number", "egov_domain", "egov_aspect", "weight"], orient="row")
    return long.drop_nulls("level").join(told, on="number").rename({"of": "period"}).with_columns(
        indicator=pl.format("SPBE-2020.{}", pl.col("number").str.zfill(2)),
        instrument=pl.lit("PEMDI-2026" if new else "SPBE-2020"),
        one=1,
    )  # fmt: skip


def egov_index(truth: Truth) -> pl.DataFrame:
    """Return levels by their weights."""
    by = {name: name for name in ("instrument", "egov_domain", "egov_aspect")}
    return cuts(levels(truth), pl.col("weight") * pl.col("level"), pl.col("weight"), by)


def digital_government_index(truth: Truth) -> pl.DataFrame:
    """Return the plain mean of the new instrument's levels."""
    return cuts(levels(truth, new=True), pl.col("level"), pl.col("one"), {"instrument": "instrument"})


def maturity_level(truth: Truth) -> pl.DataFrame:
    """Return the plain mean of the old instrument's levels."""
    return cuts(levels(truth), pl.col("level"), pl.col("one"), {"indicator": "indicator"})


def egov_target_gap(truth: Truth) -> pl.DataFrame:
    """Return the index less the target, in the years that have one."""
    rows = levels(truth).filter(pl.col("period").dt.year().is_in(list(TARGET)))
    target = pl.col("period").dt.year().cast(pl.Int64).replace_strict(TARGET)
    return cuts(rows, pl.col("weight") * (pl.col("level") - target), pl.col("weight"), {})


def indexes(truth: Truth) -> pl.DataFrame:
    """Return one row per agency and year of the old instrument: the index as the world states it and as it follows."""
    keys = ["agency_code", "period"]
    follows = (
        levels(truth).group_by(keys).agg(index=(pl.col("weight") * pl.col("level")).sum() / pl.col("weight").sum())
    )
    said = truth.frame("maturity").select(
        pl.col("agency_id").replace_strict(sections(truth)).alias("agency_code"),
        "predicate",
        period="of",
        stated="index",
    )
    return follows.join(said, on=keys).with_columns(one=1)


def egov_index_agreement(truth: Truth) -> pl.DataFrame:
    """Return the share of agencies whose stated index is what follows, to two decimals."""
    agrees = (pl.col("index") - pl.col("stated")).abs() <= 0.005 + 1e-9
    return cuts(indexes(truth), agrees, pl.col("one"), {}, 100)


def egov_predicate_share(truth: Truth) -> pl.DataFrame:
    """Return the share of agencies in each band of the stated index."""
    stated = pl.col("stated")
    tops = {name: (stated >= low) & (stated < high) for name, (low, high) in BANDS.items()}
    return by_member(indexes(truth), "egov_predicate", tops, pl.col("one"), 100)


METRICS = {
    "egov_index": egov_index,
    "digital_government_index": digital_government_index,
    "maturity_level": maturity_level,
    "egov_target_gap": egov_target_gap,
    "egov_index_agreement": egov_index_agreement,
    "egov_predicate_share": egov_predicate_share,
}
