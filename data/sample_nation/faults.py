"""Faults of a row, as agencies make them: which rows, what it was, what it became, whether the contract sees it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from sample_nation import mistakes

IDENTITY_RATES = {
    "missing_optional": 0.05, "mistyped_identifier": 0.02, "name_variant": 0.10, "birth_date_wrong": 0.01,
    "birth_date_swapped": 0.01, "unit_outdated": 0.05, "swapped_identifier": 0.005,
}  # fmt: skip
"""Shares of rows under the profile ``hard``, as the issues state them; a tenth of it under ``typical``."""
HEALED_RATE = 0.005
VISIBLE_SHARE = {"none": 0.0, "typical": 0.0005, "hard": 0.004}
"""Share of a delivery's rows that get a fault that the contract can see, over all kinds together."""
SMALLEST = 120
"""Rows below which a delivery gets no visible fault: one row would be more than what contracts tolerate."""
DOUBLED = ("exact_copy", "same_key")


@dataclass(frozen=True)
class Fault:
    """One way in which a column may be wrong; ``column`` is a list of the grain for ``same_key``."""

    kind: str
    column: str | tuple[str, ...] = ""
    value: object = None
    pool: tuple[object, ...] = ()

    @property
    def is_visible(self) -> bool:
        """Say whether the contract can see it."""
        return self.kind in mistakes.VISIBLE or self.kind in DOUBLED


def inject(
    frame: pl.DataFrame, faults: tuple[Fault, ...], profile: str, rng: np.random.Generator
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the frame as it is sent, and one row per fault: ``row`` (from 0, as sent), column, kind, before, after.

    A cell gets one fault at most, a row several as chance has it. Doubled rows follow at the end of the frame.
    """
    if profile == "none" or not faults or not frame.height:
        return frame, NOTHING
    touched: dict[str, set[int]] = {}
    broken: set[int] = set()
    told = []
    for fault in sorted(faults, key=lambda one: one.kind in DOUBLED):
        rows = _chosen(fault, faults, frame.height, profile, rng)
        if fault.kind in DOUBLED:
            frame, found = _double(frame, fault, [row for row in rows if row not in broken], rng)
            broken.update(found["row"].to_list())
        else:
            taken = touched.setdefault(str(fault.column), set())
            rows = mistakes.possible(frame, fault.column, fault.kind, [row for row in rows if row not in taken])
            taken.update(rows)
            broken.update(rows)
            frame, found = _change(frame, fault, rows, rng)
        told.append(found)
    return frame, pl.concat(told)


def _chosen(fault: Fault, faults: tuple[Fault, ...], height: int, profile: str, rng: np.random.Generator) -> list[int]:
    if fault.is_visible:
        share = VISIBLE_SHARE[profile] / sum(each.is_visible for each in faults)
        number = int(rng.binomial(height, share)) if height >= SMALLEST else 0
    else:
        rate = IDENTITY_RATES.get(fault.kind, HEALED_RATE) * (1 if profile == "hard" else 0.1)
        number = int(rng.binomial(height, rate))
    return sorted(rng.choice(height, number, replace=False).tolist())


def _change(
    frame: pl.DataFrame, fault: Fault, rows: list[int], rng: np.random.Generator
) -> tuple[pl.DataFrame, pl.DataFrame]:
    if not rows:
        return frame, NOTHING
    column = str(fault.column)
    before = frame[column].gather(rows)
    after = mistakes.made(fault.kind, before, fault.value, fault.pool, rng)
    changed = frame.with_columns(frame[column].scatter(rows, after.cast(frame[column].dtype)))
    is_other = ~before.eq_missing(after.cast(before.dtype))
    told = _told(rows, fault, before.cast(pl.String, strict=False), after.cast(pl.String, strict=False))
    return changed, told.filter(is_other)


def _double(
    frame: pl.DataFrame, fault: Fault, rows: list[int], rng: np.random.Generator
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Add rows at the end that repeat others; of two that share a key and differ, both are wrong."""
    if not rows:
        return frame, NOTHING
    copies = frame[rows]
    places = list(range(frame.height, frame.height + len(rows)))
    if fault.kind == "same_key":
        column = str(fault.value)
        copies = copies.with_columns(mistakes.made("other_value", copies[column], None, (), rng).alias(column))
        places = [*rows, *places]
    nothing = pl.Series([None] * len(places), dtype=pl.String)
    return pl.concat([frame, copies]), _told(places, fault, nothing, nothing)


def _told(rows: list[int], fault: Fault, before: pl.Series, after: pl.Series) -> pl.DataFrame:
    column = fault.column if isinstance(fault.column, str) else ",".join(fault.column)
    return pl.DataFrame({"row": pl.Series(rows, dtype=pl.Int64), "before": before, "after": after}).select(
        "row", column=pl.lit(column), kind=pl.lit(fault.kind), before="before", after="after",
        is_visible=pl.lit(fault.is_visible),
    )  # fmt: skip


NOTHING = pl.DataFrame(
    schema={"row": pl.Int64, "column": pl.String, "kind": pl.String, "before": pl.String, "after": pl.String,
            "is_visible": pl.Boolean}
)  # fmt: skip
"""No faults."""
