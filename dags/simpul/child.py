"""Run a function in a confined process: a reader that eats memory, hangs or dies refuses its delivery, nothing more."""

from __future__ import annotations

import atexit
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, TypeVar, TypeVarTuple, cast

from simpul.answers import unpack
from simpul.confinement import OUT_OF_MEMORY, READY, TOO_LONG, TOO_MUCH
from simpul.errors import LoadFailed, PromiseBroken
from simpul.settings import Settings

Arguments = TypeVarTuple("Arguments")
Value = TypeVar("Value")

START_SECONDS = 60
_of_thread = threading.local()
"""One worker a thread, for Linux ends a child with the thread that started it."""


class Worker:
    """One confined process, kept for many tasks because starting one costs about half a second."""

    def __init__(self, settings: Settings) -> None:
        self.limits = (settings.child_memory, settings.max_payload)
        self.owner = os.getpid()
        self._scratch = Path(mkdtemp(prefix="simpul-reader-"))
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
            )
        self._pipe = Connection(ours.detach())
        if self._hear(START_SECONDS) != READY:
            raise LoadFailed("the reader's process did not start", where=self.end(), todo="run `simpul doctor`")

    def _code(self, descriptor: int) -> str:
        path = [entry for entry in sys.path if entry]
        arguments = (descriptor, self.owner, *self.limits, str(self._scratch))
        return f"import sys; sys.path[:] = {path!r}; from simpul.confinement import serve; serve(*{arguments!r})"

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


def _cause(code: int | None, said: str) -> str:
    if code is None or code == -signal.SIGXCPU:
        return TOO_LONG
    if code == -signal.SIGKILL or "memory allocation" in said or "bad_alloc" in said or "MemoryError" in said:
        return OUT_OF_MEMORY
    ending = f"signal {signal.Signals(-code).name}, perhaps out of memory" if code < 0 else f"exit code {code}"
    return f"the reader died ({ending}) {said.splitlines()[-1] if said else ''}".strip()


def call(settings: Settings, function: Callable[[*Arguments], Value], *arguments: *Arguments, where: str) -> Value:
    """Run ``function(*arguments)`` in the confined worker; all of them must be picklable.

    Raises:
        PromiseBroken: the reader died, ran out of memory or of time, or panicked; the worker is replaced.
        Exception: whatever the function raised.
    """
    cpu_seconds = settings.child_seconds * settings.threads
    answer = _worker(settings).ask((function, arguments, cpu_seconds, where), settings.child_seconds)
    if answer is None:
        raise PromiseBroken(dismiss(), where=where, todo=TOO_MUCH)
    is_done, value = unpack(answer)
    if not is_done:
        raise value
    return cast("Value", value)


def _worker(settings: Settings) -> Worker:
    worker: Worker | None = getattr(_of_thread, "worker", None)
    limits = (settings.child_memory, settings.max_payload)
    if worker is None or not worker.is_alive or worker.limits != limits or worker.is_bloated:
        dismiss()
        worker = _of_thread.worker = Worker(settings)
    return worker


@atexit.register
def dismiss() -> str:
    """End this thread's worker, unless it belongs to the process that we were forked from."""
    worker: Worker | None = _of_thread.__dict__.pop("worker", None)
    return worker.end() if worker is not None and worker.owner == os.getpid() else ""
