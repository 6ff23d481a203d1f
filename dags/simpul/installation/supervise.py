"""Start processes and stop them all, children's children too, however they were orphaned."""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil

SET_PARENT_DEATH_SIGNAL, SET_CHILD_SUBREAPER = 1, 36
"""Options of Linux's prctl(2)."""

PATIENCE = 8.0
"""Seconds that a process has to end by itself."""


@dataclass
class Supervisor:
    """The processes that this process started; each one's output goes to ``logs/<name>.log``."""

    logs: Path
    started: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Adopt orphans from now on, so that a child's death hides nobody."""
        self.logs.mkdir(parents=True, exist_ok=True)
        _prctl(SET_CHILD_SUBREAPER, 1)

    def start(self, name: str, command: list[str], env: dict[str, str], folder: Path | None = None) -> Path:
        """Start one process in a session of its own, away from the terminal's Ctrl-C; return its log."""
        log = self.logs / f"{name}.log"
        with log.open("wb") as output:
            self.started[name] = subprocess.Popen(
                command,
                env=env,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with_parent,  # noqa: PLW1509  the only way to outlive no SIGKILL of ours
            )
        return log

    def ended(self) -> dict[str, int]:
        """Return the started processes that have ended, with their exit codes."""
        codes = {name: process.poll() for name, process in self.started.items()}
        return {name: code for name, code in codes.items() if code is not None}

    def wait(self, name: str) -> int:
        """Wait for one process and return its exit code."""
        return self.started[name].wait()

    def stop(self) -> None:
        """End every descendant: asked first, killed after some seconds, again until none is left."""
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            _end(psutil.Process.terminate, PATIENCE)
            while _descendants():
                _end(psutil.Process.kill, PATIENCE)
        finally:
            signal.signal(signal.SIGINT, before)


def _end(deed: Callable[[psutil.Process], None], patience: float) -> None:
    processes = _descendants()
    for process in processes:
        try:
            deed(process)
        except psutil.NoSuchProcess:
            continue
    psutil.wait_procs(processes, timeout=patience)


def _descendants() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def die_with_parent() -> None:
    """Ask the kernel, in a child before it becomes another program, to end it when its parent ends."""
    _prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
