"""The attack itself, against answers worked out by hand and by trying every table."""

from itertools import product

import numpy as np
import pytest
from simpul.disclosure.attacker import Mask, attack

from tests.dags.simpul.disclosure.tables import POLICY, layout_of, nothing_before


def withheld(layout, *names: str) -> Mask:
    is_withheld = np.array([cell in names for cell in layout.cells])
    return Mask(is_withheld, is_withheld & layout.small_cells(POLICY.smallest))


def test_a_count_alone_in_its_line_is_told():
    layout = layout_of(np.array([[[3, 40], [40, 40]]]))
    told = attack(layout, withheld(layout, "(0, 0, 0)"), nothing_before(layout), POLICY)
    assert told.least[0] == told.most[0] == pytest.approx(3)


def test_two_in_a_line_are_told_by_the_other_lines():
    layout = layout_of(np.array([[[3, 40], [40, 40]]]))
    told = attack(layout, withheld(layout, "(0, 0, 0)", "(0, 0, 1)"), nothing_before(layout), POLICY)
    assert (told.most - told.least).max() == pytest.approx(0), "no line has one hidden cell, and both can be told"


def test_four_corners_leave_all_that_is_said_of_a_small_group():
    layout = layout_of(np.array([[[3, 40], [40, 40]]]))
    corners = [str((0, *at)) for at in product((0, 1), (0, 1))]
    told = attack(layout, withheld(layout, *corners), nothing_before(layout), POLICY)
    assert told.narrow(POLICY.interval).quantities.size == 0


@pytest.mark.parametrize("seed", range(12))
def test_bounds_hold_every_table_that_could_be(seed):
    chance = np.random.default_rng(seed)
    layout = layout_of(chance.integers(1, 5, (1, 2, 3)))
    names = [cell for cell in layout.cells[: layout.size] if chance.random() < 0.8]
    mask = withheld(layout, *names)
    told = attack(layout, mask, nothing_before(layout), POLICY)
    shown = ~mask.is_withheld[layout.cell_of]
    free = np.flatnonzero(mask.is_withheld[: layout.size])
    possible = []
    for guess in product(range(1, POLICY.smallest), repeat=free.size):
        counts = layout.counts.copy()
        counts[free] = guess
        if (layout.sums[shown] @ counts == layout.values[shown]).all():
            possible.append(counts)
    for quantity, least, most in zip(told.quantities, told.least, told.most, strict=True):
        values = [(layout.sums[[quantity]] @ counts)[0] for counts in possible]
        is_wide = most - least >= POLICY.interval
        assert least <= max(values) + 1e-6 and most >= min(values) - 1e-6
        assert is_wide or (least <= min(values) + 1e-6 and most >= max(values) - 1e-6)
