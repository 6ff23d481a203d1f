"""Run a function in a confined process: a reader that eats memory, hangs or dies refuses its delivery, nothing more."""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Callable
from typing import TypeVar, TypeVarTuple, cast

from simpul.confined.answers import unpack
from simpul.confined.confinement import TOO_MUCH
from simpul.confined.worker import Worker
from simpul.errors import PromiseBroken
from simpul.settings import Settings

Arguments = TypeVarTuple("Arguments")
Value = TypeVar("Value")

_of_thread = threading.local()
"""One worker a thread, for Linux ends a child with the thread that started it."""


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
