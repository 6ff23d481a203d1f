from datetime import date

import numpy as np
from sample_nation.nation import Nation
from sample_nation.world.presence import days, is_holiday, working_days

NATION, MONTH = Nation(people=2_000), date(2026, 5, 1)


def test_nobody_works_on_holidays_and_weekends():
    assert is_holiday(date(2025, 8, 17)) and is_holiday(date(2026, 5, 27)) and not is_holiday(date(2026, 5, 26))
    worked = working_days(MONTH)
    assert date(2026, 5, 1) not in worked and all(day.weekday() < 5 for day in worked)


def test_a_day_is_the_same_however_often_it_is_asked_for():
    first, again = list(days(NATION, MONTH)), list(days(NATION, MONTH))
    assert [day.day for day in first] == working_days(MONTH)
    for one, other in zip(first, again, strict=True):
        assert np.array_equal(one.is_there, other.is_there) and np.array_equal(one.begins, other.begins)


def test_units_stay_away_on_their_flexible_day():
    away, there = [], []
    for day in days(NATION, MONTH):
        is_flexible = (day.holders["flexible_day"] == day.day.weekday()).to_numpy()
        away.append(day.is_there[is_flexible])
        there.append(day.is_there[~is_flexible])
    assert np.concatenate(away).mean() < 0.4 < 0.8 < np.concatenate(there).mean()
