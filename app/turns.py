"""Two readers' pages are drawn at a time, in the order in which they were asked for: each is there sooner for it.

Python draws one line of one page at a time, so thirty drawn together are all as late as the last of them.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 2
"""So many, not one: DuckDB and Polars work for one page while Python writes the other."""
PATIENCE = 10.0
"""Seconds after which a page no longer waits: turns put pages in order, and keep nobody out."""
FREE = threading.BoundedSemaphore(AT_ONCE)
HELD = threading.local()


@contextmanager
def taken() -> Iterator[None]:
    """Wait for a turn, and give it to the next when the page is drawn, stopped or failed."""
    HELD.is_turn = FREE.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        _give()


@contextmanager
def aside() -> Iterator[None]:
    """Let the next page be drawn while this one waits for another process; then wait for a turn again."""
    is_given = _give()
    try:
        yield
    finally:
        if is_given:
            HELD.is_turn = FREE.acquire(timeout=PATIENCE)


def _give() -> bool:
    """Give this thread's turn, if it has one; return whether it had."""
    if not getattr(HELD, "is_turn", False):
        return False
    HELD.is_turn = False
    FREE.release()
    return True
