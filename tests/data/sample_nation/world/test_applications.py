"""Applications: as many as a country of that size has, some doing the same under other names."""

from sample_nation.nation import Nation
from sample_nation.world.applications import NATIONAL, applications, number_of

NATION = Nation(people=25_000)


def test_their_number_grows_to_the_national_one():
    assert number_of(Nation(people=100)) == 120
    assert number_of(Nation(people=5_588_245)) == NATIONAL
    assert applications(NATION).height == number_of(NATION)


def test_duplicates_do_the_same_and_are_called_otherwise():
    found = applications(NATION).filter("is_duplicate")
    by_cluster = found.group_by("cluster").agg(names=found["app_name"].n_unique(), agencies="agency_id")
    assert 0.2 < found.height / applications(NATION).height < 0.8
    assert by_cluster["names"].max() > 5
    assert not found["is_common"].any(), "what all share is no duplicate"


def test_the_rule_of_codes_is_neither_complete_nor_always_right():
    """Two specific applications with the same RAB and RAL are candidates (DOMAIN A6), no more."""
    found = applications(NATION).filter("is_duplicate")
    coded = found.group_by("rab", "ral").agg("cluster")
    assert coded.filter(coded["cluster"].list.n_unique() > 1).height, "leave and attendance share their codes"
    clusters = found.group_by("cluster").agg("rab")
    assert clusters.filter(clusters["rab"].list.n_unique() > 1).height, "some agencies code otherwise"


def test_the_same_seed_makes_the_same_country():
    again = Nation(people=25_000, out=NATION.out / "elsewhere")
    assert applications(again).equals(applications(NATION))
    assert not applications(Nation(people=25_000, seed=1)).equals(applications(NATION))
