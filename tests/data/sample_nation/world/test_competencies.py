"""A third of the people is assessed each year, against the level that their post requires."""

from sample_nation.nation import Nation
from sample_nation.world.competencies import KINDS, assessments
from sample_nation.world.people import employees

NATION = Nation(people=6_000)


def test_everybody_has_every_kind_and_comes_again_after_three_years():
    found = {year: assessments(NATION, year) for year in NATION.years}
    for each in found.values():
        assert each.height == len(KINDS) * each["person_id"].n_unique()
    people = [set(each["person_id"]) for each in found.values()]
    assert not people[0] & people[1] and not people[1] & people[2]


def test_levels_lie_between_one_and_five_and_digital_literacy_lags():
    found = assessments(NATION, 2025)
    assert found["required_level"].is_between(1, 5).all() and found["assessed_level"].is_between(1, 5).all()
    gap = found.with_columns(gap=found["assessed_level"] - found["required_level"])
    by_kind = dict(gap.group_by("competency_kind").mean().select("competency_kind", "gap").iter_rows())
    assert min(by_kind, key=by_kind.get) == "Literasi Digital"


def test_higher_posts_require_more():
    told = assessments(NATION, 2025).join(employees(NATION).select("person_id", "echelon"), on="person_id")
    assert set(told.filter(echelon="I.a")["required_level"]) <= {5}
    assert set(told.filter(echelon="II.a")["required_level"]) == {4}


def test_days_lie_within_the_months_of_the_country():
    for year in NATION.years:
        days = assessments(NATION, year)["assessed_date"]
        assert days.is_between(NATION.first, NATION.last).all()
        assert set(days.dt.year()) == {year}
