"""Errors say what, where, what to do, and who must act."""

import pickle

import pytest
from simpul import errors


def family(kind: type = errors.SimpulError) -> list[type]:
    """Return every error of the family."""
    return [kind, *(each for child in kind.__subclasses__() for each in family(child))]


@pytest.mark.parametrize("kind", family())
def test_an_error_tells_and_travels(kind):
    error = kind("12 of 3,900 rows have no agency_code", where="bkn.employees 2026-01", todo="tell data@bkn.example")
    assert str(error) == "12 of 3,900 rows have no agency_code · bkn.employees 2026-01 · tell data@bkn.example"
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.args, again.where, again.todo) == (kind, error.args, error.where, error.todo)
    assert kind.who_acts and kind.__name__ in errors.__doc__


def test_a_message_leaves_out_what_is_not_said():
    assert str(errors.LoadFailed("the disk is full")) == "the disk is full"


def test_a_decision_is_a_broken_promise():
    assert issubclass(errors.DecisionNeeded, errors.PromiseBroken)
    assert errors.DecisionNeeded.who_acts != errors.PromiseBroken.who_acts
