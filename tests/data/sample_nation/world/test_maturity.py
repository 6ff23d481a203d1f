"""Levels recompute to the stated index, by the weights of the year's instrument."""

import numpy as np
import pytest
from sample_nation.nation import Nation
from sample_nation.organisations import agencies
from sample_nation.world.maturity import SPBE_DOMAINS, SPBE_WEIGHTS, instrument, scores, weights

NATION = Nation(people=500)


def test_the_weights_are_those_of_the_regulation():
    assert len(SPBE_WEIGHTS) == 47
    by_domain = [sum(w for w, d in zip(SPBE_WEIGHTS, SPBE_DOMAINS, strict=True) if d == domain) for domain in range(4)]
    assert by_domain == pytest.approx([13.0, 25.0, 16.5, 45.5])
    assert len(weights(2026)) == 35
    assert weights(2026).sum() == pytest.approx(100)


@pytest.mark.parametrize("year", NATION.years)
def test_an_index_follows_from_its_levels(year):
    found, by = scores(NATION, year), weights(year)
    levels = found.select(str(number) for number in range(1, len(by) + 1)).to_numpy()
    assert ((levels >= 1) & (levels <= 5)).all()
    assert found["index"].to_numpy() == pytest.approx(np.round(levels @ by / 100, 2))
    bands = {"Memuaskan": 4.2, "Sangat Baik": 3.5, "Baik": 2.6, "Cukup": 1.8, "Kurang": 0}
    assert all(index >= bands[name] for index, name in found.select("index", "predicate").rows())


def test_each_year_names_the_agencies_that_stood_and_its_instrument():
    ended = set(agencies(NATION).filter(agencies(NATION)["valid_to"].is_not_null())["agency_id"])
    assert ended <= set(scores(NATION, 2024)["agency_id"])
    assert not ended & set(scores(NATION, 2025)["agency_id"])
    assert [instrument(year) for year in (2024, 2025, 2026)] == ["SPBE-2020", "SPBE-2020", "PEMDI-2026"]
