"""Linear programs, solved by HiGHS (Huangfu & Hall 2018), which goes on from the last corner when the goal changes."""

from __future__ import annotations

import highspy
import numpy as np
from scipy import sparse

OPTIONS: dict[str, bool | int | str] = {"output_flag": False, "threads": 1, "solver": "simplex"}
"""One thread a program, so that every run meets the same corners."""
NO_END = highspy.kHighsInf
ROWWISE, LOWEST = int(highspy.MatrixFormat.kRowwise), int(highspy.ObjSense.kMinimize)


class Solver(highspy.Highs):
    """HiGHS without callbacks: registering them prints a banner before it could be told not to."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()


class Program:
    """All x with ``least <= rows @ x <= most`` and ``low <= x <= high``, for many goals.

    Made smaller before it is solved (``presolve``), unless that costs more than it spares.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - a program's own parts
        self,
        rows: sparse.csr_array,
        least: np.ndarray,
        most: np.ndarray,
        low: np.ndarray,
        high: np.ndarray,
        presolve: str = "choose",
    ) -> None:
        self._solver, self._columns = Solver(), np.arange(low.size, dtype=np.int32)
        for option, value in {**OPTIONS, "presolve": presolve}.items():
            self._solver.setOptionValue(option, value)
        self._solver.passModel(
            low.size, least.size, rows.nnz, ROWWISE, LOWEST, 0.0, np.zeros(low.size), low, high, least, most,
            rows.indptr.astype(np.int32), rows.indices.astype(np.int32), rows.data.astype(float),
            np.zeros(low.size, dtype=np.int32),
        )  # fmt: skip

    def lowest(self, goal: np.ndarray) -> np.ndarray | None:
        """Return an x where ``goal @ x`` is lowest; None where there is none, and ``trouble`` says why."""
        self._solver.changeColsCost(self._columns.size, self._columns, goal)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.asarray(self._solver.getSolution().col_value)

    @property
    def trouble(self) -> str:
        """Say in HiGHS's words what became of the last goal."""
        return str(self._solver.modelStatusToString(self._solver.getModelStatus()))
