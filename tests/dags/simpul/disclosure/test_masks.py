"""Masks found before: the same question has the same answer, and any other question is another."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse
from simpul.disclosure import suppression
from simpul.disclosure.attacker import Mask, Past
from simpul.disclosure.masks import Masks, digest
from simpul.disclosure.suppression import suppressed

from tests.dags.simpul.disclosure.tables import POLICY, layout_of, nobody_kept, nothing_before

COUNTS = np.array([[[3, 40], [52, 61]], [[44, 57], [63, 8]]])


@pytest.fixture
def path(tmp_path):
    return tmp_path / "dbt" / "masks.json"


def found(path, layout):
    """Find what protects a layout as publish does, and keep it."""
    masks = Masks(path)
    mask = suppressed(layout, nothing_before(layout), nobody_kept(layout), POLICY, masks)
    masks.keep()
    return mask


def test_what_was_found_once_is_not_looked_for_again(path, monkeypatch):
    layout = layout_of(COUNTS)
    first = found(path, layout)
    assert first.is_withheld.sum() > 1
    monkeypatch.setattr(suppression, "_block", lambda *_: pytest.fail("it was looked for again"))
    again = found(path, layout)
    assert (again.is_withheld == first.is_withheld).all()
    assert (again.is_called_small == first.is_called_small).all()


def test_it_is_what_would_be_found_without(path):
    layout = layout_of(COUNTS)
    found(path, layout)
    without = suppressed(layout, nothing_before(layout), nobody_kept(layout), POLICY)
    assert (found(path, layout).is_withheld == without.is_withheld).all()


def test_what_is_no_longer_asked_is_forgotten_and_a_damaged_file_remembers_nothing(path):
    found(path, layout_of(COUNTS))
    before = Masks(path).known
    found(path, layout_of(COUNTS + 1))
    after = Masks(path).known
    assert before
    assert not before.keys() & after.keys()
    path.write_bytes(b"{")
    assert Masks(path).known == {}


def test_whatever_an_answer_follows_from_makes_another_question():
    layout = layout_of(COUNTS)
    mask, past = nobody_kept(layout), nothing_before(layout)
    one = np.zeros(mask.is_withheld.size, dtype=bool)
    one[1] = True
    row = sparse.csr_array(np.eye(1, layout.size))
    questions = [
        (layout, mask, past, POLICY),
        (layout_of(COUNTS + 1), mask, past, POLICY),
        (replace(layout, ties=row), mask, past, POLICY),
        (replace(layout, limits=row), mask, past, POLICY),
        (layout, Mask(one, mask.is_called_small), past, POLICY),
        (layout, Mask(mask.is_withheld, one), past, POLICY),
        (layout, mask, Past(row), POLICY),
        (layout, mask, past, POLICY.model_copy(update={"smallest": POLICY.smallest + 1})),
        (layout, mask, past, POLICY.model_copy(update={"interval": POLICY.interval + 1})),
    ]
    assert len({digest(*question) for question in questions}) == len(questions)
    assert digest(*questions[0]) == digest(layout_of(COUNTS), nobody_kept(layout), nothing_before(layout), POLICY)
