"""How parts of dbt are put aside while it runs, and put back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def instead(owner: Any, **ours: Any) -> Iterator[None]:
    """Have a module or class of dbt's hold what is ours under these names; what stood there comes back."""
    before = {name: vars(owner)[name] for name in ours if name in vars(owner)}
    for name, mine in ours.items():
        setattr(owner, name, mine)
    try:
        yield
    finally:
        for name in ours:
            if name in before:
                setattr(owner, name, before[name])
            else:
                delattr(owner, name)
