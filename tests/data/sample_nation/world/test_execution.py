"""Scores recompute by the instrument in force, those of new instruments and of old."""

from datetime import date

import numpy as np
import pytest
from sample_nation.nation import Nation
from sample_nation.world import execution

NATION = Nation(people=1000, months=24, until="2025-01")


@pytest.mark.parametrize("period", [date(2023, 11, 1), date(2024, 7, 1), date(2025, 1, 1)])
def test_a_final_score_recomputes(period):
    rows, force = execution.scores(NATION, period), execution.weights(period)
    table = rows.select(*force).to_numpy()
    points = np.array(list(force.values()))
    applies = (table > 0) @ points
    assert (applies == rows["conversion"].to_numpy()).all()
    stated = table @ points / applies - rows["deduction"].to_numpy()
    assert np.abs(stated - rows["final"].to_numpy()).max() <= 0.02
    assert set(rows["conversion"]) <= set(range(10, 101, 5))
    assert ((table >= 0) & (table <= 100)).all()


def test_an_instrument_weighs_a_hundred():
    assert sum(execution.SEVEN.values()) == sum(execution.EIGHT.values()) == 100
    assert len(execution.weights(date(2023, 12, 1))) == 8
    assert len(execution.weights(date(2024, 1, 1))) == 7
