"""The register lists every indicator that has a number, once, in the order of the pages."""

import warehouse
from components import indicators, register, theme


def test_each_indicator_with_a_number_stands_there_once(edition):
    listed = [one["metric"] for defined in register.themes(edition).values() for one in defined]
    assert len(listed) == len(set(listed)) > 3
    assert set(listed) == set(warehouse.headlines(edition)["metric"])


def test_themes_stand_in_the_order_of_the_pages_and_indicators_by_rank(edition):
    order = [title for title, _names in theme.THEMES.values()]
    found = register.themes(edition)
    assert list(found) == [title for title in order if title in found]
    names = dict(theme.THEMES.values())
    for title, defined in found.items():
        assert defined == indicators.ranked(edition, names[title])
