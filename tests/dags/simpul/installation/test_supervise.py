"""Whatever a supervisor started, and whatever that started, is gone when it stops."""

import subprocess
import sys
from collections.abc import Iterator

import psutil
import pytest

from tests.house import HOUSE

STARTS = """
import os, sys, time
from pathlib import Path
from simpul.installation.supervise import Supervisor

children = Supervisor(Path(sys.argv[1]))
env = dict(os.environ)
children.start("asked", ["sleep", "600"], env)
children.start("stubborn", ["sh", "-c", "trap '' TERM; while :; do sleep 1; done"], env)
children.start("parent", ["sh", "-c", "setsid sleep 601 & sleep 0.2"], env)
time.sleep(1)
print(children.started["asked"].pid, flush=True)
sys.stdin.readline()
assert children.ended() == {"parent": 0}, children.ended()
children.stop()
"""


@pytest.fixture
def supervisor(tmp_path) -> Iterator[tuple[subprocess.Popen, list[psutil.Process]]]:
    """Start a supervisor in a process of its own; give it and all its descendants, whom nothing here outlives."""
    command = [sys.executable, "-c", STARTS, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=HOUSE / "dags"
    ) as process:
        asked = int(process.stdout.readline())
        descendants = sorted(psutil.Process(process.pid).children(recursive=True), key=lambda each: each.pid != asked)
        yield process, descendants
        process.kill()
        for each in filter(psutil.Process.is_running, descendants):
            each.kill()


def test_stop_ends_the_stubborn_and_the_orphaned(supervisor):
    process, descendants = supervisor
    assert len(descendants) >= 3
    process.communicate("stop\n", timeout=40)
    assert process.returncode == 0
    assert not [each for each in descendants if each.is_running()]


def test_a_killed_supervisor_takes_what_it_started_with_it(supervisor):
    process, (asked, *_) = supervisor
    process.kill()
    process.wait(timeout=10)
    gone, _ = psutil.wait_procs([asked], timeout=10)
    assert gone == [asked]
