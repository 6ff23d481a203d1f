"""How often a series has a value is told by its own periods."""

from datetime import date

import polars as pl
import pytest
from components import movement


@pytest.mark.parametrize(
    ("months", "word"),
    [
        ((1, 2, 4), "monthly"),
        ((3, 6, 12), "quarterly"),
        ((1, 7), "half-yearly"),
        ((1, 13, 25), "yearly"),
        ((1, 13, 13, 25), "yearly"),  # two instruments
        ((5,), "monthly"),
        ((1,), "yearly"),
    ],
)
def test_a_series_says_its_rhythm(months, word, monkeypatch):
    monkeypatch.setattr(movement, "_", str)
    days = [date(2024 + (month - 1) // 12, (month - 1) % 12 + 1, 1) for month in months]
    assert movement.rhythm(pl.DataFrame({"period": days})) == word
