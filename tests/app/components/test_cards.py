"""The change on a card: its base, its word, and no comparison across a change of instrument."""

from datetime import date

import polars as pl
import pytest
from components import cards, movement


def monthly(*values: float) -> pl.DataFrame:
    """Return a series of months that ends in June 2025."""
    end = 2025 * 12 + 5
    months = [date((end - back) // 12, (end - back) % 12 + 1, 1) for back in reversed(range(len(values)))]
    return pl.DataFrame({"period": months, "value": values})


def test_a_month_is_compared_with_the_same_month_a_year_before():
    moved = movement.change(monthly(80.0, *[50.0] * 11, 90.0), "up")
    assert (moved.base, moved.absolute, moved.relative) == (date(2024, 6, 1), 10.0, 0.125)


def test_without_that_month_the_one_before_is_the_base():
    assert movement.change(monthly(80.0, 90.0), "up").base == date(2025, 5, 1)


@pytest.mark.parametrize(
    ("values", "direction", "word"),
    [
        ((80.0, 90.0), "up", movement.BETTER),
        ((90.0, 80.0), "up", movement.WORSE),
        ((90.0, 80.0), "down", movement.BETTER),
        ((80.0, 90.0), "down", movement.WORSE),
        ((80.0, 80.001), "up", movement.SAME),
        ((80.0, 90.0), "none", movement.OPEN),
    ],
)
def test_the_word_follows_the_favourable_direction(values, direction, word):
    assert movement.change(monthly(*values), direction).verdict == word


def test_across_a_change_of_instrument_the_word_stays_open():
    series = monthly(80.0, *[50.0] * 11, 90.0)
    assert movement.change(series, "up", (date(2025, 1, 1),)).verdict == movement.OPEN
    assert movement.change(series, "up", (date(2024, 1, 1),)).verdict == movement.BETTER


@pytest.mark.parametrize("values", [(90.0,), (None, 90.0), (90.0, None)])
def test_nothing_to_compare_with_is_no_change(values):
    assert movement.change(monthly(*values), "up") is None


def test_a_share_changes_by_points_not_by_a_percentage_of_itself():
    moved = movement.change(monthly(40.0, 50.0), "up")
    assert movement.change_sentence(moved, "percent", False) == "▲ +10,0 poin persen dari Mei 2025"
    assert "(+25,0" in movement.change_sentence(moved, "score", False)


@pytest.mark.parametrize(("count", "side"), [(4, 4), (5, 3), (6, 3), (7, 4), (8, 4)])
def test_the_last_row_of_cards_is_never_nearly_empty(count, side):
    assert cards.columns(count) == side
    assert count % side == 0 or count % side >= side - 1


def test_a_card_says_which_side_is_good(opened):
    said = "".join(one.proto.body for one in opened("programme_delivery").get("html"))
    assert "lebih tinggi lebih baik" in said and "lebih rendah lebih baik" not in said
