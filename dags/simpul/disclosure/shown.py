"""What an edition shows of a protected mart: which rows and cells are withheld, and the numbers of the others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np

from simpul.disclosure.census import METRIC_KEY, Census, key_columns, row_key
from simpul.disclosure.policy import Protected
from simpul.promises.promise import quoted

FOR_PEOPLE = SMALL, COMPLEMENTARY = "small_group", "complementary"
"""Why a count is withheld: its group is small; or it is so to protect others, whatever its size."""
Number = float | None


@dataclass(frozen=True)
class Shown:
    """Numbers by key, none where withheld, and the reasons by key."""

    rows: dict[str, Number]
    cells: dict[str, tuple[Number, Number]]
    reasons: dict[str, str]


def attach_past(connection: duckdb.DuckDBPyConnection, folders: list[Path]) -> list[str]:
    """Attach editions and return their names, the newest last; one that cannot be opened shows nobody anything."""
    names = []
    for number, folder in enumerate(folders):
        try:
            connection.execute(f"attach '{quoted(folder / 'edition.duckdb')}' as past_{number} (read_only)")
        except duckdb.Error:
            continue
        names.append(f"past_{number}")
    return names


def showing(connection: duckdb.DuckDBPyConnection, names: list[str], table: str, protected: Protected) -> list[str]:
    """Return those of the attached editions that hold a mart of the same grain, and said what they withheld."""
    grain = key_columns(connection, "workshop.marts", table, protected)
    held = """
        select count(*) from duckdb_columns()
        where database_name = ? and column_name = 'withheld' and table_name in (?, 'fct_metrics')"""
    return [
        name
        for name in names
        if connection.execute(held, [name, table]).fetchall()[0][0] == 2
        and key_columns(connection, f"{name}.main", table, protected) == grain
    ]


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
