"""The parent's side of a confined process: start it, ask it, end it, and know what it died of."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
import weakref
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from typing import Any

import psutil

from simpul.confined.confinement import OUT_OF_MEMORY, READY, TOO_LONG
from simpul.errors import LoadFailed
from simpul.settings import Settings, environment

START_SECONDS = 60
SCRATCH = "simpul-reader-"
A_DAY = 86_400
LEAN = {"ARROW_DEFAULT_MEMORY_POOL": "system"}
"""Arrow's own allocator reserves 1 GB at once, half of what a reader may have, and the worker looks bloated."""
SECRET = re.compile(r"AIRFLOW__|AIRFLOW_CONN_|SIMPUL_SECRET(_NEXT)?$")
"""Variables that a process which opens strangers' files need not know."""


class Worker:
    """One confined process, kept for many tasks because starting one costs about half a second."""

    def __init__(self, settings: Settings) -> None:
        self.limits = (settings.child_memory, settings.max_payload)
        self.owner = os.getpid()
        _sweep()
        self._scratch = Path(mkdtemp(prefix=f"{SCRATCH}{self.owner}-"))
        weakref.finalize(self, _remove, self._scratch, self.owner)
        self._said = self._scratch / "stderr"
        ours, theirs = socket.socketpair()
        with theirs, self._said.open("wb") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-c", self._code(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                env={name: value for name, value in environment(**LEAN).items() if not SECRET.match(name)},
            )
        self._pipe = Connection(ours.detach())
        if self._hear(START_SECONDS) != READY:
            raise LoadFailed("the reader's process did not start", where=self.end(), todo="run `simpul doctor`")

    def _code(self, descriptor: int) -> str:
        path = [entry for entry in sys.path if entry]
        arguments = (descriptor, self.owner, *self.limits, str(self._scratch))
        served = f"from simpul.confined.confinement import serve; serve(*{arguments!r})"
        return f"import sys; sys.path[:] = {path!r}; {served}"

    @property
    def is_alive(self) -> bool:
        """Say whether the process can take a task from this process (a fork inherits none)."""
        return self.owner == os.getpid() and self._process.poll() is None

    @property
    def is_bloated(self) -> bool:
        """Say whether earlier tasks left less than half of its memory to the next."""
        pages = int(Path(f"/proc/{self._process.pid}/statm").read_text("ascii").split()[5])
        return pages * resource.getpagesize() > self.limits[0] / 2

    def ask(self, task: tuple[Any, ...], seconds: float) -> bytes | None:
        """Return the answer to one task; None where there came none in time."""
        try:
            self._pipe.send(task)
        except (BrokenPipeError, ConnectionResetError):
            self._await_end()
            return None
        return self._hear(seconds)

    def _hear(self, seconds: float) -> bytes | None:
        try:
            if self._pipe.poll(seconds):
                return bytes(self._pipe.recv_bytes())
        except (EOFError, ConnectionResetError):
            self._await_end()
        return None

    def _await_end(self) -> None:
        """Let a process that hung up finish dying, so that it can be asked what of."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(START_SECONDS)

    def end(self) -> str:
        """Kill the process if it is still there and say, as far as it is known, what it died of."""
        code = self._process.poll()
        self._process.kill()
        self._process.wait()
        said = self._said.read_text("utf-8", "replace").strip() if self._said.exists() else ""
        self._pipe.close()
        _remove(self._scratch, self.owner)
        return _cause(code, said)


def _remove(scratch: Path, owner: int) -> None:
    """Remove temporary files, unless this is a fork of the process whose worker still uses them."""
    if os.getpid() == owner:
        shutil.rmtree(scratch, ignore_errors=True)


def _sweep() -> None:
    """Remove what processes left that were killed: old folders whose owner is no more."""
    for folder in Path(gettempdir()).glob(f"{SCRATCH}*"):
        owner = folder.name.removeprefix(SCRATCH).partition("-")[0]
        if owner.isdigit() and not psutil.pid_exists(int(owner)) and time.time() - folder.stat().st_mtime > A_DAY:
            shutil.rmtree(folder, ignore_errors=True)


def _cause(code: int | None, said: str) -> str:
    if code is None or code == -signal.SIGXCPU:
        return TOO_LONG
    if code == -signal.SIGKILL or "memory allocation" in said or "bad_alloc" in said or "MemoryError" in said:
        return OUT_OF_MEMORY
    ending = f"signal {signal.Signals(-code).name}, perhaps out of memory" if code < 0 else f"exit code {code}"
    return f"the reader died ({ending}) {said.splitlines()[-1] if said else ''}".strip()
