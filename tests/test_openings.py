"""Any number can be opened: the rows behind a cell of a published edition add up to exactly what is shown."""

import json
from pathlib import Path

import duckdb
import pytest

SAMPLE = 500
DRAWN = f"""
select metric, agency_code, period::varchar as period, dimension, member, numerator, denominator from fct_metrics
where withheld is null order by md5(concat_ws('/', metric, agency_code, period, dimension, member)) limit {SAMPLE}"""
"""Cells in an order that has nothing to do with what they say, the same each time."""


def edition_of(data: Path) -> Path:
    """Return the file of the current edition below a data folder."""
    current = json.loads((data / "editions" / "current.json").read_text())["edition_id"]
    return data / "editions" / current / "edition.duckdb"


@pytest.mark.timeout(1200)
def test_rows_add_up_to_five_hundred_numbers(country_run):
    with duckdb.connect(edition_of(country_run.data), read_only=True) as connection:
        cells = connection.execute(DRAWN).fetchall()
        compared, wrong = 0, []
        for metric, *place, numerator, denominator in cells:
            opened = connection.sql(f'from "rows_of_{metric}"(?, ?, ?, ?)', params=place)
            names = opened.columns
            rows = opened.fetchall()
            if "withheld" in names and any(row[names.index("withheld")] for row in rows):
                continue  # rows about few people are not told, and so their sum is not
            sums = [sum(row[names.index(name)] or 0 for row in rows) for name in ("numerator", "denominator")]
            compared += 1
            if sums != pytest.approx([numerator, denominator or 0], rel=1e-9, abs=1e-6):
                wrong.append((metric, *place, sums, numerator, denominator))
    assert compared > 0.8 * SAMPLE
    assert wrong == []
