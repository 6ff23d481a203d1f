import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.access import SEEN, badges, fitted, held

NATION = Nation(people=2_000)


def test_a_badge_is_one_persons_and_in_no_order():
    told = badges(NATION)
    assert told["badge"].is_unique().all() and told["person_id"].is_unique().all()
    assert not told["badge"].is_sorted() and not told["badge"].is_sorted(descending=True)


def test_as_many_are_seen_as_the_country_is_large():
    seen = held(NATION).filter("is_seen")["person_id"].n_unique()
    assert seen >= NATION.people * SEEN
    assert fitted(NATION)


def test_where_too_few_moved_the_old_offices_are_seen_too():
    large = Nation(people=160_000, months=1)
    told = held(large).filter("is_seen")
    assert told["person_id"].n_unique() >= 0.99 * large.people * SEEN
    assert set(told.filter(pl.col("workpoint_id").is_null())["kind"]) == {"office"}
