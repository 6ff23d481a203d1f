"""Masks found before: most blocks are what they were, and to find what protects one takes programs by the dozen.

A block's mask is kept under a digest of all that it follows from: its counts and sums, what is withheld and known of it
already, the policy, and the code. It says of no count how big it is. What is recalled is attacked in the finished
edition like any other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

import numpy as np
from scipy import sparse

from simpul.disclosure.attacker import Mask, Past
from simpul.disclosure.layout import Layout
from simpul.disclosure.policy import Policy
from simpul.remembered import Remembered


class Masks(Remembered):
    """What is withheld of a block, and what of that is called small, by digest."""

    def recall(self, digest: str, size: int) -> Mask | None:
        """Return the mask of a block of ``size`` cells, or none if it was not found before."""
        if (told := self.told(digest)) is None:
            return None
        withheld, small = (np.unpackbits(np.frombuffer(bytes.fromhex(one), np.uint8), count=size) for one in told)
        return Mask(withheld.astype(bool), small.astype(bool))

    def learn(self, digest: str, mask: Mask) -> None:
        """Take in a block's mask."""
        self.tell(digest, [np.packbits(one).tobytes().hex() for one in (mask.is_withheld, mask.is_called_small)])


def digest(layout: Layout, mask: Mask, past: Past, policy: Policy) -> str:
    """Return what a block's mask follows from; names are left out, for nothing follows from them."""
    found = hashlib.sha256(f"{policy.smallest} {policy.interval} {_code()}".encode())
    for array in _arrays(layout, mask, past):
        found.update(f"{array.dtype} {array.shape}".encode())
        found.update(np.ascontiguousarray(array).tobytes())
    return found.hexdigest()


def _arrays(layout: Layout, mask: Mask, past: Past) -> Iterator[np.ndarray]:
    yield from (layout.counts, layout.cell_of, mask.is_withheld, mask.is_called_small)
    for sums in (layout.sums, layout.ties, layout.limits, past.sums):
        canonical = sparse.csr_array(sums)
        yield from (canonical.data, canonical.indices, canonical.indptr)


@cache
def _code() -> str:
    """Return the code that finds masks: the modules of this folder, and the solver's version."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    found = hashlib.sha256(b"".join(file.read_bytes() for file in files))
    return f"{found.hexdigest()} {version('highspy')}"
