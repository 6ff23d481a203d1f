"""Processes that look for what protects a block: half of it is Python, for which threads would wait in turn."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager

from simpul.disclosure.suppression import THREADS


@contextmanager
def processes() -> Iterator[Executor]:
    """Give a pool of forks of this process, made at once: nothing that a fork could not share may be open yet."""
    with ProcessPoolExecutor(THREADS, multiprocessing.get_context("fork"), initializer=_end_with_parent) as pool:
        pool.submit(os.getpid).result()
        yield pool


def _end_with_parent() -> None:
    """Let no fork outlive who began it, however that ends: it would wait for work for ever."""
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
