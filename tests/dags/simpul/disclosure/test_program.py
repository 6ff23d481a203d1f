"""Linear programs: the lowest point of each goal, the same in every run, and nothing said on the way."""

import numpy as np
from scipy import sparse
from scipy.optimize import linprog
from simpul.disclosure.program import NO_END, Program

ROWS = sparse.csr_array(np.array([[1.0, 1, 1], [1, -1, 0]]))
PROGRAM = (ROWS, np.array([6.0, -NO_END]), np.array([6.0, 1.0]), np.zeros(3), np.array([5.0, 5.0, 2.0]))


def test_goal_after_goal_is_as_scipy_says(capfd):
    program, chance = Program(*PROGRAM), np.random.default_rng(1)
    for goal in chance.normal(size=(20, 3)):
        known = linprog(
            goal, A_eq=ROWS[[0]], b_eq=[6], A_ub=ROWS[[1]], b_ub=[1], bounds=[(0, 5), (0, 5), (0, 2)], method="highs"
        )
        assert np.isclose(goal @ program.lowest(goal), known.fun, atol=1e-9)
    assert capfd.readouterr() == ("", "")


def test_every_run_meets_the_same_corners():
    goals = np.random.default_rng(2).normal(size=(20, 3))
    one, other = Program(*PROGRAM), Program(*PROGRAM)
    assert all((one.lowest(goal) == other.lowest(goal)).all() for goal in goals)


def test_what_has_no_lowest_point_is_said():
    program = Program(ROWS, np.array([60.0, -NO_END]), np.array([60.0, 1.0]), np.zeros(3), np.full(3, 5.0))
    assert program.lowest(np.ones(3)) is None
    assert program.trouble == "Infeasible"
