"""References of theme procurement: what was tendered to the end, and what was ordered from the catalogue."""

import polars as pl

from tests.reference.truth import Reference, Truth, cuts

METHODS = {"Tender": "tender", "Tender Cepat": "quick_tender", "Seleksi": "selection"}


def concluded(truth: Truth) -> pl.DataFrame:
    """Return completed tenders at their ceilings and catalogue orders at their prices."""
    tenders = truth.frame("tenders").filter(status="Selesai")
    tenders = tenders.with_columns(worth="ceiling_idr", method=pl.col("method").replace_strict(METHODS))
    bought = truth.frame("purchases").with_columns(worth="price_idr", method=pl.lit("e_purchasing"))
    columns = {"agency_code": "budget_section_code", "period": "of"}
    return pl.concat([one.select("worth", "method", **columns) for one in (tenders, bought)])


def procurement_value(truth: Truth) -> pl.DataFrame:
    """The worth of what was concluded, by method."""
    return cuts(concluded(truth), pl.col("worth"), None, {"method": "method"})


def tender_competition(truth: Truth) -> pl.DataFrame:
    """The part of it that went through tender or selection."""
    competes = pl.when(pl.col("method") != "e_purchasing").then("worth").otherwise(0)
    return cuts(concluded(truth), competes, pl.col("worth"), {}, 100)


METRICS: dict[str, Reference] = {"procurement_value": procurement_value, "tender_competition": tender_competition}
