"""Whatever a supervisor started, and whatever that started, is gone when it stops."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

STARTS = """
import os, signal, sys, time
from pathlib import Path
from simpul.supervise import Supervisor

children = Supervisor(Path(sys.argv[1]))
stubborn = "trap '' TERM; while :; do sleep 1; done"
children.start("asked", ["sleep", "600"], dict(os.environ))
children.start("stubborn", ["sh", "-c", stubborn], dict(os.environ))
children.start("orphan", ["sh", "-c", "setsid sleep 601 & sleep 0.2"], dict(os.environ))
time.sleep(1)
print("ready", flush=True)
if sys.argv[2] == "stop":
    assert children.ended() == {"orphan": 0}, children.ended()
    children.stop()
else:
    time.sleep(600)
"""


def family(process: psutil.Process) -> list[psutil.Process]:
    """Return every descendant of a process."""
    return process.children(recursive=True)


@pytest.fixture
def started(tmp_path, request):
    """Start a supervisor in a process of its own and give it with its family, once all are there."""
    command = [sys.executable, "-c", STARTS, str(tmp_path), request.param]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3] / "dags"
    ) as process:
        assert process.stdout.readline() == "ready\n"
        yield process, family(psutil.Process(process.pid)) if request.param == "killed" else []


@pytest.mark.parametrize("started", ["stop"], indirect=True)
def test_stop_ends_the_stubborn_and_the_orphaned(started):
    process, _ = started
    assert process.wait(timeout=30) == 0
    left = [each for each in psutil.process_iter(["cmdline"]) if each.info["cmdline"] == ["sleep", "601"]]
    assert not left


@pytest.mark.parametrize("started", ["killed"], indirect=True)
def test_a_killed_supervisor_takes_its_children_with_it(started):
    process, descendants = started
    direct = [each for each in descendants if each.cmdline() == ["sleep", "600"]]
    assert len(direct) == 1
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    gone, _ = psutil.wait_procs(direct, timeout=10)
    for each in descendants:
        if each.is_running():
            each.kill()
    assert gone == direct
