"""References of theme budget_execution: IKPA as treasury's rule has it, and the state budget by section."""

import polars as pl

from tests.reference.section_spending import spending_growth
from tests.reference.truth import Reference, Truth, cuts

WEIGHTS = {
    "revision": 10,
    "deviation": 15,
    "absorption": 20,
    "contracts": 10,
    "bills": 10,
    "advances": 10,
    "output": 25,
}
"""Of the instrument that holds from 2024 on (PER-5/PB/2024): the sample country delivers no earlier month."""
CATEGORIES = {"sangat_baik": (95, 1000), "baik": (89, 95), "cukup": (70, 89), "kurang": (-1000, 70)}


def _scores(truth: Truth) -> pl.DataFrame:
    """Return each satker's month with its score recomputed from its indicators, under the instrument of the year."""
    rows = truth.frame("execution_scores").with_columns(agency_code="budget_section_code", period="of")
    points = pl.sum_horizontal((pl.col(name) * 100).round().cast(pl.Int64) * weight for name, weight in WEIGHTS.items())
    whole = pl.col("conversion")
    score = (points * 200 + whole) // (2 * whole) / 10_000 - pl.col("deduction")
    return rows.with_columns(score=score, instrument=pl.lit("IKPA-2024"), one=pl.lit(1.0))


def _mean(truth: Truth, what: str) -> pl.DataFrame:
    rows = _scores(truth).filter(pl.col(what).is_not_null())
    return cuts(rows, pl.col(what), pl.col("one"), {"instrument": "instrument"})


def index_recomputation_agreement(truth: Truth) -> pl.DataFrame:
    """Without mistakes every stated score follows from its indicators."""
    agrees = (pl.col("score") - pl.col("final")).abs().round(6) <= 0.02
    return cuts(_scores(truth), agrees.cast(pl.Float64), pl.col("one"), {"instrument": "instrument"}, 100)


def execution_category_share(truth: Truth) -> pl.DataFrame:
    """The share of satkers whose stated score lies in each category."""
    rows, found = _scores(truth), []
    for member, (low, high) in CATEGORIES.items():
        within = (pl.col("final") >= low) & (pl.col("final") < high)
        cells = cuts(rows, within.cast(pl.Float64), pl.col("one"), {}, 100)
        found.append(cells.with_columns(dimension=pl.lit("category"), member=pl.lit(member)))
    return pl.concat(found)


METRICS: dict[str, Reference] = {
    "absorption_score": lambda truth: _mean(truth, "absorption"),
    "budget_execution_index": lambda truth: _mean(truth, "score"),
    "execution_category_share": execution_category_share,
    "index_recomputation_agreement": index_recomputation_agreement,
    "spending_growth": spending_growth,
}
