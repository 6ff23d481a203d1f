"""The warden: one child process a query, two at once, ended in time with whatever it started."""

import contextlib
import json
import os
import re
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from polars import selectors

CHILD = Path(__file__).with_name("child.py")
KINDS = {"whole": pl.Int64, "number": pl.Float64, "date": pl.Date, "time": pl.Datetime, "boolean": pl.Boolean}
READ = {"date": lambda texts: texts.str.to_date(strict=True), "time": lambda texts: texts.str.to_datetime(strict=True)}
TURN = threading.BoundedSemaphore(2)
PATIENCE = 5.0
GRACE, TICK = 0.3, 0.05
CHUNK = 1 << 16


@dataclass(frozen=True)
class Limits:
    """What a query may take: seconds in all, rows and bytes of its result, bytes of memory."""

    seconds: float = 10
    rows: int = 5_000
    bytes: int = 8 << 20
    memory: int = 512 << 20


@dataclass(frozen=True)
class Answer:
    """What came of a query: `state` is done, refused, error, time, memory or busy; `why` and `what` say more.

    `is_cut` says that there were more rows than are shown; `peak` is the most memory that the child had, in bytes.
    """

    state: str
    frame: pl.DataFrame
    why: str = ""
    what: str = ""
    is_cut: bool = False
    seconds: float = 0
    peak: int = 0


def ask(file: Path, sql: str, rules: Mapping[str, str] | None = None, limits: Limits | None = None) -> Answer:
    """Run one query on an edition's file in a child of its own; `rules` limit it to a scope (see `permitted.keep`)."""
    limits = limits or Limits()
    if not TURN.acquire(timeout=PATIENCE):
        return Answer("busy", pl.DataFrame())
    try:
        order = {"file": str(file), "sql": sql, "scope": None if rules is None else dict(rules)}
        order |= {"seconds": limits.seconds, "rows": limits.rows, "bytes": limits.bytes, "memory": limits.memory}
        began = time.monotonic()
        text, peak = _run(json.dumps(order).encode(), limits, began + limits.seconds + GRACE)
        return _read(text, time.monotonic() - began, peak, limits)
    finally:
        TURN.release()


def _run(order: bytes, limits: Limits, end: float) -> tuple[bytes, int]:
    """Start the child, read what it writes until it ends or its time does, and leave nothing of it running."""
    child = _started()
    written, peak = bytearray(), 0
    try:
        with contextlib.suppress(BrokenPipeError), child.stdin as sent:
            sent.write(order)
        while (left := end - time.monotonic()) > 0 and len(written) <= 4 * limits.bytes:
            is_written = select.select([child.stdout], [], [], min(left, TICK))[0]
            peak = max(peak, _most(child.pid))
            if not is_written:
                continue
            chunk = os.read(child.stdout.fileno(), CHUNK)
            if not chunk:
                break
            written += chunk
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
    return bytes(written), peak


def _most(pid: int) -> int:
    """Return the most bytes that a process has held; nought where it has ended."""
    # What the system tells at its end counts its parent's memory too, which it shared until it became a program.
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        if found := re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text("utf-8")):
            return int(found[1]) << 10
    return 0


def _started() -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-I", "-B", str(CHILD)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "2"},
        cwd="/",
        start_new_session=True,
    )


def _read(text: bytes, seconds: float, peak: int, limits: Limits) -> Answer:
    """Read the child's answer; one that is not whole means that the system ended the child."""
    try:
        told: dict[str, Any] = json.loads(text)
        frame = _frame(told) if told["state"] == "done" else pl.DataFrame()
        words = {name: str(told.get(name, "")) for name in ("why", "what")}
        return Answer(str(told["state"]), frame, **words, is_cut=bool(told.get("is_cut")), seconds=seconds, peak=peak)
    except (ValueError, KeyError, TypeError):
        state = "time" if seconds >= limits.seconds else "memory"
        return Answer(state, pl.DataFrame(), seconds=seconds, peak=peak)


def _frame(told: dict[str, Any]) -> pl.DataFrame:
    names, seen = [], set()
    for name in told["names"]:
        unique = next(one for one in (name, *(f"{name}_{n}" for n in range(1, 10_000))) if one not in seen)
        seen.add(unique)
        names.append(unique)
    columns = []
    for place, (name, kind) in enumerate(zip(names, told["kinds"], strict=True)):
        values = [None if row[place] is None else row[place] for row in told["rows"]]
        columns.append(_column(name, kind, values))
    return pl.DataFrame(columns).with_columns(selectors.decimal().cast(pl.Float64))


def _column(name: str, kind: str, values: list[Any]) -> pl.Series:
    """Make a column of its kind, or of text where a value has no place in it, such as a date before our era."""
    texts = pl.Series(name, [value if value is None else str(value) for value in values], dtype=pl.String)
    if kind == "boolean":
        return pl.Series(name, values, dtype=pl.Boolean)
    if kind not in KINDS:
        return texts
    with contextlib.suppress(pl.exceptions.PolarsError):
        return READ[kind](texts) if kind in READ else texts.cast(KINDS[kind], strict=True)
    return texts
