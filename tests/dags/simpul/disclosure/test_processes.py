"""Blocks looked at by processes have the masks that threads find, refusals come through, and nobody is left behind."""

import subprocess
import sys

import numpy as np
import psutil
import pytest
from scipy import sparse
from simpul.disclosure.attacker import Past
from simpul.disclosure.processes import processes
from simpul.disclosure.suppression import begun, suppressed
from simpul.errors import EditionRefused

from tests.dags.simpul.disclosure.tables import POLICY, layout_of, nobody_kept, nothing_before

HELD = """
import os, sys, time
from simpul.disclosure.processes import processes
with processes() as pool:
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(600)
"""


def test_processes_find_what_threads_find():
    layout = layout_of(np.random.default_rng(3).integers(0, 12, (4, 3, 3)))
    given = (layout, nothing_before(layout), nobody_kept(layout), POLICY)
    with processes() as pool:
        found = begun(pool, *given)()
    expected = suppressed(*given)
    assert found.is_withheld.any()
    assert (found.is_withheld == expected.is_withheld).all()
    assert (found.is_called_small == expected.is_called_small).all()


def test_a_refusal_comes_through_whole():
    layout = layout_of(np.array([[[3, 40], [40, 40]]]))
    told = Past(sparse.csr_array(layout.sums[[0]]))
    with processes() as pool, pytest.raises(EditionRefused, match="can be worked out") as refused:
        begun(pool, layout, told, nobody_kept(layout), POLICY)()
    assert refused.value.where == "disclosure"


def test_forks_end_with_a_parent_that_is_killed():
    with subprocess.Popen([sys.executable, "-c", HELD], stdout=subprocess.PIPE, text=True) as parent:
        forks = [psutil.Process(int(parent.stdout.readline()))]
        forks += [one for one in psutil.Process(parent.pid).children() if one not in forks]
        parent.kill()
    _, left = psutil.wait_procs(forks, timeout=20)
    assert len(forks) == 2 and not left
