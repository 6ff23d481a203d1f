"""What an edition shows of a protected mart: which rows and cells are withheld, and the numbers of the others."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import numpy as np

from simpul.disclosure.census import METRIC_KEY, Census, key_columns, row_key
from simpul.disclosure.policy import Protected

FOR_PEOPLE = SMALL, COMPLEMENTARY = "small_group", "complementary"
"""Why a count is withheld: its group is small; or it is so to protect others, whatever its size."""
Number = float | None


@dataclass(frozen=True)
class Shown:
    """Numbers by key, none where withheld, and the reasons by key."""

    rows: dict[str, Number]
    cells: dict[str, tuple[Number, Number]]
    reasons: dict[str, str]


def read(connection: duckdb.DuckDBPyConnection, edition: str, census: Census, protected: Protected) -> Shown:
    """Read what an attached edition shows."""
    key = row_key(key_columns(connection, f"{edition}.main", census.table, protected))
    count = f'"{protected.count}"::double'
    rows = connection.execute(f'select {key}, {count}, withheld from {edition}.main."{census.table}"').fetchall()
    query = f"""
        select {METRIC_KEY} as key, numerator, denominator, withheld from {edition}.main.fct_metrics
        where list_contains($metrics, metric)"""
    metrics = sorted({cell[1:].split(",", 1)[0] for cell in census.cell_of})
    found = connection.execute(query, {"metrics": metrics}).fetchall()
    cells = [one for one in found if one[0] in census.cell_of]
    reasons = {key: reason for key, *_, reason in [*rows, *cells] if reason is not None}
    return Shown(
        rows={key: number for key, number, _ in rows},
        cells={key: (top, below) for key, top, below, _ in cells},
        reasons=reasons,
    )


def withheld(census: Census, shown: Shown, *reasons: str) -> np.ndarray:
    """Return which cells of the layout an edition withholds, for one of the reasons if some are named."""
    found = np.zeros(len(census.layout.cells), dtype=bool)
    for key, reason in shown.reasons.items():
        place = census.row_of.get(key, census.cell_of.get(key))
        if place is not None and (not reasons or reason in reasons):
            found[place] = True
    return found
