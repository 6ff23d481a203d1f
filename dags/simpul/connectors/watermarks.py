"""How far a table has been read: only what is loaded counts, and what is not is asked for again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from simpul.receipts import Receipt

NUMBER = r"-?\d+(\.\d+)?"


def fingerprint(columns: Sequence[str]) -> str:
    """Return what tells whether the same columns were pulled."""
    return hashlib.sha256("\n".join(columns).encode()).hexdigest()[:8]


def rank(cursor: str | None) -> tuple[int, float, str]:
    """Return what sorts values of a cursor column: none, numbers by size, texts and times as they are written."""
    if not cursor:
        return 0, 0.0, ""
    return (1, float(cursor), "") if re.fullmatch(NUMBER, cursor) else (2, 0.0, cursor)


def floor(settled: Iterable[Receipt], columns: str, look_back_days: int) -> str | None:
    """Return from which value of the cursor rows may be news; None: from the first.

    Rows are committed later than their time says, so a time is taken back by whole days. A number cannot be.
    """
    read = [str(one.position.get("cursor", "")) for one in settled if one.position.get("columns") == columns]
    newest = max(read, key=rank, default="")
    if not newest or not look_back_days or re.fullmatch(NUMBER, newest):
        return newest or None
    for told in (newest, f"{newest[:7]}-01"):  # a day that there is not, in a month that there is
        with suppress(ValueError):
            return (datetime.fromisoformat(told) - timedelta(days=look_back_days)).date().isoformat()
    return newest


def unsettled(earlier: Iterable[Receipt], settled: Iterable[Receipt]) -> set[str]:
    """Return the names of the files whose newest delivery is not loaded."""
    newest = {one.file: one.delivery_id for one in sorted(earlier, key=lambda one: one.sequence) if one.file}
    done = {one.delivery_id for one in settled}
    return {file for file, delivery in newest.items() if delivery not in done}
