"""A command's seconds, and the most memory that its processes held at once."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

HOUSE = Path(__file__).resolve().parents[2]


def measure(command: list[str], env: dict[str, str]) -> tuple[str, float, float]:
    """Run a command; return what it printed, its seconds and the peak of its process tree in MB."""
    with tempfile.TemporaryFile("w+") as said:
        started, peak = time.perf_counter(), 0
        process = subprocess.Popen(command, env=env, cwd=HOUSE, stdout=said, stderr=subprocess.STDOUT)
        while process.poll() is None:
            peak = max(peak, held(process.pid))
            time.sleep(0.05)
        seconds = time.perf_counter() - started
        said.seek(0)
        printed = said.read()
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{printed}")
    return printed, seconds, peak / 1e6


def held(pid: int) -> int:
    """Return the resident bytes of a process and its descendants; pages that a fork shares count twice."""
    try:
        root = psutil.Process(pid)
        return sum(_resident(process) for process in (root, *root.children(recursive=True)))
    except psutil.NoSuchProcess:
        return 0


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0
