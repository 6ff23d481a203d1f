"""A network of at most sixty agencies, the same picture for the same data, whose nodes can be chosen."""

import polars as pl
from components.charts.networks import MOST_NODES, MOST_TIES, network


def ties(count: int) -> pl.DataFrame:
    """Return ties of as many pairs, the first the strongest."""
    return pl.DataFrame({
        "provider": [f"p{n}" for n in range(count)], "consumer": [f"c{n}" for n in range(count)],
        "value": [count - n for n in range(count)],
    })  # fmt: skip


def test_no_more_nodes_and_ties_than_an_eye_can_follow():
    (series,) = network(ties(200))["series"]
    assert len(series["data"]) <= MOST_NODES
    assert len(series["links"]) <= MOST_TIES
    assert {"source": "p0", "target": "c0"}.items() <= series["links"][0].items()


def test_it_is_selectable_still_and_jitters_not():
    drawn = network(ties(3))
    assert drawn["series"][0]["selectedMode"] == "single"
    assert drawn["series"][0]["layout"] == "circular"
    assert drawn == network(ties(3).sample(fraction=1, shuffle=True, seed=1))
