"""Two of three people are trained in a whole year, more and more of it over the net."""

from sample_nation.nation import Nation
from sample_nation.world.people import employees
from sample_nation.world.trainings import ATTENDED, attended

NATION = Nation(people=6_000)


def test_nobody_attends_a_training_twice_in_a_year():
    for year in NATION.years:
        found = attended(NATION, year)
        assert not found.select("person_id", "training_name").is_duplicated().any()
        assert found.group_by("person_id").len()["len"].max() < len(ATTENDED)


def test_a_whole_year_trains_more_people_than_half_of_one():
    shares = [attended(NATION, year)["person_id"].n_unique() / NATION.people for year in NATION.years]
    assert shares[1] > 0.5 > shares[0] and shares[1] > shares[2]


def test_training_goes_over_the_net_more_and_more():
    shares = [attended(NATION, year)["is_digital"].mean() for year in NATION.years]
    assert shares == sorted(shares)


def test_who_is_trained_serves_and_days_lie_within_the_months_of_the_country():
    told = employees(NATION, "person_id", "hired_date", "left_date")
    for year in NATION.years:
        found = attended(NATION, year).join(told, on="person_id")
        days = found["training_date"]
        assert days.is_between(NATION.first, NATION.last).all() and set(days.dt.year()) == {year}
        assert (found["hired_date"] < days).all() and (found["left_date"].fill_null(NATION.last) >= days).all()
