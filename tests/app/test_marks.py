"""Letters of codes: the same for the same place, none for two, and one that no single mistype passes."""

from itertools import product

import marks
import pytest

PLACES = [f"place {one}" for one in range(3000)]


def test_no_two_places_share_letters_and_the_order_is_nothing():
    found = marks.distinct(PLACES)
    assert len(set(found.values())) == len(found) == len(PLACES)
    assert marks.distinct(reversed(PLACES)) == found
    twice = [one for one in PLACES if found[one] != marks.letters(one, marks.LONG)]
    assert twice, "so many places would share letters, if nothing were done"


@pytest.mark.parametrize("place", range(7))
def test_with_another_letter_it_does_not_check(place):
    said = "K007202611"[:7]
    for letter in set(marks.LETTERS) - {said[place].lower()}:
        assert marks.checked(said[:place] + letter + said[place + 1 :]) != marks.checked(said)


def test_two_neighbours_that_change_places_are_seen_unless_they_are_half_the_letters_apart():
    unseen = [
        (one, other)
        for one, other in product(marks.LETTERS, repeat=2)
        if one != other and marks.checked(f"ab{one}{other}") == marks.checked(f"ab{other}{one}")
    ]
    assert {abs(marks.LETTERS.index(one) - marks.LETTERS.index(other)) for one, other in unseen} == {16}
