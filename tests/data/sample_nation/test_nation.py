from datetime import date

import numpy as np
from sample_nation.nation import Nation, end_of_month


def test_the_months_end_with_the_one_asked_for():
    nation = Nation(months=3, until="2025-01")
    assert nation.periods == (date(2024, 11, 1), date(2024, 12, 1), date(2025, 1, 1))
    assert (nation.first, nation.last, nation.years) == (date(2024, 11, 1), date(2025, 1, 31), (2024, 2025))


def test_a_month_ends_where_the_next_begins():
    assert [end_of_month(date(2024, month, 5)).day for month in (2, 4, 12)] == [29, 30, 31]


def test_each_topic_has_its_own_stream_which_the_seed_alone_decides():
    drawn = [nation.rng(*topic).integers(0, 1 << 30, 4) for nation, topic in [
        (Nation(seed=1), ("people",)), (Nation(seed=1), ("people",)), (Nation(seed=1), ("people", 2)),
        (Nation(seed=2), ("people",)), (Nation(seed=1, people=5), ("people",)),
    ]]  # fmt: skip
    assert np.array_equal(drawn[0], drawn[1]) and np.array_equal(drawn[0], drawn[4])
    assert not np.array_equal(drawn[0], drawn[2]) and not np.array_equal(drawn[0], drawn[3])
